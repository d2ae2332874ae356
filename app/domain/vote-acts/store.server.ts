import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import { RuleSet } from "#app/domain/votes/rules.ts";
import { ActDetail, type CommitteeRole, type Verdict } from "./act.ts";
import type { VoteFacts } from "./policy.ts";

export type VoteAtHand = VoteFacts &
  Serial & {
    communityId: string;
    voteId: string;
    serial: string;
    proposalId: string;
    propertyAreaId: string | null;
    buildingId: string | null;
    gridId: string | null;
    rule: RuleSet;
    now: Date;
  };

/** A vote that something is to be done to, and the database's own clock; held until commit. Refuses with not_found. */
export async function lockVote(tx: Db, communityId: string, address: string): Promise<VoteAtHand> {
  const { year, number } = serialIn(address);
  const [row] = await tx.$queryRaw<Omit<VoteAtHand, "serial">[]>`
    SELECT v."communityId", v."id" AS "voteId", v."year", v."number", v."status", v."opensAt", v."closesAt",
      v."rollFreezesAt", v."proposalId", v."propertyAreaId", v."buildingId", v."gridId",
      v."rule", p."authorId", clock_timestamp() AS "now"
    FROM "Vote" v JOIN "Proposal" p ON p."communityId" = v."communityId" AND p."id" = v."proposalId"
    WHERE v."communityId" = ${communityId} AND v."year" = ${year} AND v."number" = ${number} FOR UPDATE OF v`;
  if (!row) throw new Refused("not_found");
  return { ...row, serial: showSerial(row), rule: RuleSet.parse(row.rule) };
}

export type ActRow = {
  id: string;
  detail: ActDetail;
  reason: string;
  proposedById: string;
  proposedAs: CommitteeRole;
  verdict: Verdict;
  decidedById: string | null;
  decisionReason: string | null;
  formKey: string;
};

const actFields = {
  ...{ id: true, kind: true, detail: true, reason: true, proposedById: true, proposedAs: true, verdict: true },
  ...{ decidedById: true, decisionReason: true, formKey: true },
} as const;

type VoteKey = { communityId: string; voteId: string };

/** The acts of a vote that is held, so that nobody else is at them. */
export async function listActs(tx: Db, { communityId, voteId }: VoteKey) {
  const rows = await tx.voteAct.findMany({ where: { communityId, voteId }, select: actFields });
  return rows.map(({ detail, ...row }) => ({ ...row, detail: ActDetail.parse(detail) }));
}

/** One of them. Refuses with not_found. */
export async function getAct(tx: Db, { communityId, voteId }: VoteKey, id: string): Promise<ActRow> {
  const row = await tx.voteAct.findFirst({ where: { communityId, voteId, id }, select: actFields });
  if (!row) throw new Refused("not_found");
  return { ...row, detail: ActDetail.parse(row.detail) };
}

type NewAct = Omit<ActRow, "id" | "verdict" | "decidedById" | "decisionReason"> & { proposedAt: Date };

export async function insertAct(tx: Db, { communityId, voteId }: VoteKey, act: NewAct): Promise<string> {
  const data = { communityId, voteId, kind: act.detail.kind, ...act };
  return (await tx.voteAct.create({ data, select: { id: true } })).id;
}

type Decision = {
  verdict: Exclude<Verdict, "waiting">;
  decidedById: string | null;
  decidedAs: CommitteeRole | null;
  decidedAt: Date;
  decisionReason: string | null;
};

export async function decideAct(tx: Db, { communityId }: VoteKey, id: string, decision: Decision) {
  await tx.voteAct.update({
    where: { communityId_id: { communityId, id } },
    data: decision,
    select: { id: true },
  });
}

/** Says to the database which act this transaction carries out: it lets what was approved happen, and nothing else. */
export async function takeInHand(tx: Db, actId: string) {
  await tx.$queryRaw`SELECT set_config('sunshine.act', ${actId}, true)`;
}

export async function setDeadline(tx: Db, { communityId, voteId }: VoteKey, closesAt: Date) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { closesAt },
    select: { id: true },
  });
}

export async function markCancelled(tx: Db, { communityId, voteId }: VoteKey) {
  await tx.vote.update({
    where: { communityId_id: { communityId, id: voteId } },
    data: { status: "cancelled" },
    select: { id: true },
  });
}
