import type { ClaimState, Living, MemberCapacity, PartyKind, Standing } from "#app/db/generated/enums.ts";
import type { Role } from "#app/domain/shared/actor.ts";

export type { ClaimState, Living, MemberCapacity, Standing };

export const STANDINGS = ["owner", "coOwner", "tenant", "family"] as const satisfies Standing[];

/** Owners stand in the register of owners; tenants and family live with one who does. */
export const isOwning = (standing: Standing) => standing === "owner" || standing === "coOwner";

type Entry = { capacity: MemberCapacity; kind: PartyKind };

/** What a person becomes. Who acts for a company, or for an owner who wrote a mandate, votes here and does not live here. */
export function rolesOf(entry: Entry | null): Extract<Role, "owner" | "resident">[] {
  if (!entry) return ["resident"];
  const acts = entry.capacity === "agent" || entry.kind === "company" || entry.kind === "developer";
  return acts ? ["owner"] : ["owner", "resident"];
}
