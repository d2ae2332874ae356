import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import { touching } from "#app/domain/shared/touch.server.ts";
import { originOf } from "./ledger/checkpoint.server.ts";
import { GrowingLedger, type WrittenEntry } from "./ledger/growing-ledger.server.ts";
import { type KeyPair, signerWith, signingKey } from "./ledger/signing-key.server.ts";
import { GrowingTree, nodeAt, proofFrom, stepsOf, subtreesOf } from "./ledger/tree.server.ts";
import { FEW } from "./page-store.server.ts";

export type LedgerKey = { communityId: string; voteId: string };

type EdgeRow = KeyPair & { size: number; lastAt: string; lastLeaf: number; nodes: Uint8Array };

/** The end of a vote's ledger, to add to. The vote has to be held until commit: numbers have no gaps. */
export async function openLedger(tx: Db, { communityId, voteId }: LedgerKey, serial: string): Promise<GrowingLedger> {
  const rows = await tx.$queryRaw<EdgeRow[]>`
    WITH last AS (
      SELECT "n" + 1 AS "size", "line"::json->>'at' AS "at" FROM "LedgerEntry"
      WHERE "communityId" = ${communityId} AND "voteId" = ${voteId}::uuid ORDER BY "n" DESC LIMIT 1
    ), edge AS (
      SELECT ((last."size" >> bit) << bit) - 1 AS "n" FROM last, generate_series(0, 30) bit WHERE (last."size" >> bit) & 1 = 1
    )
    SELECT last."size", last."at" AS "lastAt", e."n" AS "lastLeaf", e."nodes", k."publicKey", k."privateKey"
    FROM "SigningKey" k, last, edge
    JOIN "LedgerEntry" e ON e."communityId" = ${communityId} AND e."voteId" = ${voteId}::uuid AND e."n" = edge."n"`;
  const origin = originOf(communityId, serial);
  const [last] = rows;
  if (!last) return new GrowingLedger(origin, await signingKey(tx));
  const { size, lastAt } = last;
  const nodesOf = new Map(rows.map(({ lastLeaf, nodes }) => [lastLeaf, nodes]));
  const edge = subtreesOf(0, size).map(({ level, lastLeaf }) => nodeAt(nodesOf.get(lastLeaf) ?? NOTHING, level));
  return new GrowingLedger(origin, signerWith(last), new GrowingTree(size, edge), lastAt);
}

const NOTHING = new Uint8Array();

/** What is written in the same statement, and the pages it makes stale. */
type Alongside = { rows: readonly Prisma.Sql[]; touched: readonly string[] };

/** Writes what was added to a ledger, and signs its tree as it is now. */
export async function writeEntries(tx: Db, key: LedgerKey, ledger: GrowingLedger, alongside?: Alongside) {
  const { entries, size, note } = ledger.sign();
  const written = [newEntries(key, entries), ...(alongside?.rows ?? [])].map(
    (rows, at) => Prisma.sql`${Prisma.raw(`written${at}`)} AS (${rows})`,
  );
  await tx.$executeRaw`
    WITH ${Prisma.join(written)}
    INSERT INTO "LedgerCheckpoint" ("communityId", "voteId", "size", "note")
    VALUES (${key.communityId}, ${key.voteId}::uuid, ${size}, ${note})
    ${alongside ? Prisma.sql`RETURNING ${touching(alongside.touched)}` : Prisma.empty}`;
}

const newEntries = ({ communityId, voteId }: LedgerKey, entries: readonly WrittenEntry[]) => Prisma.sql`
  INSERT INTO "LedgerEntry" ("communityId", "voteId", "n", "line", "nodes")
  SELECT ${communityId}, ${voteId}::uuid, e."n", e."line", decode(e."nodes", 'hex')
  FROM unnest(${entries.map(({ n }) => n)}::int[], ${entries.map(({ line }) => line)}::text[],
    ${entries.map(({ nodes }) => Buffer.from(nodes).toString("hex"))}::text[]) AS e("n", "line", "nodes")`;

/** The signed head of a ledger when it had just so many entries; null when none was signed then. */
export const getCheckpointOf = (db: Db, { communityId, voteId }: LedgerKey, size: number) =>
  db.ledgerCheckpoint.findUnique({
    where: { communityId_voteId_size: { communityId, voteId, size } },
    select: { note: true },
  });

/** The signed head of a ledger as it is now; null when there is none yet. */
export const getLastCheckpoint = (db: Db, { communityId, voteId }: LedgerKey) =>
  db.ledgerCheckpoint.findFirst({
    where: { communityId, voteId },
    orderBy: { size: "desc" },
    select: { size: true, note: true },
  });

/** An entry with the proof that it is in the tree of that many; null when there is no such entry. */
export async function proveEntry(db: Db, { communityId, voteId }: LedgerKey, n: number, size: number) {
  const steps = stepsOf(n, size);
  const needed = [...new Set([n, ...steps.flat().map(({ lastLeaf }) => lastLeaf)])];
  const rows = await db.ledgerEntry.findMany({
    where: { communityId, voteId, n: { in: needed } },
    select: { n: true, line: true, nodes: true },
  });
  const rowOf = new Map(rows.map((row) => [row.n, row]));
  const line = rowOf.get(n)?.line;
  if (line === undefined) return null;
  const proof = proofFrom(steps, ({ level, lastLeaf }) => nodeAt(rowOf.get(lastLeaf)?.nodes ?? NOTHING, level));
  return { line, proof: proof.map((hash) => Buffer.from(hash).toString("base64")) };
}

/**
 * The last signed head of vote `v` that everybody may see. While so few have voted in secret that their number is not told,
 * a head that covers their entries would tell it: then the one in front of the first of them.
 */
const shownHead = Prisma.sql`
  SELECT c."size", c."note" FROM "LedgerCheckpoint" c WHERE c."communityId" = v."communityId" AND c."voteId" = v."id"
    AND NOT (v."settings"->>'secrecy' = 'secret' AND v."status" = 'open'
      AND (SELECT t."heads" FROM "VoteTurnout" t WHERE t."communityId" = v."communityId" AND t."voteId" = v."id") < ${FEW}
      AND EXISTS (SELECT FROM "Participation" p
        WHERE p."communityId" = v."communityId" AND p."voteId" = v."id" AND p."entryNo" < c."size"))
  ORDER BY c."size" DESC LIMIT 1`;

/** The signed head of a ledger that everybody may see; null when there is none yet. */
export async function getShownCheckpoint(db: Db, { communityId, voteId }: LedgerKey) {
  const [head] = await db.$queryRaw<{ size: number; note: string }[]>`
    SELECT h.* FROM "Vote" v CROSS JOIN LATERAL (${shownHead}) h
    WHERE v."communityId" = ${communityId} AND v."id" = ${voteId}::uuid`;
  return head ?? null;
}

type LastRow = Serial & { question: string; note: string; at: string };

/** The last heads to be seen of the latest votes whose notice was given, and when the last entries they cover were written. */
export const listLastCheckpoints = (db: Db, communityId: string, limit: number) =>
  db.$queryRaw<LastRow[]>`
    SELECT v."year", v."number", v."question", c."note", e."line"::json->>'at' AS "at" FROM "Vote" v
    CROSS JOIN LATERAL (${shownHead}) c
    JOIN "LedgerEntry" e ON e."communityId" = v."communityId" AND e."voteId" = v."id" AND e."n" = c."size" - 1
    WHERE v."communityId" = ${communityId} ORDER BY v."year" DESC, v."number" DESC LIMIT ${limit}`;

const PAGE = 2_000;

/** The lines of a ledger, page by page. */
export async function* entriesOf(db: Db, { communityId, voteId }: LedgerKey): AsyncGenerator<string[]> {
  for (let from = 0; ; from += PAGE) {
    const rows = await db.ledgerEntry.findMany({
      where: { communityId, voteId, n: { gte: from, lt: from + PAGE } },
      orderBy: { n: "asc" },
      select: { line: true },
    });
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < PAGE) return;
  }
}

/** All signed heads of a ledger, the smallest first, page by page. */
export async function* checkpointsOf(db: Db, { communityId, voteId }: LedgerKey): AsyncGenerator<string[]> {
  for (let after = 0; ; ) {
    const rows = await db.ledgerCheckpoint.findMany({
      where: { communityId, voteId, size: { gt: after } },
      orderBy: { size: "asc" },
      take: PAGE,
      select: { size: true, note: true },
    });
    if (rows.length > 0) yield rows.map(({ note }) => note);
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.size ?? after;
  }
}
