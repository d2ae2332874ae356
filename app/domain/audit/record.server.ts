import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Actor } from "#app/domain/shared/actor.ts";

type Act = { action: `${string}.${string}`; subject: string; detail?: Prisma.InputJsonObject };

/** Writes down an act of a person with power, in the transaction of the act itself: both stand or neither does. */
export async function record(
  tx: Db,
  actor: Pick<Actor, "communityId" | "accountId">,
  { action, subject, detail }: Act,
) {
  await tx.auditEntry.create({
    data: { communityId: actor.communityId, actorId: actor.accountId, action, subject, detail: detail ?? {} },
    select: { id: true },
  });
}
