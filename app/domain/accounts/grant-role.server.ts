import type { Db } from "#app/db/client.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { bringName } from "./choose-name.server.ts";

type Grant = {
  communityId: string;
  accountId: string;
  role: Exclude<Role, "official">;
  /** Null for what a letter or a rule gave. */
  grantedById: string | null;
  reason: string;
};

/** Gives a role in the caller's transaction. Whether it may be given is for the caller to say. False when it is held already. */
export async function grantRole(tx: Db, grant: Grant): Promise<boolean> {
  const { count } = await tx.membership.createMany({ data: [grant], skipDuplicates: true });
  if (count === 1) await bringName(tx, grant.accountId, grant.communityId);
  return count === 1;
}
