import type { PartyKind } from "#app/db/generated/enums.ts";
import type { MemberFacts, PartyFacts } from "#app/domain/places/facts.ts";

/** A line of the form: which member it was drawn from, and what it says now. */
export type MemberLine = Pick<MemberFacts, "name" | "capacity" | "idTail"> & { samePerson: boolean };

/** How many people a party may be made of. */
export const MOST_MEMBERS = 20;

/** One of a kind needs one owner, co-owners two or more; companies may own together, too. */
export function kindFits(kind: PartyKind, members: readonly Pick<MemberFacts, "capacity">[]): boolean {
  const owners = members.filter(({ capacity }) => capacity === "owner").length;
  return kind === "person" ? owners === 1 : owners >= (kind === "coOwners" ? 2 : 1);
}

/**
 * The members as the form says, `lines` in the places of those it was drawn from, null where nobody is any more.
 * Another name is another person, who has not shown who they are: the account goes, unless the name was only misspelt.
 */
export function membersAs(
  before: readonly MemberFacts[],
  lines: readonly (MemberLine | null)[],
  voter: number | null,
): MemberFacts[] {
  return lines.flatMap((line, at) => {
    if (!line) return [];
    const { samePerson, ...said } = line;
    const was = before[at];
    const isSame = was && (samePerson || was.name === said.name);
    return [{ ...said, accountId: isSame ? was.accountId : null, designatedVoter: at === voter }];
  });
}

/** Two parties that turned out to be one: whoever is in both is there once, and the first keeps its designated voter. */
export function membersTogether(kept: readonly MemberFacts[], other: readonly MemberFacts[]): MemberFacts[] {
  const together = kept.map((member) => ({ ...member }));
  for (const member of other) {
    const twin = together.find((one) => mayBeSame(one, member));
    if (twin) {
      twin.idTail ??= member.idTail;
      twin.accountId ??= member.accountId;
    } else {
      together.push({ ...member });
    }
  }
  const voter = together.findIndex(({ designatedVoter }) => designatedVoter);
  return together.map((member, at) => ({ ...member, designatedVoter: at === voter }));
}

/** What a party becomes when others join it: two owners own together. */
export const kindOf = (kind: PartyKind, members: readonly Pick<MemberFacts, "capacity">[]): PartyKind =>
  kind === "person" && !kindFits(kind, members) && kindFits("coOwners", members) ? "coOwners" : kind;

/** Whether two parties have owners of the same names: the same set of co-owners is one party. */
export function sameOwners(one: readonly Pick<MemberFacts, "name" | "capacity">[], other: typeof one): boolean {
  const namesOf = (members: typeof one) =>
    members.flatMap(({ name, capacity }) => (capacity === "owner" ? [name] : [])).sort();
  return namesOf(one).join("\n") === namesOf(other).join("\n");
}

/**
 * Whether two parties are certainly of the same owners, as the import tells them apart, too: companies by their name,
 * people by name together with document or account. A name alone makes nobody the same.
 */
export function areCertainlySame(one: Pick<PartyFacts, "kind" | "members">, other: typeof one): boolean {
  const [kind, ...kinds] = [one, other].map((party) => classOf(party.kind));
  if (!kinds.every((is) => is === kind)) return false;
  if (kind !== "people") return sameOwners(one.members, other.members);
  const left = ownersOf(other.members);
  const mine = ownersOf(one.members);
  return (
    mine.length === left.length &&
    mine.every((owner) => {
      const at = left.findIndex((twin) => mayBeSame(owner, twin) && isKnown(owner, twin));
      return at >= 0 && left.splice(at, 1).length > 0;
    })
  );
}

const classOf = (kind: PartyKind) => (kind === "company" || kind === "developer" ? kind : "people");

const ownersOf = (members: readonly MemberFacts[]) => members.filter(({ capacity }) => capacity === "owner");

const isKnown = (one: MemberFacts, other: MemberFacts) =>
  (one.idTail !== null && one.idTail === other.idTail) || (one.accountId !== null && one.accountId === other.accountId);

const mayBeSame = (one: MemberFacts, other: MemberFacts) =>
  one.name === other.name &&
  one.capacity === other.capacity &&
  agrees(one.idTail, other.idTail) &&
  agrees(one.accountId, other.accountId);

const agrees = (one: string | null, other: string | null) => one === null || other === null || one === other;
