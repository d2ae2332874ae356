import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { readEntered } from "./entered.ts";
import type { PlanFacts } from "./policy.ts";

export async function insertPlan(tx: Db, plan: Prisma.VotePlanUncheckedCreateInput): Promise<string> {
  return (await tx.votePlan.create({ data: plan, select: { id: true } })).id;
}

export const listPlansOf = (db: Db, communityId: string, proposalId: string) =>
  db.votePlan.findMany({
    where: { communityId, proposalId },
    select: { id: true, status: true, formKey: true, preparedById: true, entered: true },
  });

const name = { select: { shownName: true } } as const;

/** A plan with the matter it is for. Refuses with not_found. */
export async function getPlan(db: Db, communityId: string, id: string) {
  const found = isId(id)
    ? await db.votePlan.findUnique({
        where: { communityId_id: { communityId, id } },
        select: {
          ...{ id: true, entered: true, preconditions: true, status: true, revision: true, reason: true },
          ...{ preparedById: true, preparedAt: true, decidedById: true, decidedAt: true },
          ...{ preparedBy: name, decidedBy: name, vote: { select: { year: true, number: true } } },
          proposal: { select: { year: true, number: true, title: true, authorId: true } },
        },
      })
    : null;
  if (!found) throw new Refused("not_found");
  const { proposal, vote, entered, ...plan } = found;
  const { year, number } = proposal;
  if (year === null || number === null) throw new Refused("not_found");
  const preparerRoles = await rolesOf(db, communityId, plan.preparedById);
  const facts: PlanFacts = { ...plan, authorId: proposal.authorId, preparerRoles };
  return {
    ...plan,
    ...{ facts, input: readEntered(entered), voteSerial: vote && showSerial(vote) },
    proposal: { serial: showSerial({ year, number }), title: proposal.title },
  };
}

async function rolesOf(db: Db, communityId: string, accountId: string): Promise<Role[]> {
  const held = await db.membership.findMany({
    where: { communityId, accountId, endedAt: null },
    select: { role: true },
  });
  return held.map(({ role }) => role);
}

/** The same, nobody else at it until commit. Its proposal is held first. */
export async function lockPlan(tx: Db, communityId: string, id: string) {
  await tx.$executeRaw`SELECT FROM "VotePlan" WHERE "communityId" = ${communityId} AND "id" = ${id}::uuid FOR UPDATE`;
  return getPlan(tx, communityId, id);
}

type Decision = Pick<Prisma.VotePlanUncheckedUpdateInput, "status" | "decidedById" | "decidedAt" | "reason" | "voteId">;

export async function decidePlan(tx: Db, communityId: string, id: string, decision: Decision) {
  await tx.votePlan.update({
    where: { communityId_id: { communityId, id } },
    data: { ...decision, revision: { increment: 1 } },
    select: { id: true },
  });
}

type WaitingRow = {
  id: string;
  question: string;
  preparedAt: Date;
  preparedById: string;
  authorId: string;
  roles: Role[];
};

/** Plans that wait for approval, the longest wait first. */
export async function listWaiting(db: Db, communityId: string, limit: number) {
  const rows = await db.$queryRaw<WaitingRow[]>`
    SELECT p."id", p."entered"->>'question' AS "question", p."preparedAt", p."preparedById", m."authorId",
      ARRAY(SELECT h."role"::text FROM "Membership" h WHERE h."communityId" = p."communityId"
        AND h."accountId" = p."preparedById" AND h."endedAt" IS NULL) AS "roles"
    FROM "VotePlan" p JOIN "Proposal" m ON m."communityId" = p."communityId" AND m."id" = p."proposalId"
    WHERE p."communityId" = ${communityId} AND p."status" = 'waiting'
    ORDER BY p."preparedAt", p."id" LIMIT ${limit}`;
  return rows.map(({ id, question, preparedAt, preparedById, authorId, roles }) => {
    const facts: PlanFacts = { status: "waiting", preparedById, authorId, preparerRoles: roles };
    return { id, question, preparedAt, facts };
  });
}

/** The plan of a proposal that waits, or else the one that was sent back last. */
export const findPlanOf = (db: Db, communityId: string, { year, number }: { year: number; number: number }) =>
  db.votePlan.findFirst({
    where: { communityId, proposal: { year, number }, status: { in: ["waiting", "sentBack"] } },
    orderBy: [{ status: "asc" }, { preparedAt: "desc" }],
    select: { id: true, status: true, reason: true, entered: true },
  });
