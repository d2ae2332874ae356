import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { accountOf } from "#app/domain/shared/actor.ts";
import { communitiesOf, holdSubdistrict } from "./store.server.ts";
import { actorAmong, type Caller } from "./subdistrict.ts";

/** Whoever acts on a subdistrict's officials, with the roles they hold in its communities. */
export async function enterSubdistrict(tx: Db, caller: Caller, subdistrictId: string) {
  await holdSubdistrict(tx, subdistrictId);
  const communityIds = await communitiesOf(tx, subdistrictId);
  const actor = actorAmong(caller, communityIds);
  return { communityIds, actor, accountId: accountOf({ ...actor, communityId: "" }) };
}

type PostAct = { action: "role.grant" | "role.take"; accountId: string; holderId: string };

/** Each community keeps its own record of what was done there. */
export async function recordEverywhere(tx: Db, communityIds: string[], { action, accountId, holderId }: PostAct) {
  const act = { action, subject: "role:official", about: holderId } as const;
  for (const communityId of communityIds) await record(tx, { communityId, accountId }, act);
}
