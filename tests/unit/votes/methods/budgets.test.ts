import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { amountOf, decimalsOf, isDecimal, type Project, writtenAmount } from "#app/domain/votes/methods/budget.ts";
import { equalShares, type SharesVote, type UseBallot } from "#app/domain/votes/methods/equal-shares.ts";
import {
  compare,
  type Fraction,
  fraction,
  minus,
  over,
  plus,
  times,
  ZERO,
} from "#app/domain/votes/methods/fraction.ts";
import { greedyBudget } from "#app/domain/votes/methods/greedy-budget.ts";
import { type Lot, sorted } from "#app/domain/votes/methods/ties.ts";

const IDS = ["p", "q", "r", "s", "t"];
const byLetter: Lot = (options) => sorted(options);

const votes = fc.record({
  budget: fc.integer({ min: 0, max: 60 }).map((amount) => fraction(amount)),
  projects: fc
    .array(fc.integer({ min: 1, max: 30 }), { minLength: IDS.length, maxLength: IDS.length })
    .map((costs): Project[] => IDS.map((id, at) => ({ id, cost: fraction(costs[at] ?? 1) }))),
  ballots: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), choices: fc.subarray(IDS) }), {
    maxLength: 10,
  }),
});

const approving = (ballots: { weight: number; choices: string[] }[]) => ({
  use: "cost" as const,
  ballots: ballots.map(({ weight, choices }): UseBallot => ({ weight, points: choices.map((id) => [id, 1]) })),
});

const sum = (amounts: Fraction[]) => amounts.reduce(plus, ZERO);

describe("amounts", () => {
  test.each([
    ["1234.50", "1234.50"],
    ["0", "0"],
    ["007", "7"],
    ["0.000001", "0.000001"],
    ["999999999999999999.999999", "999999999999999999.999999"],
  ])("%s is read exactly", (text, again) => expect(writtenAmount(amountOf(text), decimalsOf([text]))).toBe(again));

  test.each(["", "-1", "1.", ".5", "1,5", "1e3", "0x10", " 1", "1.1234567", "1".repeat(19)])("%j is none", (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => amountOf(text)).toThrow(RangeError);
  });

  test("ten times 0.1 is 1", () => {
    expect(writtenAmount(sum(Array.from({ length: 10 }, () => amountOf("0.1"))), 1)).toBe("1.0");
  });
});

describe("by votes", () => {
  const cost = (projects: Project[], ids: string[]) =>
    sum(projects.map((project) => (ids.includes(project.id) ? project.cost : ZERO)));
  const vote = (budget: number, costs: Record<string, number>, ballots: [number, ...string[]][]) => ({
    budget: fraction(budget),
    projects: Object.entries(costs).map(([id, amount]) => ({ id, cost: fraction(amount) })),
    ballots: ballots.map(([weight, ...choices]) => ({ weight, choices })),
  });

  test("what does not fit is skipped, what comes after it is not", () => {
    const skipping = vote(10, { big: 11, mid: 8, small: 2 }, [
      [5, "big"],
      [4, "mid"],
      [3, "small"],
    ]);
    expect(greedyBudget(skipping, null)).toMatchObject({ winners: ["mid", "small"], ties: [] });
  });

  test("nothing is spent on what nobody voted for", () => {
    expect(greedyBudget(vote(10, { a: 1, b: 1 }, [[1, "a"]]), null).winners).toEqual(["a"]);
  });

  test("two with the same votes of which one fits are tied", () => {
    const level = vote(10, { a: 6, b: 5, c: 4 }, [
      [2, "a", "b"],
      [1, "c"],
    ]);
    const tie = { between: ["a", "b"], at: "2 votes" };
    // Whichever it is, c fits behind it.
    expect(greedyBudget(level, null)).toMatchObject({
      winners: ["c"],
      ties: [{ ...tie, brokenBy: null }],
    });
    expect(greedyBudget(level, byLetter)).toMatchObject({
      winners: ["a", "c"],
      ties: [{ ...tie, brokenBy: "lot" }],
    });
  });

  test("two with the same votes that both fit are not", () => {
    const level = vote(10, { a: 6, b: 4 }, [[2, "a", "b"]]);
    expect(greedyBudget(level, null)).toMatchObject({ winners: ["a", "b"], ties: [] });
  });

  test("so many alike that not every way can be followed stay open", () => {
    const ids = Array.from({ length: 24 }, (_, at) => `p${at}`);
    const alike = vote(12, { ...Object.fromEntries(ids.map((id) => [id, 1])), first: 1 }, [
      [1, ...ids],
      [2, "first"],
    ]);
    const { winners, ties, counts } = greedyBudget(alike, null);
    expect([winners, ties[0]?.between, counts.unfollowed]).toEqual([["first"], sorted(ids), true]);
  });

  test("never more than there is, and nothing with more votes is left out that would have fitted instead", () => {
    fc.assert(
      fc.property(votes, (given) => {
        const { winners, spent } = greedyBudget(given, byLetter);
        expect(compare(spent, given.budget)).toBeLessThanOrEqual(0);
        expect(compare(spent, cost(given.projects, winners))).toBe(0);
        const votesOf = (id: string) =>
          given.ballots.reduce((all, { weight, choices }) => (choices.includes(id) ? all + weight : all), 0);
        for (const { id, cost: price } of given.projects) {
          if (winners.includes(id) || votesOf(id) === 0) continue;
          const before = winners.filter((winner) => votesOf(winner) >= votesOf(id));
          expect(compare(plus(cost(given.projects, before), price), given.budget)).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("equal shares", () => {
  type Voter = { left: Fraction; use: Map<string, Fraction> };

  /** The method voter by voter, as its definition reads. */
  function definition({ budget, projects, ballots, use }: SharesVote) {
    const costs = new Map(projects.map(({ id, cost }) => [id, cost]));
    const people = ballots.flatMap(({ weight, points }) =>
      Array.from({ length: weight }, (): Voter => {
        const uses = points.map(
          ([id, given]) => [id, use === "cost" ? (costs.get(id) ?? ZERO) : fraction(given)] as const,
        );
        return { left: ZERO, use: new Map(uses) };
      }),
    );
    for (const voter of people) voter.left = over(budget, fraction(people.length));
    const bought: string[] = [];
    const pays = ({ left, use }: Voter, id: string, price: Fraction) => {
      const asked = times(price, use.get(id) ?? ZERO);
      return compare(asked, left) < 0 ? asked : left;
    };
    for (;;) {
      const offers = projects.flatMap(({ id, cost }) => {
        const supporters = people.filter(({ use }) => use.has(id));
        if (bought.includes(id) || compare(sum(supporters.map(({ left }) => left)), cost) < 0) return [];
        // At the right price those who run out pay all they have, and the others share the rest by use.
        for (const out of [null, ...supporters]) {
          const limit = out && over(out.left, out.use.get(id) ?? ZERO);
          const broke = limit
            ? supporters.filter(({ left, use }) => compare(over(left, use.get(id) ?? ZERO), limit) <= 0)
            : [];
          const able = supporters.filter((voter) => !broke.includes(voter));
          if (able.length === 0) continue;
          const rest = minus(cost, sum(broke.map(({ left }) => left)));
          const price = over(rest, sum(able.map(({ use }) => use.get(id) ?? ZERO)));
          if (compare(price, ZERO) < 0) continue;
          if (compare(sum(supporters.map((voter) => pays(voter, id, price))), cost) === 0) return [{ id, price }];
        }
        // Everyone gives all they have: the price is what the last to run out can pay.
        const most = supporters.map(({ left, use }) => over(left, use.get(id) ?? ZERO));
        return [{ id, price: most.reduce((a, b) => (compare(a, b) >= 0 ? a : b), ZERO) }];
      });
      offers.sort((a, b) => compare(a.price, b.price) || (a.id < b.id ? -1 : 1));
      const [best] = offers;
      if (!best) return bought;
      for (const voter of people.filter(({ use }) => use.has(best.id))) {
        voter.left = minus(voter.left, pays(voter, best.id, best.price));
      }
      bought.push(best.id);
    }
  }

  const byShares = ({ counts }: { counts: Record<string, unknown> }) =>
    (counts.steps as { by: string; projects?: (string | { project: string })[]; tied?: string[] }[])
      .filter(({ by }) => by === "shares")
      .flatMap(({ projects }) => (projects ?? []).map((one) => (typeof one === "string" ? one : one.project)));

  test("buys what its definition buys, with approvals", () => {
    fc.assert(
      fc.property(votes, ({ budget, projects, ballots }) => {
        fc.pre(ballots.length > 0);
        const { winners, ties, counts } = equalShares({ budget, projects, ...approving(ballots) }, byLetter);
        const expected = definition({ budget, projects, ...approving(ballots) });
        if (ties.length === 0) expect(sorted(byShares({ counts }))).toEqual(sorted(expected));
        expect(winners).toEqual(expect.arrayContaining(ties.length === 0 ? expected : []));
      }),
      { numRuns: 300 },
    );
  });

  const scored = fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 3 }),
      points: fc
        .subarray(IDS)
        .chain((ids) =>
          fc
            .array(fc.integer({ min: 1, max: 7 }), { minLength: ids.length, maxLength: ids.length })
            .map((points) => ids.map((id, at): [string, number] => [id, points[at] ?? 1])),
        ),
    }),
    { minLength: 1, maxLength: 8 },
  );

  test("and with points", () => {
    fc.assert(
      fc.property(votes, scored, ({ budget, projects }, ballots) => {
        const { ties, counts } = equalShares({ budget, projects, ballots, use: "points" }, byLetter);
        if (ties.length === 0) {
          expect(sorted(byShares({ counts }))).toEqual(
            sorted(definition({ budget, projects, ballots, use: "points" })),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test("never overspends, and then nothing wanted fits any more", () => {
    fc.assert(
      fc.property(votes, fc.constantFrom(null, byLetter), ({ budget, projects, ballots }, lot) => {
        const { winners, ties, spent } = equalShares({ budget, projects, ...approving(ballots) }, lot);
        expect(compare(spent, budget)).toBeLessThanOrEqual(0);
        const wanted = (id: string) => ballots.some(({ choices }) => choices.includes(id));
        for (const { id, cost } of projects) {
          if (winners.includes(id) || !wanted(id) || ties.length > 0) continue;
          expect(compare(plus(spent, cost), budget)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a group as large as its share of the budget gets what it agrees on", () => {
    // Half the voters want five blue projects, half five red ones; votes alone would buy red only.
    const projects = ["b1", "b2", "b3", "b4", "r1", "r2", "r3", "r4"].map((id) => ({ id, cost: fraction(10) }));
    const ballots = [
      { weight: 49, choices: ["b1", "b2", "b3", "b4"] },
      { weight: 51, choices: ["r1", "r2", "r3", "r4"] },
    ];
    const budget = fraction(42);
    expect(greedyBudget({ budget, projects, ballots }, null).winners).toEqual(["r1", "r2", "r3", "r4"]);
    const { winners } = equalShares({ budget, projects, ...approving(ballots) }, byLetter);
    expect(winners).toEqual(["r1", "r2", "b1", "b2"]);
  });

  test("the order of projects, ballots and choices does not matter", () => {
    fc.assert(
      fc.property(votes, fc.constantFrom(null, byLetter), ({ budget, projects, ballots }, lot) => {
        const turned = ballots.map(({ weight, choices }) => ({ weight, choices: choices.toReversed() })).reverse();
        const again = { budget, projects: projects.toReversed() };
        const same = (a: unknown, b: unknown) => expect(shown(a)).toBe(shown(b));
        same(greedyBudget({ ...again, ballots: turned }, lot), greedyBudget({ budget, projects, ballots }, lot));
        same(
          equalShares({ ...again, ...approving(turned) }, lot),
          equalShares({ budget, projects, ...approving(ballots) }, lot),
        );
      }),
    );
  });
});

const shown = (value: unknown) => JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each));
