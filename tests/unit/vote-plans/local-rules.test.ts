import { expect, test } from "vitest";

import { isWeaker, SHARES, type ShareName, weaknessOf } from "#app/domain/vote-plans/local-rules.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import { atLeast } from "#app/domain/votes/shares.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";

test("shares in order: each is weaker than those behind it, and than no other", () => {
  const names = Object.keys(SHARES) as ShareName[];
  for (const [at, one] of names.entries()) {
    for (const [than, other] of names.entries())
      expect(isWeaker(SHARES[one], SHARES[other]), `${one} ${other}`).toBe(at < than);
  }
  expect(isWeaker(atLeast(1, 2), SHARES.moreThanHalf)).toBe(true);
  expect(isWeaker(SHARES.moreThanHalf, atLeast(1, 2))).toBe(false);
  expect(isWeaker(null, SHARES.atLeastOneThird)).toBe(true);
  expect(isWeaker(SHARES.atLeastOneThird, null)).toBe(false);
});

const [owners] = TRACK_RULES.ownerOrdinary;
const [collective] = TRACK_RULES.collectiveMembers;
const [opinion] = TRACK_RULES.deliberation;

test.each<[string, Partial<RuleSet>, RuleSet, string | null]>([
  ["the same", {}, owners, null],
  ["a stricter quorum", { quorum: SHARES.atLeastThreeQuarters }, owners, null],
  ["half for two thirds", { quorum: SHARES.moreThanHalf }, owners, "weaker_quorum"],
  ["no quorum", { quorum: null }, owners, "weaker_quorum"],
  ["half exactly for more than half", { majority: atLeast(1, 2) }, owners, "weaker_majority"],
  ["a majority of all", { majorityOf: "all" }, owners, null],
  ["a majority of those who came, for one of all", { majorityOf: "participating" }, collective, "weaker_majority"],
  ["a day less of notice", { noticeDays: 14 }, owners, "shorter_notice"],
  ["a day more", { noticeDays: 16 }, owners, null],
  ["whatever it likes for an opinion", { majority: SHARES.atLeastOneThird, noticeDays: 3 }, opinion, null],
])("%s", (_, changed, law, weakness) => expect(weaknessOf({ ...law, ...changed }, law)).toBe(weakness));
