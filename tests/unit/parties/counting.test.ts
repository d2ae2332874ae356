import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  type CountedMember,
  type CountedParty,
  type CountedUnit,
  countParty,
  REASONS,
  type Reason,
} from "#app/domain/parties/counting.ts";
import { zh } from "#app/i18n/zh.ts";

const unit = (areaDm2: number, changed: Partial<CountedUnit> = {}): CountedUnit => ({
  ...{ kind: "flat", areaDm2, countsForArea: true, countsForHead: true, areaSource: "registered" },
  ...changed,
});
const bay = (areaDm2: number, changed: Partial<CountedUnit> = {}) =>
  unit(areaDm2, { kind: "parkingBay", countsForArea: false, countsForHead: false, ...changed });
const shop = (areaDm2: number, changed: Partial<CountedUnit> = {}) => unit(areaDm2, { kind: "shop", ...changed });

const member = (accountId: string | null, changed: Partial<CountedMember> = {}): CountedMember => ({
  ...{ capacity: "owner", accountId, designatedVoter: false },
  ...changed,
});
const designated = (accountId: string | null, changed: Partial<CountedMember> = {}) =>
  member(accountId, { designatedVoter: true, ...changed });
const guardian = (accountId: string | null) => member(accountId, { capacity: "guardian" });
const agent = (accountId: string | null) => member(accountId, { capacity: "agent" });

type Row = {
  article: string;
  who: string;
  party: CountedParty;
  counts: { heads: 0 | 1; areaDm2: number; voterId: string | null };
  because: Reason[];
};

const row = (
  article: string,
  who: string,
  kind: CountedParty["kind"],
  members: CountedMember[],
  units: CountedUnit[],
  [heads, areaDm2, voterId]: [0 | 1, number, string | null],
  because: Reason[],
): Row => ({ article, who, party: { kind, members, units }, counts: { heads, areaDm2, voterId }, because });

/** The article that decides each case, as the pages name it, beside what it comes to. */
// biome-ignore format: a row a line
const TABLE: Row[] = [
  // Heads
  row("解释 9", "one owner of one flat", "person", [member("王")], [unit(8937)], [1, 8937, "王"], ["oneUnit"]),
  row("解释 9", "one buyer of three flats", "person", [member("王")], [unit(8937), unit(7000), unit(1)], [1, 15_938, "王"], ["severalUnits"]),
  row("解释 9", "an owner of a flat and a shop", "person", [member("王")], [unit(8937), shop(3050)], [1, 11_987, "王"], ["severalUnits"]),
  row("解释 9", "the developer with four unsold flats", "developer", [member(null), agent("李")], [unit(8937), unit(8937), unit(8937), unit(8937)], [1, 35_748, "李"], ["developer"]),
  row("解释 9", "the developer with one unsold flat", "developer", [member(null), agent("李")], [unit(8937)], [1, 8937, "李"], ["developer"]),
  row("规则 25", "a couple that owns a flat together", "coOwners", [designated("王"), member("李")], [unit(8937)], [1, 8937, "王"], ["oneUnit", "coOwners"]),
  row("规则 25", "the same couple with two flats", "coOwners", [designated("王"), member("李")], [unit(8937), unit(100)], [1, 9037, "王"], ["severalUnits", "coOwners"]),
  row("民法典 278", "somebody who sold everything", "person", [member("王")], [], [0, 0, "王"], ["noUnits"]),
  // Area and its source
  row("解释 8", "a flat not yet registered, but surveyed", "person", [member("王")], [unit(8937, { areaSource: "surveyed" })], [1, 8937, "王"], ["surveyed"]),
  row("解释 8", "a flat known by its sale contract alone", "person", [member("王")], [unit(8937, { areaSource: "contract" })], [1, 8937, "王"], ["contract"]),
  row("解释 8", "flats of different sources", "person", [member("王")], [unit(8937, { areaSource: "contract" }), unit(63)], [1, 9000, "王"], ["registered", "contract"]),
  // Shops and parking bays
  row("规则 25", "a parking bay left out by the rules of procedure", "person", [member("王")], [bay(1250)], [0, 0, "王"], ["noHead", "spaceLeftOut"]),
  row("规则 25", "a flat with a parking bay left out", "person", [member("王")], [unit(8937), bay(1250)], [1, 8937, "王"], ["oneUnit", "spaceLeftOut"]),
  row("规则 25", "a flat with a parking bay that counts for area alone", "person", [member("王")], [unit(8937), bay(1250, { countsForArea: true })], [1, 10_187, "王"], ["oneUnit", "spaceCounts", "spaceLeftOut"]),
  row("规则 25", "a parking bay that counts for area alone", "person", [member("王")], [bay(1250, { countsForArea: true })], [0, 1250, "王"], ["noHead", "spaceCounts"]),
  row("规则 25", "a parking bay that counts for both", "person", [member("王")], [bay(1250, { countsForArea: true, countsForHead: true })], [1, 1250, "王"], ["oneUnit", "spaceCounts"]),
  row("规则 25", "a shop left out", "person", [member("王")], [shop(3050, { countsForArea: false, countsForHead: false })], [0, 0, "王"], ["noHead", "spaceLeftOut"]),
  // Co-owners
  row("规则 25", "co-owners who designated nobody", "coOwners", [member("王"), member("李")], [unit(8937)], [1, 8937, null], ["nobodyDesignated"]),
  row("民法典 300", "co-owners of whom one is signed up", "coOwners", [member(null), member("李")], [unit(8937)], [1, 8937, "李"], ["onlyOneSignedUp"]),
  row("规则 25", "co-owners who designated one who is not signed up", "coOwners", [designated(null), member("李")], [unit(8937)], [1, 8937, null], ["designatedVotes", "notSignedUp"]),
  row("规则 25", "co-owners of whom nobody is signed up", "coOwners", [member(null), member(null)], [unit(8937)], [1, 8937, null], ["nobodyDesignated"]),
  // Minors
  row("民法典 19–23", "a minor with one guardian", "person", [member(null), guardian("母")], [unit(8937)], [1, 8937, "母"], ["oneUnit", "guardianVotes"]),
  row("规则 25", "a minor with two guardians who designated neither", "person", [member(null), guardian("母"), guardian("父")], [unit(8937)], [1, 8937, null], ["nobodyDesignated"]),
  row("民法典 19–23", "a minor with two guardians, one designated", "person", [member(null), guardian("母"), designated("父", { capacity: "guardian" })], [unit(8937)], [1, 8937, "父"], ["guardianVotes"]),
  row("民法典 19–23", "a minor whose guardian is not signed up", "person", [member(null), guardian(null)], [unit(8937)], [1, 8937, null], ["guardianVotes", "notSignedUp"]),
  row("民法典 300", "a mother who owns with her child and is its guardian", "coOwners", [member("母"), member(null), guardian("母")], [unit(8937)], [1, 8937, "母"], ["coOwners", "onlyOneSignedUp"]),
  row("规则 25", "a mother, and a child whose guardian is the father", "coOwners", [member("母"), member(null), guardian("父")], [unit(8937)], [1, 8937, null], ["nobodyDesignated"]),
  // Companies and agents
  row("民法典 161–165", "a company with an agent", "company", [member(null), agent("李")], [shop(3050)], [1, 3050, "李"], ["oneUnit", "agentVotes"]),
  row("民法典 161–165", "a company without an agent", "company", [member(null)], [shop(3050)], [1, 3050, null], ["agentMissing"]),
  row("民法典 161–165", "a company whose agent is not signed up", "company", [member(null), agent(null)], [shop(3050)], [1, 3050, null], ["agentVotes", "notSignedUp"]),
  row("民法典 61", "a company through its legal representative", "company", [member("李")], [shop(3050)], [1, 3050, "李"], ["representativeVotes"]),
  row("规则 25", "a company with two agents, neither designated", "company", [member(null), agent("李"), agent("周")], [shop(3050)], [1, 3050, null], ["nobodyDesignated"]),
  row("民法典 161–165", "an owner abroad who gave a mandate", "person", [member(null), agent("侄")], [unit(8937)], [1, 8937, "侄"], ["agentVotes"]),
  row("规则 25", "an owner and an agent, both signed up, neither designated", "person", [member("王"), agent("侄")], [unit(8937)], [1, 8937, null], ["nobodyDesignated"]),
  row("民法典 161–165", "an owner who designated an agent", "person", [member("王"), designated("侄", { capacity: "agent" })], [unit(8937)], [1, 8937, "侄"], ["agentVotes"]),
  // Paper
  row("民法典 278", "an owner who is not signed up", "person", [member(null)], [unit(8937)], [1, 8937, null], ["ownerVotes", "notSignedUp"]),
  row("规则 25", "nobody known", "person", [], [unit(8937)], [1, 8937, null], ["nobodyDesignated"]),
];

/** "解释 9", "民法典 19–23": how the table above names articles. */
const LAWS = { civilCode: "民法典", interpretation: "解释", guidelines: "规则" };
const named = (reason: Reason) => {
  const { law, from, to } = REASONS[reason];
  return `${LAWS[law]} ${from === to ? from : `${from}–${to}`}`;
};

describe("how parties count", () => {
  test.each(TABLE)("$article: $who", ({ party, counts, because, article }) => {
    const { reasons, voter, ...counted } = countParty(party);
    expect(counted).toEqual(counts);
    expect(reasons).toEqual(expect.arrayContaining(because));
    expect(because.map(named)).toContain(article);
    expect(voter === null ? null : (party.members[voter]?.accountId ?? null)).toBe(counts.voterId);
  });

  test("every reason there is was told", () => {
    const told = new Set(TABLE.flatMap(({ party }) => countParty(party).reasons));
    expect(Object.keys(REASONS).filter((reason) => !told.has(reason as Reason))).toEqual([]);
  });
});

const anyUnit = fc.record<CountedUnit>({
  kind: fc.constantFrom("flat", "shop", "parkingBay"),
  areaDm2: fc.integer({ min: 1, max: 1_000_000 }),
  countsForArea: fc.boolean(),
  countsForHead: fc.boolean(),
  areaSource: fc.constantFrom("registered", "surveyed", "contract"),
});
const anyMember = fc.record<CountedMember>({
  capacity: fc.constantFrom("owner", "guardian", "agent"),
  accountId: fc.option(fc.constantFrom("a", "b", "c")),
  designatedVoter: fc.boolean(),
});
const anyParty = fc.record<CountedParty>({
  kind: fc.constantFrom("person", "coOwners", "company", "developer"),
  units: fc.array(anyUnit, { maxLength: 5 }),
  members: fc.array(anyMember, { maxLength: 4 }),
});

test("whoever they are: never more than one head, never more area than they have, and every line has a reason", () => {
  fc.assert(
    fc.property(anyParty, (party) => {
      const { heads, areaDm2, voter, voterId, reasons } = countParty(party);
      expect(heads).toBeLessThanOrEqual(Math.min(1, party.units.length));
      expect(areaDm2).toBeLessThanOrEqual(party.units.reduce((sum, one) => sum + one.areaDm2, 0));
      if (voterId !== null) expect(party.members[voter ?? -1]?.accountId).toBe(voterId);
      expect(new Set(reasons).size).toBe(reasons.length);
      expect(reasons.every((reason) => zh.parties.reasons[reason])).toBe(true);
    }),
  );
});

test("how units are shared out over the rows changes nothing", () => {
  fc.assert(
    fc.property(anyParty, (party) => {
      const turned = countParty({ ...party, units: [...party.units].reverse() });
      expect(turned).toEqual(countParty(party));
    }),
  );
});
