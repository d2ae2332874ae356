import type { StanceKind } from "#app/db/generated/enums.ts";
import { communityId } from "./community.ts";
import type { Spoken } from "./discussion.ts";
import type { Scene } from "./scene.ts";

/** Counts people and not comments: each stands where they stood when they last spoke. */
export function addStances({ sink }: Scene, threadId: string, spoken: Spoken[]) {
  const inOrder = [...spoken].sort((a, b) => a.at.getTime() - b.at.getTime());
  const latest = new Map(inOrder.map(({ author, stance }) => [author.id, stance]));
  const people = new Map<StanceKind, number>();
  for (const [accountId, stance] of latest) {
    sink.add("Stance", { communityId, threadId, accountId, stance });
    people.set(stance, (people.get(stance) ?? 0) + 1);
  }
  for (const [stance, count] of people) sink.add("StanceTally", { communityId, threadId, stance, people: count });
}
