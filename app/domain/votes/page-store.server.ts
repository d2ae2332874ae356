import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { Preconditions } from "#app/domain/vote-plans/preconditions.ts";
import { serialIn } from "./address.ts";
import { type Verdict, VoteResult } from "./result.ts";
import { RuleSet } from "./rules.ts";
import { VoteSettings } from "./settings.ts";
import { nothing, turnoutOf } from "./tally.ts";
import type { VoteWindow } from "./window.ts";

type VoteRow = Serial &
  VoteWindow & {
    id: string;
    question: string;
    rule: unknown;
    rollHeads: number;
    rollAreaDm2: bigint;
    heads: number;
    areaDm2: bigint;
    isSecret: boolean;
    decision: Verdict | null;
    annulled: boolean;
    proposalYear: number;
    proposalNumber: number;
  };

const fields = Prisma.sql`
  v."id", v."year", v."number", v."question", v."rule", v."status", v."opensAt", v."closesAt",
  v."rollHeads", v."rollAreaDm2", t."heads", t."areaDm2", v."settings"->>'secrecy' = 'secret' AS "isSecret", v."result"->>'decision' AS "decision",
  EXISTS (SELECT FROM "Outcome" o WHERE o."communityId" = v."communityId" AND o."voteId" = v."id" AND o."standing" = 'annulled') AS "annulled",
  p."year" AS "proposalYear", p."number" AS "proposalNumber"`;
const turnout = Prisma.sql`
  JOIN "VoteTurnout" t ON t."communityId" = v."communityId" AND t."voteId" = v."id"
  JOIN "Proposal" p ON p."communityId" = v."communityId" AND p."id" = v."proposalId"`;

/** What a line of a list shows of a vote; while it is open, who took part and not how. */
export type VoteLine = ReturnType<typeof lineOf>;

function lineOf(row: VoteRow) {
  const { question, status, opensAt, closesAt, decision, annulled } = row;
  const rule = RuleSet.parse(row.rule);
  const roll = { heads: row.rollHeads, areaDm2: Number(row.rollAreaDm2) };
  const isTurnoutHidden = isTooFewToTell(row);
  const taken = isTurnoutHidden ? nothing() : { heads: row.heads, areaDm2: Number(row.areaDm2) };
  return {
    serial: showSerial(row),
    proposalSerial: showSerial({ year: row.proposalYear, number: row.proposalNumber }),
    ...{ question, rule, status, opensAt, closesAt, decision },
    /** What was published of it was taken back. */
    annulled,
    turnout: turnoutOf(rule, roll, taken),
    isTurnoutHidden,
  };
}

/** So few that who they are, and with time what each chose, might be made out. */
export const FEW = 10;

const isTooFewToTell = ({ isSecret, status, heads }: Pick<VoteRow, "isSecret" | "status" | "heads">) =>
  isSecret && status !== "closed" && heads < FEW;

type DetailRow = VoteRow & {
  explanationHtml: string;
  noticeAt: Date;
  closedAt: Date | null;
  result: unknown;
  areaName: string | null;
  buildingName: string | null;
  gridName: string | null;
  settings: unknown;
  preconditions: unknown;
  proposalTitle: string;
  authorId: string;
  /** Extensions and the cancellation, the first one first. */
  acts: { kind: "extension" | "cancellation"; reason: string; at: string; closesAt: string | null }[];
  rollFreezesAt: Date | null;
  outcomeYear: number | null;
  outcomeNumber: number | null;
};

/** One vote with all that its pages show, in one query. Refuses with not_found. */
export async function getVote(db: Db, communityId: string, serial: string) {
  const { year, number } = serialIn(serial);
  const [row] = await db.$queryRaw<DetailRow[]>`
    SELECT ${fields}, v."explanationHtml", v."settings", v."preconditions", v."noticeAt", v."closedAt", v."result", a."name" AS "areaName",
      b."name" AS "buildingName", g."name" AS "gridName",
      p."title" AS "proposalTitle", p."authorId", v."rollFreezesAt",
      (SELECT coalesce(json_agg(json_build_object('kind', d."kind", 'reason', d."reason", 'at', d."decidedAt",
          'closesAt', d."detail"->>'closesAt') ORDER BY d."decidedAt"), '[]') FROM "VoteAct" d
        WHERE d."communityId" = v."communityId" AND d."voteId" = v."id" AND d."verdict" = 'approved'
          AND d."kind" IN ('extension', 'cancellation')) AS "acts",
      o."year" AS "outcomeYear", o."number" AS "outcomeNumber"
    FROM "Vote" v ${turnout}
    LEFT JOIN "PropertyArea" a ON a."communityId" = v."communityId" AND a."id" = v."propertyAreaId"
    LEFT JOIN "Building" b ON b."communityId" = v."communityId" AND b."id" = v."buildingId"
    LEFT JOIN "Grid" g ON g."communityId" = v."communityId" AND g."id" = v."gridId"
    LEFT JOIN "Outcome" o ON o."communityId" = v."communityId" AND o."voteId" = v."id"
    WHERE v."communityId" = ${communityId} AND v."year" = ${year} AND v."number" = ${number}`;
  if (!row) throw new Refused("not_found");
  const { explanationHtml, noticeAt, closedAt, areaName, buildingName, gridName, outcomeYear, outcomeNumber } = row;
  return {
    id: row.id,
    ...lineOf(row),
    ...{ explanationHtml, noticeAt, closedAt, areaName, buildingName, gridName },
    settings: VoteSettings.parse(row.settings),
    rollFreezesAt: row.rollFreezesAt,
    acts: row.acts.map(({ at, closesAt, ...act }) => ({
      ...{ ...act, at: new Date(at), closesAt: closesAt ? new Date(closesAt) : null },
    })),
    preconditions: Preconditions.nullable().parse(row.preconditions),
    result: row.result === null ? null : VoteResult.parse(row.result),
    proposal: {
      serial: showSerial({ year: row.proposalYear, number: row.proposalNumber }),
      title: row.proposalTitle,
      authorId: row.authorId,
    },
    outcomeSerial:
      outcomeYear === null || outcomeNumber === null ? null : showSerial({ year: outcomeYear, number: outcomeNumber }),
  };
}

/** The latest votes numbered before this one, of those still to be decided or of those decided. */
export async function listVotes(
  db: Db,
  communityId: string,
  { decided, before, limit }: { decided: boolean; before: Serial | null; limit: number },
): Promise<VoteLine[]> {
  const status = decided
    ? Prisma.sql`v."status" IN ('closed', 'cancelled')`
    : Prisma.sql`v."status" IN ('notice', 'open')`;
  const earlier = before ? Prisma.sql`AND (v."year", v."number") < (${before.year}, ${before.number})` : Prisma.empty;
  const rows = await db.$queryRaw<VoteRow[]>`
    SELECT ${fields} FROM "Vote" v ${turnout}
    WHERE v."communityId" = ${communityId} AND ${status} ${earlier}
    ORDER BY v."year" DESC, v."number" DESC LIMIT ${limit}`;
  return rows.map(lineOf);
}

/** Votes that are open, those that close first first; then those whose notice is running. */
export async function listRunningVotes(db: Db, communityId: string, limit: number): Promise<VoteLine[]> {
  const rows = await db.$queryRaw<VoteRow[]>`
    SELECT ${fields} FROM "Vote" v ${turnout}
    WHERE v."communityId" = ${communityId} AND v."status" IN ('open', 'notice')
    ORDER BY v."status" DESC, v."closesAt", v."number" LIMIT ${limit}`;
  return rows.map(lineOf);
}
