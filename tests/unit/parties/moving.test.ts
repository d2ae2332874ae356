import { describe, expect, test } from "vitest";

import { areCertainlySame } from "#app/domain/parties/members.ts";
import { planMove } from "#app/domain/parties/moving.ts";
import type { MemberFacts, PartyFacts } from "#app/domain/places/facts.ts";

const member = (name: string, changed: Partial<MemberFacts> = {}): MemberFacts => ({
  ...{ name, capacity: "owner", idTail: null, accountId: null, designatedVoter: false },
  ...changed,
});
const party = (members: MemberFacts[], kind: PartyFacts["kind"] = "person"): PartyFacts => ({
  ...{ propertyAreaId: "a", kind, members },
});
const tail = (name: string, idTail: string) => member(name, { idTail });
const signedUp = (name: string, accountId: string) => member(name, { accountId });

/** 司法解释 on 区分所有权, art. 8–9: the same owner with several units of an area is one head. */
describe("the same owner for certain", () => {
  test.each<[title: string, one: PartyFacts, other: PartyFacts, isSame: boolean]>([
    ["name and document", party([tail("王芳", "1234")]), party([tail("王芳", "1234")]), true],
    ["name and account", party([signedUp("王芳", "w")]), party([signedUp("王芳", "w")]), true],
    ["a name alone", party([member("王芳")]), party([member("王芳")]), false],
    ["a name and one document", party([tail("王芳", "1234")]), party([member("王芳")]), false],
    ["another document", party([tail("王芳", "1234")]), party([tail("王芳", "5678")]), false],
    [
      "the same account under another document",
      party([member("王芳", { accountId: "w", idTail: "1234" })]),
      party([member("王芳", { accountId: "w", idTail: "5678" })]),
      false,
    ],
    [
      "co-owners in another order",
      party([tail("王芳", "1234"), tail("李敏", "5678")], "coOwners"),
      party([tail("李敏", "5678"), tail("王芳", "1234")], "coOwners"),
      true,
    ],
    [
      "one of two co-owners",
      party([tail("王芳", "1234"), tail("李敏", "5678")], "coOwners"),
      party([tail("王芳", "1234")]),
      false,
    ],
    [
      "two of one name, one document known",
      party([tail("王芳", "1234"), member("王芳")], "coOwners"),
      party([tail("王芳", "1234"), tail("王芳", "1234")], "coOwners"),
      false,
    ],
    ["a company", party([member("和平商贸公司")], "company"), party([member("和平商贸公司")], "company"), true],
    [
      "a company and its developer",
      party([member("阳光置业")], "company"),
      party([member("阳光置业")], "developer"),
      false,
    ],
    [
      "whoever stands in for them makes no difference",
      party([tail("王芳", "1234"), member("李敏", { capacity: "agent" })]),
      party([tail("王芳", "1234")]),
      true,
    ],
  ])("%s", (_, one, other, isSame) => {
    expect(areCertainlySame(one, other)).toBe(isSame);
    expect(areCertainlySame(other, one)).toBe(isSame);
  });
});

test("owners go over whole, become two, or join; namesakes are told", () => {
  const known = (id: string, facts: PartyFacts) => ({ id, label: id, facts });
  const leaving = [
    { ...known("whole", party([member("陈海")])), outside: 0 },
    { ...known("split", party([member("刘洋")])), outside: 2 },
    { ...known("joins", party([tail("王芳", "1234")])), outside: 0 },
    { ...known("joins and stays", party([tail("李敏", "5678")])), outside: 1 },
    { ...known("namesake", party([member("赵强")])), outside: 0 },
  ];
  const there = [
    known("wang", party([tail("王芳", "1234")])),
    known("li", party([tail("李敏", "5678")])),
    known("zhao", party([tail("赵强", "9999")])),
  ];
  const plan = planMove(leaving, there);
  const ids = (parties: { id: string }[]) => parties.map(({ id }) => id);
  expect(ids(plan.whole)).toEqual(["whole", "namesake"]);
  expect(ids(plan.split)).toEqual(["split"]);
  expect(plan.joined.map(({ party, into }) => [party.id, into.id])).toEqual([
    ["joins", "wang"],
    ["joins and stays", "li"],
  ]);
  expect(ids(plan.alike)).toEqual(["namesake"]);
});
