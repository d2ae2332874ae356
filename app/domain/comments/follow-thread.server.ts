import { prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { deleteFollow, insertFollow, readAll } from "./follow-store.server.ts";
import { homeOf } from "./homes.server.ts";
import { refusalToFollow } from "./policy.ts";

// What only its own person sees drops no page: it is part of their face.

/** Keeps a thread among one's own, to be told what is new in it. */
export async function followThread(actor: Actor, threadId: string): Promise<void> {
  refuseIf(refusalToFollow(actor));
  const key = await keyOf(actor, threadId);
  await insertFollow(prisma, key);
}

export async function unfollowThread(actor: Actor, threadId: string): Promise<void> {
  await deleteFollow(prisma, await keyOf(actor, threadId));
}

/** Says that one has seen what is there. Returns where the thread is. */
export async function markThreadRead(actor: Actor, threadId: string): Promise<string> {
  const accountId = accountOf(actor);
  const { path } = await homeOf(prisma, actor, { threadId, hold: false });
  await readAll(prisma, { communityId: actor.communityId, threadId, accountId });
  return path;
}

async function keyOf(actor: Actor, threadId: string) {
  const accountId = accountOf(actor);
  await homeOf(prisma, actor, { threadId, hold: false });
  return { communityId: actor.communityId, threadId, accountId };
}
