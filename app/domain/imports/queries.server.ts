import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { RowFilter } from "./forms.ts";
import { type Counts, type ImportFault, type RowNote, VERDICTS, type Verdict } from "./notes.ts";
import { refusalToApply, refusalToDiscard, refusalToImport, refusalToUndo } from "./policy.ts";
import type { RowValues } from "./row.ts";
import { isLastApplied } from "./run-store.server.ts";
import { isVotedOn } from "./undoing-store.server.ts";

const IMPORTS = 50;
const PAGE_SIZE = 50;

const SUMMARY = {
  ...{ id: true, fileName: true, state: true, counts: true, createdAt: true, appliedAt: true, undoneAt: true },
  by: { select: { shownName: true } },
} as const;

/** The imports of a community, the latest first. */
export async function importsPage(actor: Actor) {
  refuseIf(refusalToImport(actor));
  const imports = await prisma.placeImport.findMany({
    where: { communityId: actor.communityId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: IMPORTS,
    select: SUMMARY,
  });
  return {
    imports: imports.map(({ counts, by, ...one }) => ({ ...one, counts: counts as Counts, by: by?.shownName ?? null })),
  };
}

/** One import: how far it is, what it found, and what may be done with it now. */
export async function importPage(actor: Actor, id: string, filter: RowFilter) {
  refuseIf(refusalToImport(actor));
  const { communityId } = actor;
  const found = isId(id)
    ? await prisma.placeImport.findUnique({
        where: { communityId_id: { communityId, id } },
        select: { ...SUMMARY, fault: true, rowsRead: true, rowsDone: true },
      })
    : null;
  if (!found) throw new Refused("not_found");
  const counts = found.counts as Counts;
  const key = { communityId, importId: id };
  const isApplied = found.state === "applied";
  const [isLast, voted] = isApplied
    ? await Promise.all([isLastApplied(prisma, key), isVotedOn(prisma, key)])
    : [false, false];
  const verdict = filter.verdict ?? VERDICTS.find((one) => counts.rows[one] > 0) ?? "new";
  return {
    ...found,
    ...{ counts, verdict, fault: found.fault as ImportFault | null, by: found.by?.shownName ?? null },
    refusals: {
      apply: refusalToApply(actor, { state: found.state, counts }),
      undo: refusalToUndo(actor, { state: found.state, isLast, isVotedOn: voted }),
      discard: refusalToDiscard(actor, found),
    },
    ...(await rowsPage(communityId, id, verdict, filter.after ?? 0)),
  };
}

export type ImportRow = { rowNo: number; values: RowValues; notes: RowNote[] };

async function rowsPage(communityId: string, importId: string, verdict: Verdict, after: number) {
  const found = await prisma.placeImportRow.findMany({
    where: { communityId, importId, verdict, rowNo: { gt: after } },
    orderBy: { rowNo: "asc" },
    take: PAGE_SIZE + 1,
    select: { rowNo: true, values: true, notes: true },
  });
  const rows = found.slice(0, PAGE_SIZE) as unknown as ImportRow[];
  return { rows, next: found.length > PAGE_SIZE ? (rows.at(-1)?.rowNo ?? null) : null };
}
