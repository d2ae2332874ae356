import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Action } from "./actions.ts";

/** Who acts, and where; in no community what stands above them. Nobody when it is the clock or the shell. */
type Author = { communityId: string | null; accountId: string | null };

export type Act = {
  action: Action;
  /** What it was done to, in words that stay true without its person: "proposal:2026-0012". */
  subject: string;
  /** Whom it concerns, who can read it. */
  about?: string | null;
  /** What stays for good: no names, no homes, no free text. */
  detail?: Prisma.InputJsonObject;
  /** What goes when whoever it is about is erased. */
  personal?: Personal;
};
type Personal = Partial<Record<"reason" | "answer" | "unit" | "letter" | "before" | "after", string | null>>;

/**
 * Writes down an act of a person with power, in the transaction of the act itself: both stand or neither does. Its place
 * in the chain is given when that commits, so it matters not how early in a transaction this is called.
 */
export const record = (tx: Db, author: Author, act: Act): Promise<void> => recordAll(tx, author, [act]);

/** The same of several acts at once. */
export async function recordAll(tx: Db, { communityId, accountId }: Author, acts: readonly Act[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: acts.map(({ action, subject, about = null, detail = {}, personal = {} }) => ({
      ...{ communityId, actorId: accountId, action, subject, aboutId: about, detail },
      ...(isSaying(personal) && { personal }),
    })),
  });
}

const isSaying = (personal: Personal) => Object.values(personal).some((value) => value !== "" && value !== null);
