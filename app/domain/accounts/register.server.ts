import { inTransaction, prisma } from "#app/db/client.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { addAccount, findByContact } from "./account-store.server.ts";
import { findProven } from "./code-store.server.ts";
import { type Contact, contactOf, maskedContact } from "./contact.ts";
import { digestOf, isSameDigest } from "./digest.server.ts";
import { hashPassword } from "./password.server.ts";
import { faultOfPassword } from "./password-rule.ts";

/** What a person declares by ticking the first box: "我已年满 18 周岁". A new wording is a new version. */
const ADULT_WORDING = "2026-11";

type Registration = {
  /** From enterByCode(): that the contact is theirs. */
  proof: string;
  realName: string;
  password?: string | undefined;
  privacyVersion: string;
};

/** The contact that a proof from enterByCode() is good for, still; null when it is none. */
export async function provenContact(proof: string): Promise<(Contact & { masked: string }) | null> {
  const [id = "", secret = ""] = proof.split(".");
  const proven = isId(id) ? await findProven(prisma, id) : null;
  if (!proven || !isSameDigest(proven.proofHash, digestOf(id, secret))) return null;
  const contact = contactOf(proven.target);
  return contact && { ...contact, masked: maskedContact(contact) };
}

/**
 * An account for a proven contact, with consents; sent twice it is one, and a contact that has become somebody's in
 * the meantime is that person coming in. Throws Refused: code_spent, password_needed, password_too_close, too_busy.
 */
export async function register({ proof, realName, password, privacyVersion }: Registration): Promise<string> {
  const contact = await provenContact(proof);
  if (!contact) throw new Refused("code_spent");
  // A phone is at hand when a code is needed; mail is not always.
  if (contact.by === "email" && !password) throw new Refused("password_needed");
  if (password && faultOfPassword(password, [contact.value, realName])) throw new Refused("password_too_close");
  const passwordHash = password ? await hashPassword(password) : null;
  return inTransaction(async (tx) => {
    const added = await addAccount(tx, { contact, realName, passwordHash }, [
      { kind: "adult", version: ADULT_WORDING },
      { kind: "privacy", version: privacyVersion },
    ]);
    const accountId = added ?? (await findByContact(tx, contact))?.id;
    if (!accountId) throw new Refused("code_spent");
    return accountId;
  });
}
