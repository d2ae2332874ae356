import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { countFile } from "#app/domain/votes/count-file.ts";
import { canonical } from "../../../bin/verify-vote/canonical.mjs";
import { idsOf, readerOf } from "../../../bin/verify-vote/choices.mjs";
import { countMethod } from "../../../bin/verify-vote/methods/count.mjs";
import { lotFrom } from "../../../bin/verify-vote/methods/lot.mjs";

type Ballot = { weight: number; says: unknown };
type Vote = { method: Record<string, unknown> & { code: string }; ballots: Ballot[]; costs?: string[]; seed?: string };

/** "__proto__" and "constructor" are ids as good as any. */
const IDS = ["乙", "甲", "__proto__", "a", "constructor"];

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const inAnyOrder = ({ winners, ties }: { winners: string[]; ties: object[] }) => ({
  winners: [...winners].sort(),
  ties: ties.map((tie) => canonical(tie)).sort(),
});

/** As the program that checks votes counts it. */
function recounted({ method, ballots, costs, seed }: Vote, ids = IDS) {
  const options = ids.map((id) => ({ id }));
  const read = readerOf({ method, options });
  const alike = new Map<string, number>();
  for (const { weight, says } of ballots) alike.set(read(says), (alike.get(read(says)) ?? 0) + weight);
  const said = [...alike].map(([choice, weight]) => ({ choice, weight }));
  const sorted = idsOf(options);
  const sortedCosts = sorted.map((id) => costs?.[ids.indexOf(id)] ?? "");
  const lot = seed === undefined ? null : lotFrom(seed);
  const { unfollowed, ...outcome } = countMethod(method, { ids: sorted, costs: sortedCosts, ballots: said }, lot);
  return { ...inAnyOrder(outcome), unfollowed: unfollowed === true };
}

/** As the server counts it. */
function counted({ method, ballots, costs, seed }: Vote, ids = IDS) {
  const { code, max: _, most: __, ...more } = method;
  const key = ["schulze", "irv", "stv"].includes(code) ? "ranking" : code === "score" ? "scores" : "choices";
  const file = {
    ...{ method: code === "singleChoice" ? "approval" : code, ...more },
    ...(costs ? { projects: ids.map((id, at) => ({ id, cost: costs[at] })) } : { options: ids }),
    ...(seed !== undefined && { tieBreak: { rule: "lot", seed } }),
    ballots: ballots.map(({ weight, says }) => ({ weight, [key]: code === "singleChoice" ? [says] : says })),
  };
  const result = countFile(file, sha256);
  return { ...inAnyOrder(result), unfollowed: "unfollowed" in result.counts };
}

const ballots = (says: fc.Arbitrary<unknown>, most = 9) =>
  fc.array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), says }), { maxLength: most });
const chosen = fc.shuffledSubarray(IDS);
const seats = fc.integer({ min: 1, max: 4 });
const seed = fc.option(fc.string({ minLength: 1 }), { nil: undefined });

/** Rankings with equal ranks, cut off anywhere. */
const ranking = fc.tuple(chosen, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })).map(([ranked, joins]) => {
  const groups: string[][] = [];
  ranked.forEach((id, at) => {
    const last = groups.at(-1);
    if (last && joins[at]) last.push(id);
    else groups.push([id]);
  });
  return groups;
});

const scores = fc
  .tuple(chosen, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }))
  .map(([ids, points]) => Object.fromEntries(ids.map((id, at) => [id, points[at]])));
const cost = fc.constantFrom("1", "1.5", "2.25", "3", "0.000001", "4.10");
const costs = fc.array(cost, { minLength: 5, maxLength: 5 });
const budget = fc.constantFrom("3", "5.5", "7.000001", "10", "0");

const VOTES: Record<string, fc.Arbitrary<Vote>> = {
  singleChoice: fc.record({
    method: fc.constant({ code: "singleChoice" }),
    ballots: ballots(fc.constantFrom(...IDS)),
    seed,
  }),
  approval: fc.record({
    method: fc.record({ code: fc.constant("approval"), seats, most: fc.constant(5) }),
    ...{ ballots: ballots(chosen), seed },
  }),
  score: fc.record({
    method: fc.record({ code: fc.constant("score"), seats, max: fc.constant(3) }),
    ...{ ballots: ballots(scores), seed },
  }),
  schulze: fc.record({ method: fc.constant({ code: "schulze" }), ballots: ballots(ranking), seed }),
  irv: fc.record({ method: fc.constant({ code: "irv" }), ballots: ballots(ranking), seed }),
  stv: fc.record({ method: fc.record({ code: fc.constant("stv"), seats }), ballots: ballots(ranking), seed }),
  greedyBudget: fc.record({
    method: fc.record({ code: fc.constant("greedyBudget"), budget }),
    ...{ ballots: ballots(chosen), costs, seed },
  }),
  equalShares: fc.record({
    method: fc.record({ code: fc.constant("equalShares"), budget }),
    ...{ ballots: ballots(chosen), costs, seed },
  }),
};

describe("counts as the server does, ties and all", () => {
  test.each(Object.entries(VOTES))("%s", (_, votes) => {
    fc.assert(
      fc.property(votes, (vote) => {
        expect(recounted(vote)).toEqual(counted(vote));
      }),
      { numRuns: Number(process.env.RUNS ?? 250) },
    );
  });

  test("what branches too far is given up in the same place", () => {
    const ids = Array.from({ length: 12 }, (_, at) => String.fromCharCode(97 + at));
    const each = ids.map((id) => ({ weight: 1, says: [[id]] }));
    for (const method of [{ code: "irv" }, { code: "stv", seats: 2 }]) {
      for (const size of [7, 11]) {
        const some = ids.slice(0, size);
        const vote = { method, ballots: each.slice(0, size) };
        expect(recounted(vote, some)).toEqual(counted(vote, some));
      }
    }
    const approving = { ballots: ids.map((id) => ({ weight: 1, says: [id] })), costs: ids.map(() => "1") };
    for (const code of ["greedyBudget", "equalShares"]) {
      for (const budget of ["5", "12"]) {
        const vote = { method: { code, budget }, ...approving };
        expect(recounted(vote, ids)).toEqual(counted(vote, ids));
      }
    }
  });
});
