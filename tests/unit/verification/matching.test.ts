import { describe, expect, test } from "vitest";

import { isLinked, type Member, matchOf } from "#app/domain/verification/matching.ts";
import { rolesOf, type Standing } from "#app/domain/verification/standing.ts";

const member = (
  position: number,
  name: string,
  accountId: string | null = null,
  capacity: Member["capacity"] = "owner",
) => ({
  ...{ position, name, accountId, capacity },
});
const couple = [member(1, "张三"), member(2, "欧阳·娜娜")];
const linked = [member(1, "张三", "somebody"), member(2, "欧阳·娜娜")];
const namesakes = [member(1, "张三", "somebody"), member(2, "张三")];
const withGuardian = [member(1, "张小宝"), member(2, "张三", null, "guardian")];

describe("what somebody says against the register", () => {
  test.each<[string, Member[], Standing, string, string, { matches: boolean; entry: number | null; clear: boolean }]>([
    ["the owner", couple, "owner", "张三", "", { matches: true, entry: 1, clear: true }],
    ["the other owner", couple, "coOwner", "欧阳娜娜", "", { matches: true, entry: 2, clear: true }],
    ["nobody of the register", couple, "owner", "李四", "张三", { matches: false, entry: null, clear: false }],
    ["an owner who is linked", linked, "owner", "张三", "", { matches: true, entry: null, clear: false }],
    ["a co-owner who is not linked yet", linked, "coOwner", "欧阳•娜娜", "", { matches: true, entry: 2, clear: true }],
    ["of two of one name the free one", namesakes, "owner", "张三", "", { matches: true, entry: 2, clear: true }],
    ["a guardian", withGuardian, "owner", "张三", "", { matches: true, entry: 2, clear: true }],
    ["a tenant who names an owner", couple, "tenant", "周梅", "张三", { matches: true, entry: null, clear: true }],
    ["family that names an owner", linked, "family", "张小宝", "张 三", { matches: true, entry: null, clear: true }],
    ["a tenant who names nobody", couple, "tenant", "周梅", "", { matches: false, entry: null, clear: false }],
    [
      "a tenant who names somebody else",
      couple,
      "tenant",
      "张三",
      "周梅",
      { matches: false, entry: null, clear: false },
    ],
    [
      "a tenant who names a guardian",
      withGuardian,
      "tenant",
      "周梅",
      "张三",
      { matches: false, entry: null, clear: false },
    ],
    ["a home nobody owns by name", [], "owner", "张三", "", { matches: false, entry: null, clear: false }],
  ])("%s", (_, members, standing, claimedName, ownerName, expected) => {
    const { nameMatches, entry, isClear } = matchOf({ standing, claimedName, ownerName }, members);
    expect({ matches: nameMatches, entry: entry?.position ?? null, clear: isClear }).toEqual(expected);
  });

  test("who is linked", () => {
    expect(isLinked(linked, "somebody")).toBe(true);
    expect(isLinked(couple, "somebody")).toBe(false);
  });
});

describe("what they become", () => {
  test.each([
    [null, ["resident"]],
    [{ capacity: "owner", kind: "person" }, ["owner", "resident"]],
    [{ capacity: "owner", kind: "coOwners" }, ["owner", "resident"]],
    [{ capacity: "guardian", kind: "person" }, ["owner", "resident"]],
    [{ capacity: "agent", kind: "person" }, ["owner"]],
    [{ capacity: "owner", kind: "company" }, ["owner"]],
    [{ capacity: "agent", kind: "developer" }, ["owner"]],
  ] as const)("%o: %o", (entry, roles) => {
    expect(rolesOf(entry)).toEqual(roles);
  });
});
