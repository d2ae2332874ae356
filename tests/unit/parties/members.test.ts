import { describe, expect, test } from "vitest";

import { kindFits, kindOf, membersAs, membersTogether, sameOwners } from "#app/domain/parties/members.ts";
import type { MemberFacts } from "#app/domain/places/facts.ts";

const member = (name: string, changed: Partial<MemberFacts> = {}): MemberFacts => ({
  ...{ name, capacity: "owner", idTail: null, accountId: null, designatedVoter: false },
  ...changed,
});
const line = (name: string, samePerson = false) => ({ name, capacity: "owner" as const, idTail: null, samePerson });

describe("a kind fits its owners", () => {
  test.each([
    ["person", 0, false],
    ["person", 1, true],
    ["person", 2, false],
    ["coOwners", 1, false],
    ["coOwners", 2, true],
    ["company", 0, false],
    ["company", 1, true],
    ["company", 2, true],
    ["developer", 1, true],
  ] as const)("%s with %i owners: %s", (kind, owners, fits) => {
    const members = Array.from({ length: owners }, () => member("王"));
    expect(kindFits(kind, [...members, member("李", { capacity: "guardian" })])).toBe(fits);
  });
});

describe("members as a form says", () => {
  const before = [member("王芳", { accountId: "a", idTail: "123X" }), member("李敏", { accountId: "b" })];

  test.each([
    ["nothing changed", [line("王芳"), line("李敏")], ["a", "b"]],
    ["another name is another person", [line("钱一"), line("李敏")], [null, "b"]],
    ["a misspelt name is the same person", [line("王 芳", true), line("李敏")], ["a", "b"]],
    ["the first is gone, and the second keeps the account", [null, line("李敏")], ["b"]],
    ["who joins has no account", [line("王芳"), line("李敏"), line("钱一", true)], ["a", "b", null]],
    ["names changed places: neither keeps the other's account", [line("李敏"), line("王芳")], [null, null]],
  ])("%s", (_, lines, accounts) => {
    expect(membersAs(before, lines, null).map(({ accountId }) => accountId)).toEqual(accounts);
  });

  test("the voter is the line chosen, though lines before it are gone", () => {
    const [only] = membersAs(before, [null, line("李敏")], 1);
    expect(only).toMatchObject({ name: "李敏", designatedVoter: true });
  });
});

describe("two parties that are one", () => {
  test("whoever is in both is there once, with all that is known of them", () => {
    const kept = [member("王芳", { idTail: "123X" }), member("李敏", { accountId: "b", designatedVoter: true })];
    const other = [member("王芳", { accountId: "a" }), member("钱一", { capacity: "agent", designatedVoter: true })];
    expect(membersTogether(kept, other)).toEqual([
      member("王芳", { idTail: "123X", accountId: "a" }),
      member("李敏", { accountId: "b", designatedVoter: true }),
      member("钱一", { capacity: "agent" }),
    ]);
  });

  test.each([
    ["other documents", { idTail: "0001" }, { idTail: "0002" }],
    ["other accounts", { accountId: "a" }, { accountId: "b" }],
    ["another capacity", {}, { capacity: "guardian" as const }],
  ])("people of one name with %s stay two", (_, one, other) => {
    expect(membersTogether([member("王芳", one)], [member("王芳", other)])).toHaveLength(2);
  });

  test("two owners own together; a company stays one", () => {
    const two = [member("王芳"), member("李敏")];
    expect([kindOf("person", two), kindOf("person", [member("王芳")]), kindOf("company", two)]).toEqual([
      ...["coOwners", "person", "company"],
    ]);
  });

  test("have the same owners whatever their order, guardians and agents aside", () => {
    const [wang, li, guardian] = [member("王"), member("李"), member("钱", { capacity: "guardian" })];
    expect(sameOwners([wang, li], [li, wang, guardian])).toBe(true);
    expect(sameOwners([wang], [wang, li])).toBe(false);
    expect(sameOwners([wang, wang], [wang])).toBe(false);
  });
});
