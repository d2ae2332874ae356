import type { MemberFacts, PartyFacts, UnitFacts } from "#app/domain/places/facts.ts";

export type CountedUnit = Pick<UnitFacts, "kind" | "areaDm2" | "countsForArea" | "countsForHead" | "areaSource">;
export type CountedMember = Pick<MemberFacts, "capacity" | "accountId" | "designatedVoter">;
export type CountedParty = Pick<PartyFacts, "kind"> & { units: CountedUnit[]; members: CountedMember[] };

/** civilCode 民法典; interpretation 最高人民法院关于建筑物区分所有权的司法解释; guidelines 业主大会和业主委员会指导规则. */
export type Law = "civilCode" | "interpretation" | "guidelines";
export type Article = { law: Law; from: number; to: number };

const article = (law: Law, from: number, to = from): Article => ({ law, from, to });

/** Why a party counts as it does, and where that is written. */
export const REASONS = {
  noUnits: article("civilCode", 278),
  oneUnit: article("interpretation", 9),
  severalUnits: article("interpretation", 9),
  developer: article("interpretation", 9),
  coOwners: article("guidelines", 25),
  noHead: article("guidelines", 25),
  registered: article("interpretation", 8),
  surveyed: article("interpretation", 8),
  contract: article("interpretation", 8),
  spaceCounts: article("guidelines", 25),
  spaceLeftOut: article("guidelines", 25),
  ownerVotes: article("civilCode", 278),
  designatedVotes: article("guidelines", 25),
  onlyOneSignedUp: article("civilCode", 300),
  guardianVotes: article("civilCode", 19, 23),
  agentVotes: article("civilCode", 161, 165),
  representativeVotes: article("civilCode", 61),
  agentMissing: article("civilCode", 161, 165),
  nobodyDesignated: article("guidelines", 25),
  notSignedUp: article("guidelines", 26),
} as const satisfies Record<string, Article>;
export type Reason = keyof typeof REASONS;

export type PartyCount = {
  heads: 0 | 1;
  areaDm2: number;
  /** Which of the members votes; null when nobody can be told, and the ballot would be contested (争议票). */
  voter: number | null;
  /** The account that may cast the ballot online. */
  voterId: string | null;
  reasons: Reason[];
};

/**
 * How a party of owners counts in owners' votes, and why. The roll is taken by the same rule in SQL
 * (weight.server.ts). Areas are whole 0.01 m².
 */
export function countParty({ kind, units, members }: CountedParty): PartyCount {
  const heads = units.some(({ countsForHead }) => countsForHead) ? 1 : 0;
  const areaDm2 = units.reduce((sum, unit) => sum + (unit.countsForArea ? unit.areaDm2 : 0), 0);
  const { voter, reasons } = voterOf(kind, members);
  const voterId = voter === null ? null : (members[voter]?.accountId ?? null);
  const unseen: Reason[] = voter !== null && voterId === null ? ["notSignedUp"] : [];
  return {
    ...{ heads, areaDm2, voter, voterId },
    reasons: [...headReasons(kind, units, members), ...areaReasons(units), ...reasons, ...unseen],
  };
}

/** One unit is one head; several of one buyer, all of the developer's and a co-owned one are one head, too. */
function headReasons(kind: CountedParty["kind"], units: CountedUnit[], members: CountedMember[]): Reason[] {
  if (units.length === 0) return ["noUnits"];
  const owners = members.filter(({ capacity }) => capacity === "owner").length;
  const together: Reason[] = owners > 1 ? ["coOwners"] : [];
  const counting = units.filter(({ countsForHead }) => countsForHead).length;
  if (counting === 0) return ["noHead", ...together];
  if (kind === "developer") return ["developer", ...together];
  return [counting > 1 ? "severalUnits" : "oneUnit", ...together];
}

/** Registered, else surveyed, else as in the sale contract; what is no dwelling counts as the rules of procedure say. */
function areaReasons(units: CountedUnit[]): Reason[] {
  const counting = units.filter(({ countsForArea }) => countsForArea);
  const sources = (["registered", "surveyed", "contract"] as const).filter((source) =>
    counting.some(({ areaSource }) => areaSource === source),
  );
  const spaceCounts = units.some((unit) => unit.kind === "parkingBay" && (unit.countsForArea || unit.countsForHead));
  const leftOut = units.some((unit) => !unit.countsForArea || !unit.countsForHead);
  return [
    ...sources,
    ...(spaceCounts ? (["spaceCounts"] as const) : []),
    ...(leftOut ? (["spaceLeftOut"] as const) : []),
  ];
}

type Voting = { voter: number | null; reasons: Reason[] };

/**
 * The one they designated; else the only one of them who is signed up; else, where nobody is, the only one it can be.
 * Somebody who owns and is guardian of another owner is one person.
 */
function voterOf(kind: CountedParty["kind"], members: CountedMember[]): Voting {
  const designated = members.findIndex(({ designatedVoter }) => designatedVoter);
  if (designated >= 0) return { voter: designated, reasons: [reasonOf(kind, members, designated, "designatedVotes")] };

  const accounts = new Set(members.flatMap(({ accountId }) => accountId ?? []));
  if (accounts.size > 1) return { voter: null, reasons: ["nobodyDesignated"] };
  if (accounts.size === 1) return chosen(kind, members, ({ accountId }) => accountId !== null);

  const isCompany = kind === "company" || kind === "developer";
  const standIns = members.filter(({ capacity }) => capacity !== "owner").length;
  if (isCompany && standIns === 0) return { voter: null, reasons: ["agentMissing"] };
  const candidates = standIns > 0 ? standIns : members.length;
  if (candidates !== 1) return { voter: null, reasons: ["nobodyDesignated"] };
  return chosen(kind, members, ({ capacity }) => standIns === 0 || capacity !== "owner");
}

/** The first of those who fit, as an owner rather than in another's place. */
function chosen(
  kind: CountedParty["kind"],
  members: CountedMember[],
  fits: (member: CountedMember) => boolean,
): Voting {
  const asOwner = members.findIndex((member) => fits(member) && member.capacity === "owner");
  const voter = asOwner >= 0 ? asOwner : members.findIndex(fits);
  return { voter, reasons: [reasonOf(kind, members, voter, "onlyOneSignedUp")] };
}

/** Guardians vote for minors and agents for companies, whoever chose them; of several owners, `ofSeveral` tells why this one. */
function reasonOf(kind: CountedParty["kind"], members: CountedMember[], voter: number, ofSeveral: Reason): Reason {
  const capacity = members[voter]?.capacity;
  if (capacity === "guardian") return "guardianVotes";
  if (capacity === "agent") return "agentVotes";
  if (kind === "company" || kind === "developer") return "representativeVotes";
  return members.filter((member) => member.capacity === "owner").length > 1 ? ofSeveral : "ownerVotes";
}

/** Whether a party's ballot can be cast, and how. */
export function votingOf({ voter, voterId }: PartyCount): "online" | "onPaper" | "nobody" {
  if (voter === null) return "nobody";
  return voterId === null ? "onPaper" : "online";
}
