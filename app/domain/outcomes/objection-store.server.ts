import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import type { ObjectionVerdict } from "./standing.ts";
import type { OutcomeKey } from "./standing-store.server.ts";

export const countWaiting = (tx: Db, { communityId, outcomeId }: OutcomeKey) =>
  tx.objection.count({ where: { communityId, outcomeId, verdict: "waiting" } });

export const listOwnObjections = (db: Db, { communityId, outcomeId }: OutcomeKey, objectorId: string) =>
  db.objection.findMany({
    where: { communityId, outcomeId, objectorId },
    orderBy: { filedAt: "asc" },
    select: { id: true, formKey: true, verdict: true, text: true, filedAt: true, answerDueAt: true },
  });

type NewObjection = { objectorId: string; text: string; filedAt: Date; answerDueAt: Date; formKey: string };

export async function insertObjection(tx: Db, { communityId, outcomeId }: OutcomeKey, objection: NewObjection) {
  return (await tx.objection.create({ data: { communityId, outcomeId, ...objection }, select: { id: true } })).id;
}

export type ObjectionFacts = {
  objectorId: string;
  verdict: ObjectionVerdict;
  answer: string | null;
  answeredById: string | null;
};

/** An objection to an outcome that is held. Refuses with not_found. */
export async function getObjectionTo(
  tx: Db,
  { communityId, outcomeId }: OutcomeKey,
  id: string,
): Promise<ObjectionFacts> {
  const row = await tx.objection.findFirst({
    where: { communityId, outcomeId, id },
    select: { objectorId: true, verdict: true, answer: true, answeredById: true },
  });
  if (!row) throw new Refused("not_found");
  return row;
}

type Answer = {
  verdict: Exclude<ObjectionVerdict, "waiting">;
  answer: string;
  answeredById: string;
  answeredAt: Date;
};

export async function answerIt(tx: Db, communityId: string, id: string, data: Answer) {
  await tx.objection.update({ where: { communityId_id: { communityId, id } }, data, select: { id: true } });
}

const fields = {
  ...{ id: true, text: true, filedAt: true, answerDueAt: true, verdict: true, answer: true, answeredAt: true },
  ...{ objectorId: true, objector: { select: { shownName: true } } },
  outcome: {
    select: {
      ...{ year: true, number: true, title: true, standing: true, noticeEndsAt: true, publisherId: true },
      vote: { select: { year: true, number: true } },
      proposal: { select: { authorId: true } },
    },
  },
} as const;

/** One objection; to the outcome with this number, where one is given. Refuses with not_found. */
export async function getObjection(db: Db, communityId: string, id: string, address?: string) {
  const where = { communityId, id, ...(address && { outcome: serialIn(address) }) };
  const row = await db.objection.findFirst({ where, select: fields });
  if (!row) throw new Refused("not_found");
  const { objector, outcome, ...objection } = row;
  const { year, number, vote, proposal, ...facts } = outcome;
  return {
    ...{ ...objection, objectorName: objector.shownName },
    outcome: {
      ...{ ...facts, serial: showSerial({ year, number }), voteSerial: showSerial(vote), authorId: proposal.authorId },
    },
  };
}

export type WaitingObjection = {
  id: string;
  text: string;
  filedAt: Date;
  answerDueAt: Date;
  outcome: { serial: string; title: string };
};

/** Objections that wait for an answer, the one that is due first in front. */
export async function listWaiting(db: Db, communityId: string, limit: number): Promise<WaitingObjection[]> {
  const rows = await db.$queryRaw<(Omit<WaitingObjection, "outcome"> & Serial & { title: string })[]>`
    SELECT j."id", j."text", j."filedAt", j."answerDueAt", o."year", o."number", o."title" FROM "Objection" j
    JOIN "Outcome" o ON o."communityId" = j."communityId" AND o."id" = j."outcomeId"
    WHERE j."communityId" = ${communityId} AND j."verdict" = 'waiting'
    ORDER BY j."answerDueAt", j."id" LIMIT ${limit}`;
  return rows.map(({ year, number, title, ...row }) => ({
    ...row,
    outcome: { serial: showSerial({ year, number }), title },
  }));
}

/** How many wait that this person did not make. */
export const countByOthers = (db: Db, communityId: string, accountId: string) =>
  db.objection.count({ where: { communityId, verdict: "waiting", objectorId: { not: accountId } } });
