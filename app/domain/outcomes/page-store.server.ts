import type { Db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { ProposalState } from "#app/domain/proposals/lifecycle.ts";
import type { Cursor } from "#app/domain/shared/cursor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import { type Verdict, VoteResult } from "#app/domain/votes/result.ts";
import { RuleSet } from "#app/domain/votes/rules.ts";
import { VoteSettings } from "#app/domain/votes/settings.ts";
import type { ObjectionVerdict, Standing } from "./standing.ts";

export type OutcomeLine = {
  id: string;
  serial: string;
  title: string;
  decision: Verdict;
  publishedAt: Date;
  noticeEndsAt: Date;
  standing: Standing;
  commentCount: number;
};

type LineRow = Omit<OutcomeLine, "serial"> & Serial;

/** The latest outcomes, or those published before the cursor's. */
export async function listOutcomes(db: Db, communityId: string, before: Cursor | null, limit: number) {
  const earlier = before
    ? Prisma.sql`AND (o."publishedAt", o."id") < (${before.value}::timestamptz, ${before.id}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<LineRow[]>`
    SELECT o."id", o."year", o."number", o."title", o."decision", o."publishedAt", o."noticeEndsAt", o."standing", t."commentCount"
    FROM "Outcome" o JOIN "Thread" t ON t."communityId" = o."communityId" AND t."id" = o."threadId"
    WHERE o."communityId" = ${communityId} ${earlier}
    ORDER BY o."publishedAt" DESC, o."id" DESC LIMIT ${limit}`;
  return rows.map(({ year, number, ...line }): OutcomeLine => ({ serial: showSerial({ year, number }), ...line }));
}

type Task = { position: number; title: string; unit: string; dueOn: string };

type AnsweredRow = {
  id: string;
  text: string;
  filedAt: string;
  objectorName: string;
  verdict: Exclude<ObjectionVerdict, "waiting">;
  answer: string;
  answeredAt: string;
};

type DetailRow = Omit<LineRow, "id" | "commentCount"> & {
  threadId: string;
  publisherId: string;
  authorId: string;
  state: ProposalState;
  bodyHtml: string;
  ruleCited: string;
  effectiveOn: string;
  publisherName: string;
  /** Who approved the publication of a result that binds. */
  approverName: string | null;
  settledAt: Date | null;
  objections: AnsweredRow[];
  waitingObjections: number;
  tasks: Task[];
  question: string;
  rule: unknown;
  settings: unknown;
  result: unknown;
  closedAt: Date;
  areaName: string | null;
  voteYear: number;
  voteNumber: number;
  proposalYear: number;
  proposalNumber: number;
  proposalTitle: string;
};

/** One outcome with all that its page shows, in one query. Refuses with not_found. */
export async function getOutcome(db: Db, communityId: string, serial: string) {
  const key = serialIn(serial);
  const [row] = await db.$queryRaw<DetailRow[]>`
    SELECT o."year", o."number", o."title", o."decision", o."publishedAt", o."noticeEndsAt", o."standing", o."settledAt", o."bodyHtml", o."ruleCited",
      o."threadId", o."publisherId", p."authorId", p."state",
      o."effectiveOn"::text AS "effectiveOn", c."shownName" AS "publisherName",
      (SELECT s."shownName" FROM "VoteAct" x JOIN "Account" s ON s."id" = x."decidedById"
        WHERE x."communityId" = o."communityId" AND x."voteId" = o."voteId" AND x."kind" = 'publication'
          AND x."verdict" = 'approved') AS "approverName",
      (SELECT count(*)::int FROM "Objection" j WHERE j."communityId" = o."communityId" AND j."outcomeId" = o."id"
        AND j."verdict" = 'waiting') AS "waitingObjections",
      (SELECT coalesce(json_agg(json_build_object('id', j."id", 'text', j."text", 'filedAt', j."filedAt",
          'objectorName', b."shownName", 'verdict', j."verdict", 'answer', j."answer", 'answeredAt', j."answeredAt")
          ORDER BY j."filedAt"), '[]')
        FROM "Objection" j JOIN "Account" b ON b."id" = j."objectorId"
        WHERE j."communityId" = o."communityId" AND j."outcomeId" = o."id" AND j."verdict" <> 'waiting') AS "objections",
      (SELECT coalesce(json_agg(json_build_object('position', t."position", 'title', t."title", 'unit', t."unit",
          'dueOn', t."dueOn"::text) ORDER BY t."position"), '[]') FROM "OutcomeTask" t
        WHERE t."communityId" = o."communityId" AND t."outcomeId" = o."id") AS "tasks",
      v."question", v."rule", v."settings", v."result", v."closedAt", v."year" AS "voteYear", v."number" AS "voteNumber",
      a."name" AS "areaName", p."year" AS "proposalYear", p."number" AS "proposalNumber", p."title" AS "proposalTitle"
    FROM "Outcome" o
    JOIN "Vote" v ON v."communityId" = o."communityId" AND v."id" = o."voteId"
    JOIN "Proposal" p ON p."communityId" = o."communityId" AND p."id" = o."proposalId"
    JOIN "Account" c ON c."id" = o."publisherId"
    LEFT JOIN "PropertyArea" a ON a."communityId" = v."communityId" AND a."id" = v."propertyAreaId"
    WHERE o."communityId" = ${communityId} AND o."year" = ${key.year} AND o."number" = ${key.number}`;
  if (!row) throw new Refused("not_found");
  const { year, number, question, rule, settings, result, closedAt, areaName, voteYear, voteNumber, ...rest } = row;
  const { proposalYear, proposalNumber, proposalTitle, objections, ...outcome } = rest;
  return {
    serial: showSerial({ year, number }),
    ...outcome,
    objections: objections.map(({ filedAt, answeredAt, ...objection }) => ({
      ...objection,
      ...{ filedAt: new Date(filedAt), answeredAt: new Date(answeredAt) },
    })),
    proposal: { serial: showSerial({ year: proposalYear, number: proposalNumber }), title: proposalTitle },
    vote: {
      serial: showSerial({ year: voteYear, number: voteNumber }),
      ...{ question, closedAt, areaName },
      rule: RuleSet.parse(rule),
      settings: VoteSettings.parse(settings),
      result: VoteResult.parse(result),
    },
  };
}

/** Whether an outcome can be objected to. Refuses with not_found. */
export async function getStanding(db: Db, communityId: string, serial: string) {
  const row = await db.outcome.findUnique({
    where: { communityId_year_number: { communityId, ...serialIn(serial) } },
    select: {
      id: true,
      title: true,
      standing: true,
      noticeEndsAt: true,
      vote: { select: { year: true, number: true } },
    },
  });
  if (!row) throw new Refused("not_found");
  const { id: outcomeId, vote, ...outcome } = row;
  return { ...outcome, outcomeId, serial, voteSerial: showSerial(vote) };
}

/** A vote whose outcome may be about to be published. Refuses with not_found. */
export async function getVoteToPublish(db: Db, communityId: string, serial: string) {
  const vote = await db.vote.findUnique({
    where: { communityId_year_number: { communityId, ...serialIn(serial) } },
    select: {
      ...{ question: true, status: true, rule: true, settings: true, result: true, closedAt: true },
      proposal: { select: { year: true, number: true, title: true, authorId: true } },
      outcome: { select: { id: true } },
    },
  });
  if (!vote) throw new Refused("not_found");
  const { question, status, closedAt, proposal, outcome } = vote;
  const { authorId, title, year, number } = proposal;
  return {
    ...{ serial, question, closedAt },
    rule: RuleSet.parse(vote.rule),
    settings: VoteSettings.parse(vote.settings),
    result: vote.result === null ? null : VoteResult.parse(vote.result),
    proposal: { serial: showSerial({ year: year ?? 0, number: number ?? 0 }), title },
    facts: { status, authorId, isPublished: outcome !== null },
  };
}
