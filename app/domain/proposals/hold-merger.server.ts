import type { Db } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { lockSides, standingMerger } from "./merger-store.server.ts";

/** A merger with both its proposals, as it stands until commit. Refuses with proposal_state when there is none. */
export async function holdMerger(tx: Db, { communityId }: Pick<Actor, "communityId">, serial: string) {
  const { target } = await standingMerger(tx, communityId, serial);
  const sides = await lockSides(tx, communityId, { source: serial, target });
  // Only now nobody else decides on it: what was read before may be over.
  const { rootAuthorId } = sides.source;
  const root = rootAuthorId === null ? null : { authorId: rootAuthorId };
  return { ...sides, root, merger: await standingMerger(tx, communityId, serial) };
}
