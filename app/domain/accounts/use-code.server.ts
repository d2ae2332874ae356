import { inTransaction, prisma } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { isId } from "#app/domain/shared/id.ts";
import { type RefusalCode, Refused } from "#app/domain/shared/refusal.ts";
import { findCode, markUsed, takeTry } from "./code-store.server.ts";
import { type Contact, contactOf, maskedContact } from "./contact.ts";
import { digestOf, isSameDigest } from "./digest.server.ts";
import type { CodePurpose } from "./one-time-code.ts";

type Typed = { id: string; purpose: CodePurpose; code: string };
type Proven = { contact: Contact; accountId: string | null };

/**
 * Does some work with what a code proves, in one transaction with using it up. A wrong guess counts whatever else
 * happens; when the work refuses, the code stays as it was. Throws Refused: code_wrong, code_spent.
 * `proof` may be anything long and random with which its holder shows later that the code was theirs.
 */
export async function withCode<T>(
  { id, purpose, code }: Typed,
  work: (tx: Prisma.TransactionClient, proven: Proven) => Promise<T>,
  proof: string = crypto.randomUUID(),
): Promise<T> {
  if (!isId(id)) throw new Refused("code_spent");
  const done = await inTransaction<{ refusal: RefusalCode } | { result: T }>(async (tx) => {
    const tried = await takeTry(tx, id, purpose);
    const contact = tried && contactOf(tried.target);
    if (!tried || !contact) return { refusal: "code_spent" };
    if (!isSameDigest(tried.codeHash, digestOf(id, code))) return { refusal: "code_wrong" };
    await markUsed(tx, id, digestOf(id, proof));
    return { result: await work(tx, { contact, accountId: tried.accountId }) };
  });
  if ("refusal" in done) throw new Refused(done.refusal);
  return done.result;
}

/** Where a code went, as much of that as may be shown, and whether it can still be used. */
type SentCode = Contact & { masked: string; isOpen: boolean };

/** Null when there is no such code. */
export async function sentTo(id: string, purpose: CodePurpose, now = new Date()): Promise<SentCode | null> {
  const code = isId(id) ? await findCode(prisma, id) : null;
  const contact = code?.purpose === purpose ? contactOf(code.target) : null;
  if (!code || !contact) return null;
  const isOpen = code.triesLeft > 0 && code.usedAt === null && code.expiresAt > now;
  return { ...contact, masked: maskedContact(contact), isOpen };
}
