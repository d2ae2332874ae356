import type { Db } from "#app/db/client.server.ts";
import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { About } from "#app/domain/moderation/notice-item.server.ts";
import type { STRENGTHS } from "./forms.ts";
import { Signal } from "./signals.ts";

/** What was noticed of the text as it stands now takes the place of what was noticed before. */
export async function putSignals(tx: Db, communityId: string, about: About, signals: readonly Signal[]) {
  if (about.kind === "comment") await tx.commentSignal.deleteMany({ where: { communityId, commentId: about.id } });
  else await tx.proposalSignal.deleteMany({ where: { communityId, proposalId: about.id } });
  await addSignals(tx, communityId, about, signals);
}

export async function addSignals(tx: Db, communityId: string, { kind: of, id }: About, signals: readonly Signal[]) {
  if (signals.length === 0) return;
  const rows = signals.map(({ kind, ...detail }) => ({ communityId, kind, detail }));
  if (of === "comment") await tx.commentSignal.createMany({ data: rows.map((row) => ({ ...row, commentId: id })) });
  else await tx.proposalSignal.createMany({ data: rows.map((row) => ({ ...row, proposalId: id })) });
}

type SignalRow = { itemId: string; kind: string; detail: object; text: string };

/** With the text in which it was noticed: of a proposal that is in its last revision, whatever its page shows. */
export async function listSignals(db: Db, communityId: string, itemIds: string[]) {
  const rows = await db.$queryRaw<SignalRow[]>`
    SELECT s."commentId" AS "itemId", s."kind", s."detail", c."body" AS "text" FROM "CommentSignal" s
    JOIN "Comment" c ON c."communityId" = s."communityId" AND c."id" = s."commentId"
    WHERE s."communityId" = ${communityId} AND s."commentId" = ANY(${itemIds}::uuid[])
    UNION ALL
    SELECT s."proposalId", s."kind", s."detail", r."title" || E'\\n' || r."body" FROM "ProposalSignal" s
    JOIN "Proposal" p ON p."communityId" = s."communityId" AND p."id" = s."proposalId"
    JOIN "ProposalRevision" r
      ON r."communityId" = p."communityId" AND r."proposalId" = p."id" AND r."revision" = p."revision"
    WHERE s."communityId" = ${communityId} AND s."proposalId" = ANY(${itemIds}::uuid[]) ORDER BY "kind"`;
  return rows.map(({ kind, detail, ...row }) => ({ ...row, signal: Signal.parse({ ...detail, kind }) }));
}

type Listed = { word: string; ground: Ground; strength: (typeof STRENGTHS)[number] };

export const listWords = (db: Db, communityId: string): Promise<Listed[]> =>
  db.listedWord.findMany({
    where: { communityId },
    orderBy: { key: "asc" },
    select: { word: true, ground: true, strength: true },
  });
