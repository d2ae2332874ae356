import { createHash } from "node:crypto";

import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { openThread } from "#app/domain/comments/open-thread.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Serial } from "#app/domain/shared/serial.ts";
import { serialIn } from "#app/domain/votes/address.ts";
import { canonicalJson } from "#app/domain/votes/ledger/canonical.ts";
import { inLedger, VoteResult } from "#app/domain/votes/result.ts";
import { RuleSet } from "#app/domain/votes/rules.ts";
import type { OutcomeTask } from "./forms.ts";
import type { VoteFacts } from "./policy.ts";
import type { OutcomeKey } from "./standing-store.server.ts";

type Row = {
  id: string;
  proposalId: string;
  status: VoteFacts["status"];
  authorId: string;
  rule: unknown;
  result: unknown;
  now: Date;
};

/** The vote an outcome is drawn from, held until commit, with what has been published of it. */
export async function lockVote(tx: Db, communityId: string, serial: string) {
  const { year, number } = serialIn(serial);
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT v."id", v."proposalId", v."status", v."rule", v."result", p."authorId", clock_timestamp() AS "now"
    FROM "Vote" v JOIN "Proposal" p ON p."communityId" = v."communityId" AND p."id" = v."proposalId"
    WHERE v."communityId" = ${communityId} AND v."year" = ${year} AND v."number" = ${number}
    FOR UPDATE OF v`;
  if (!row) throw new Refused("not_found");
  const published = await tx.outcome.findUnique({
    where: { communityId_voteId: { communityId, voteId: row.id } },
    select: {
      ...{ year: true, number: true, formKey: true, publisherId: true, publishedAt: true, noticeEndsAt: true },
      ...{ title: true, body: true, effectiveOn: true },
      tasks: { select: { title: true, unit: true, dueOn: true }, orderBy: { position: "asc" } },
    },
  });
  const { id, proposalId, status, authorId, now } = row;
  const result = row.result === null ? null : VoteResult.parse(row.result);
  return {
    ...{ id, proposalId, now, published: published && inDaysOf(published) },
    facts: { status, authorId, isPublished: published !== null } satisfies VoteFacts,
    rule: RuleSet.parse(row.rule),
    result,
    /** By what one count is told from another. */
    counted:
      result &&
      createHash("sha256")
        .update(canonicalJson(inLedger(result)))
        .digest("hex"),
  };
}

/** With its days as a form says them. */
const inDaysOf = <T extends { effectiveOn: Date; tasks: { dueOn: Date }[] }>({
  effectiveOn,
  tasks,
  ...published
}: T) => ({
  ...published,
  effectiveOn: dayOf(effectiveOn),
  tasks: tasks.map((task) => ({ ...task, dueOn: dayOf(task.dueOn) })),
});

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** Adds what is published, with the thread to talk about it and who does what by when. */
export async function insertOutcome(
  tx: Db,
  outcome: Omit<Prisma.OutcomeUncheckedCreateInput, "threadId"> & Serial,
  tasks: readonly OutcomeTask[],
): Promise<OutcomeKey> {
  const { communityId } = outcome;
  const threadId = await openThread(tx, communityId);
  const { id } = await tx.outcome.create({ data: { ...outcome, threadId }, select: { id: true } });
  await tx.outcomeTask.createMany({
    data: tasks.map(({ title, unit, dueOn }, index) => ({
      communityId,
      outcomeId: id,
      position: index + 1,
      ...{ title, unit, dueOn: new Date(dueOn) },
    })),
  });
  return { communityId, outcomeId: id };
}
