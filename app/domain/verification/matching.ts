import type { MemberCapacity } from "#app/db/generated/enums.ts";
import { isSameName } from "./names.ts";
import { isOwning, type Standing } from "./standing.ts";

/** One line of the register of owners. */
export type Member = { position: number; name: string; capacity: MemberCapacity; accountId: string | null };

export type Said = {
  standing: Standing;
  /** Who they say they are. */
  claimedName: string;
  /** Who tenants and family say the owner is. */
  ownerName: string;
};

export type Match = {
  /** The name that was asked for stands in the register. */
  nameMatches: boolean;
  /** The register's line to link, when it is an owner who claims and the line is nobody else's. */
  entry: Member | null;
  /** Whether name and register leave nothing to look into. */
  isClear: boolean;
};

/**
 * Compares what was said with the register. Owners and co-owners are looked for by their own name; there is no register
 * of tenants and family, so they are believed when they can name an owner of the unit their letter came to.
 */
export function matchOf({ standing, claimedName, ownerName }: Said, members: readonly Member[]): Match {
  if (!isOwning(standing)) {
    const owners = members.filter(({ capacity }) => capacity === "owner");
    const nameMatches = owners.some(({ name }) => isSameName(name, ownerName));
    return { nameMatches, entry: null, isClear: nameMatches };
  }
  const named = members.filter(({ name }) => isSameName(name, claimedName));
  const entry = named.find(({ accountId }) => accountId === null) ?? null;
  return { nameMatches: named.length > 0, entry, isClear: entry !== null };
}

/** Whether this account is linked to the register's lines already. */
export const isLinked = (members: readonly Member[], accountId: string) =>
  members.some((member) => member.accountId === accountId);
