import type { Role } from "#app/domain/shared/actor.ts";

/** Who asks in a subdistrict, where nobody has roles but in its communities. */
export type Caller = {
  accountId: string | null;
  rolesIn: (communityId: string) => ReadonlySet<Role>;
  /** Where they have roles. */
  communityIds: readonly string[];
};

/** The caller with every role they hold in any of these communities. */
export const actorAmong = ({ accountId, rolesIn }: Caller, communityIds: readonly string[]) => ({
  accountId,
  roles: new Set(communityIds.flatMap((id) => [...rolesIn(id)])) as ReadonlySet<Role>,
});
