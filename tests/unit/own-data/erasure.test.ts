import { expect, test } from "vitest";

import { faultOfName } from "#app/domain/accounts/display-name.ts";
import { dueAfter, ERASED_NAME, isDue, refusalToLeave, refusalToStay } from "#app/domain/own-data/erasure.ts";
import { jsonArray, ROWS_AT_ONCE, rowsOf } from "#app/domain/own-data/pages.ts";
import { isStaffRole, ROLES } from "#app/domain/shared/actor.ts";

const now = new Date("2026-11-22T08:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const leaving = { roles: ["resident", "owner"] as const, erasureDueAt: now, erasedAt: null };

test("there is a whole day to change one's mind", () => {
  expect(dueAfter(now)).toEqual(later(24 * 60 * 60 * 1_000));
});

test.each(ROLES)("%s leaves, or hands over first", (role) => {
  expect(refusalToLeave({ roles: ["resident", role] })).toBe(isStaffRole(role) ? "hand_over_first" : null);
});

test.each([
  ["at its moment", leaving, now, true],
  ["late", leaving, later(1_000), true],
  ["a moment too early", leaving, later(-1), false],
  ["that was called off", { ...leaving, erasureDueAt: null }, later(1_000), false],
  ["that was done", { ...leaving, erasedAt: now }, later(1_000), false],
  ["of somebody who serves again", { ...leaving, roles: ["moderator"] as const }, now, false],
])("an erasure %s", (_, account, at, due) => {
  expect(isDue(account, at)).toBe(due);
});

test("only what waits can be called off", () => {
  expect(refusalToStay(leaving)).toBeNull();
  expect(refusalToStay({ ...leaving, erasureDueAt: null })).toBe("not_leaving");
  expect(refusalToStay({ ...leaving, erasedAt: now })).toBe("not_leaving");
});

test("nobody can call themselves what is left of others", () => {
  expect(faultOfName(ERASED_NAME)).toBe("name_reserved");
});

test.each([0, 1, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 2 * ROWS_AT_ONCE])(
  "%s rows are read page after page and written as one array",
  async (count) => {
    const all = Array.from({ length: count }, (_, at) => ({ id: String(at).padStart(6, "0"), area: BigInt(at) }));
    let asked = 0;
    const ask = async (after: string | null) => {
      asked += 1;
      return all.filter(({ id }) => after === null || id > after).slice(0, ROWS_AT_ONCE);
    };
    let text = "";
    for await (const part of jsonArray(rowsOf(ask))) text += part;
    expect(JSON.parse(text)).toEqual(all.map(({ id, area }) => ({ id, area: String(area) })));
    expect(asked).toBe(Math.floor(count / ROWS_AT_ONCE) + 1);
  },
);
