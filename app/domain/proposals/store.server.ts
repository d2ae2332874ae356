import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { readSerial, type Serial, showSerial } from "#app/domain/shared/serial.ts";
import type { ProposalCategory } from "./categories.ts";
import type { ProposalState } from "./lifecycle.ts";
import type { Subject } from "./policy.ts";

/** How a proposal is named in an address: by its number, or a draft by its id. */
export type ProposalRef = { serial: string } | { draftId: string };

type Facts = { communityId: string; id: string; threadId: string; title: string; pictureCount: number };

export type LockedProposal = Subject & Facts & { serial: string | null };

type Row = Subject & Facts & { year: number | null; number: number | null };

/** What stands in a proposal whose words nobody is to read: they are with its last revision then, or gone. */
export const NO_WORDS = { title: "", body: "", bodyHtml: "", excerpt: "", searchTerms: [] };

/** What is left of a draft that its author threw away after it was judged, and is there for nobody. */
export const EMPTIED = { number: null, title: "", hiddenFor: null } as const;
export const IS_EMPTIED = Prisma.sql`("number" IS NULL AND "title" = '' AND "hiddenFor" IS NULL)`;

/** The columns that name it. */
export function keyOf(ref: ProposalRef): { id: string } | Serial {
  const key = "serial" in ref ? readSerial(ref.serial) : isId(ref.draftId) ? { id: ref.draftId } : null;
  if (!key) throw new Refused("not_found");
  return key;
}

/** The proposal, its row held until commit: nobody else judges by it meanwhile. */
export async function lockProposal(
  tx: Db,
  actor: Pick<Actor, "communityId">,
  ref: ProposalRef,
): Promise<LockedProposal> {
  const key = keyOf(ref);
  const named =
    "id" in key ? Prisma.sql`"id" = ${key.id}::uuid` : Prisma.sql`"year" = ${key.year} AND "number" = ${key.number}`;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT "communityId", "id", "threadId", "year", "number", "title", "authorId", "state", "revision", "endorsementCount",
      "pictureCount", "hiddenFor" IS NOT NULL AS "hidden", "heldAt" IS NOT NULL AS "held"
    FROM "Proposal" WHERE "communityId" = ${actor.communityId} AND ${named} AND NOT ${IS_EMPTIED} FOR UPDATE`;
  if (!row) throw new Refused("not_found");
  const { year, number, ...subject } = row;
  return { ...subject, serial: year !== null && number !== null ? showSerial({ year, number }) : null };
}

export async function appendMove(
  tx: Db,
  communityId: string,
  proposalId: string,
  move: { from: ProposalState | null; to: ProposalState; reason: string | null; actorId: string | null; at: Date },
) {
  const position = 1 + (await tx.proposalMove.count({ where: { communityId, proposalId } }));
  await tx.proposalMove.create({ data: { communityId, proposalId, position, ...move }, select: { position: true } });
}

export async function updateProposal(
  tx: Db,
  communityId: string,
  id: string,
  data: Prisma.ProposalUncheckedUpdateInput,
) {
  await tx.proposal.update({ where: { communityId_id: { communityId, id } }, data, select: { id: true } });
}

type NewText = {
  title: string;
  category: ProposalCategory;
  body: string;
  bodyHtml: string;
  pictureCount: number;
  editorId: string;
  now: Date;
};

/** Keeps a text in the history of a proposal that is locked. One that waits and nobody else saw goes for it. */
export async function addRevision(tx: Db, proposal: LockedProposal, { now, ...text }: NewText) {
  const { communityId, id: proposalId, revision } = proposal;
  const row = { communityId, proposalId, revision: revision + 1, ...text, editedAt: now };
  await tx.proposalRevision.create({ data: row, select: { revision: true } });
  if (proposal.held) await tx.proposalRevision.deleteMany({ where: { communityId, proposalId, revision } });
}

export type Draft = { communityId: string; id: string; threadId: string };

/** Everything somebody wrote that never came out, held until commit. */
export const lockDraftsOf = (tx: Db, authorId: string) =>
  tx.$queryRaw<Draft[]>`
    SELECT "communityId", "id", "threadId" FROM "Proposal"
    WHERE "authorId" = ${authorId}::uuid AND "state" = 'draft' ORDER BY "communityId", "id" FOR UPDATE`;

/** What was judged and is to go leaves a place without words: what was done about it stays on record. */
export async function emptyDraft(tx: Db, communityId: string, id: string) {
  await tx.proposalRevision.deleteMany({ where: { communityId, proposalId: id } });
  await updateProposal(tx, communityId, id, { ...NO_WORDS, pictureCount: 0, heldAt: null, fingerprint: null });
}

export async function deleteDraft(tx: Db, communityId: string, { id, threadId }: Pick<Draft, "id" | "threadId">) {
  await tx.proposalRevision.deleteMany({ where: { communityId, proposalId: id } });
  await tx.proposal.delete({ where: { communityId_id: { communityId, id } }, select: { id: true } });
  await tx.thread.delete({ where: { communityId_id: { communityId, id: threadId } }, select: { id: true } });
}

/** The proposal and all that were merged into it: whose endorsements count here. */
const standing = (communityId: string, proposalId: string) => Prisma.sql`
  SELECT "id" FROM "Proposal" WHERE "communityId" = ${communityId} AND ("id" = ${proposalId}::uuid OR "standsInId" = ${proposalId}::uuid)`;

/** Whether somebody supports it now who did not before: the primary key decides, and what was merged into it counts. */
export async function insertEndorsement(tx: Db, communityId: string, proposalId: string, accountId: string) {
  const added = await tx.$executeRaw`
    INSERT INTO "Endorsement" ("communityId", "proposalId", "accountId")
    SELECT ${communityId}, ${proposalId}::uuid, ${accountId}::uuid
    WHERE NOT EXISTS (SELECT FROM "Endorsement" WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid
      AND "proposalId" IN (${standing(communityId, proposalId)}))
    ON CONFLICT DO NOTHING`;
  return added === 1;
}

/** Whether somebody no longer supports it who did: also what they gave to a proposal that was merged into it. */
export async function deleteEndorsement(tx: Db, communityId: string, proposalId: string, accountId: string) {
  const taken = await tx.$executeRaw`
    DELETE FROM "Endorsement" WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid
      AND "proposalId" IN (${standing(communityId, proposalId)})`;
  return taken > 0;
}

/** Counts everybody once who endorsed it or what was merged into it; its author is no supporter of their own. */
export async function recountEndorsements(tx: Db, communityId: string, proposalId: string) {
  // Held first: what was endorsed meanwhile is seen by the statement that counts.
  await tx.$queryRaw`SELECT FROM "Proposal" WHERE "communityId" = ${communityId} AND "id" = ${proposalId}::uuid FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE "Proposal" p SET "endorsementCount" = (
      SELECT count(DISTINCT "accountId") FROM "Endorsement" WHERE "communityId" = ${communityId}
        AND "accountId" <> p."authorId" AND "proposalId" IN (${standing(communityId, proposalId)}))
    WHERE p."communityId" = ${communityId} AND p."id" = ${proposalId}::uuid`;
}

export async function endorsementThreshold(tx: Db, communityId: string): Promise<number> {
  const community = await tx.community.findUniqueOrThrow({
    where: { id: communityId },
    select: { endorsementThreshold: true },
  });
  return community.endorsementThreshold;
}
