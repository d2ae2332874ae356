import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { instantRunoff } from "#app/domain/votes/methods/instant-runoff.ts";
import type { RankedBallot } from "#app/domain/votes/methods/rankings.ts";
import { schulze } from "#app/domain/votes/methods/schulze.ts";
import { stv } from "#app/domain/votes/methods/stv.ts";
import { type Lot, sorted } from "#app/domain/votes/methods/ties.ts";

const OPTIONS = ["a", "b", "c", "d", "e"];
/** A lot without chance, as good as any for what holds whatever the lot. */
const byLetter: Lot = (options) => sorted(options);

const weight = fc.integer({ min: 1, max: 4 });

/** Strict rankings, cut off anywhere. */
const strict = fc.record({
  weight,
  ranking: fc.shuffledSubarray(OPTIONS).map((ranked) => ranked.map((option) => [option])),
});

/** Rankings with equal ranks, cut off anywhere. */
const weak = fc.record({
  weight,
  ranking: fc
    .tuple(fc.shuffledSubarray(OPTIONS), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
    .map(([ranked, joins]) => {
      const groups: string[][] = [];
      ranked.forEach((option, at) => {
        const last = groups.at(-1);
        if (last && joins[at]) last.push(option);
        else groups.push([option]);
      });
      return groups;
    }),
});

const strictVotes = fc.array(strict, { maxLength: 12 });
const weakVotes = fc.array(weak, { maxLength: 12 });
const vote = (ballots: RankedBallot[]) => ({ options: OPTIONS, ballots });

/** Where a ballot puts an option; all it leaves out come last. */
const placeOf = ({ ranking }: RankedBallot, option: string) => {
  const place = ranking.findIndex((group) => group.includes(option));
  return place === -1 ? ranking.length : place;
};
const preferring = (ballots: RankedBallot[], a: string, b: string) =>
  ballots.reduce((sum, ballot) => (placeOf(ballot, a) < placeOf(ballot, b) ? sum + ballot.weight : sum), 0);

describe("Schulze", () => {
  /** The strongest path by looking at every one there is. */
  function strongest(ballots: RankedBallot[], from: string, to: string, passed: string[] = [from]): number {
    return OPTIONS.reduce((best, next) => {
      const wins = preferring(ballots, from, next);
      if (passed.includes(next) || wins <= preferring(ballots, next, from)) return best;
      const path = next === to ? wins : Math.min(wins, strongest(ballots, next, to, [...passed, next]));
      return Math.max(best, path);
    }, 0);
  }

  test("finds the paths, and potential winners, that trying every path finds", () => {
    fc.assert(
      fc.property(weakVotes, (ballots) => {
        const { counts, winners, ties } = schulze(vote(ballots), null);
        const paths = Object.fromEntries(
          OPTIONS.map((a) => [
            a,
            Object.fromEntries(OPTIONS.filter((b) => b !== a).map((b) => [b, strongest(ballots, a, b)])),
          ]),
        );
        expect(counts.strongestPaths).toEqual(paths);
        const potential = OPTIONS.filter((a) =>
          OPTIONS.every((b) => a === b || (paths[a]?.[b] ?? 0) >= (paths[b]?.[a] ?? 0)),
        );
        const any = ballots.some(({ ranking }) => ranking.length > 0);
        expect(winners).toEqual(any && potential.length === 1 ? potential : []);
        expect(ties).toEqual(any && potential.length > 1 ? [{ between: potential, at: "winner", brokenBy: null }] : []);
      }),
      { numRuns: 300 },
    );
  });

  test("elects whoever beats each of the others", () => {
    fc.assert(
      fc.property(weakVotes, (ballots) => {
        const beaten = (a: string, b: string) => preferring(ballots, a, b) > preferring(ballots, b, a);
        const first = OPTIONS.find((a) => OPTIONS.every((b) => a === b || beaten(a, b)));
        fc.pre(first !== undefined);
        expect(schulze(vote(ballots), null).winners).toEqual([first]);
      }),
    );
  });
});

/** Puts a double of the last option right beside it on every ballot. */
const cloned = (ballots: RankedBallot[], equal: boolean): RankedBallot[] =>
  ballots.map((ballot) => ({
    ...ballot,
    ranking: ballot.ranking.flatMap((group) => {
      if (!group.includes("e")) return [group];
      return equal || group.length > 1 ? [[...group, "f"]] : [group, ["f"]];
    }),
  }));

describe("instant-runoff", () => {
  /** Everyone who could win, tie by tie, on strict ballots. */
  function possible(ballots: RankedBallot[], left: string[]): Set<string> {
    if (left.length === 1) return new Set(left);
    const votes = left.map((option) =>
      ballots.reduce((sum, { ranking, weight }) => {
        const first = ranking.flat().find((one) => left.includes(one));
        return first === option ? sum + weight : sum;
      }, 0),
    );
    const fewest = Math.min(...votes);
    const lowest = left.filter((_, at) => votes[at] === fewest);
    return new Set(
      lowest.flatMap((gone) => [
        ...possible(
          ballots,
          left.filter((option) => option !== gone),
        ),
      ]),
    );
  }

  test("elects whom every way through the ties elects, and leaves open the rest", () => {
    fc.assert(
      fc.property(strictVotes, (ballots) => {
        fc.pre(ballots.some(({ ranking }) => ranking.length > 0));
        const { winners, ties } = instantRunoff(vote(ballots), null);
        const expected = [...possible(ballots, OPTIONS)].sort();
        expect(winners).toEqual(expected.length === 1 ? expected : []);
        if (expected.length > 1) expect(ties.map(({ between }) => between)).toContainEqual(expected);
        expect(ties.every(({ brokenBy }) => brokenBy === null)).toBe(true);
        const [drawn] = instantRunoff(vote(ballots), byLetter).winners;
        expect(expected).toContain(drawn);
      }),
      { numRuns: 300 },
    );
  });

  test("an option alone at the top of more than half of the ballots wins, and no tie is told", () => {
    fc.assert(
      fc.property(weakVotes, fc.constantFrom(...OPTIONS), (others, option) => {
        const rest = others.reduce((sum, ballot) => sum + ballot.weight, 0);
        const ballots = [...others, { weight: rest + 1, ranking: [[option]] }];
        expect(instantRunoff(vote(ballots), null)).toMatchObject({ winners: [option], ties: [] });
      }),
    );
  });

  test("a majority that puts the same options first gets one of them", () => {
    fc.assert(
      fc.property(weakVotes, fc.subarray(OPTIONS, { minLength: 1 }), fc.boolean(), (others, group, equal) => {
        const rest = others.reduce((sum, ballot) => sum + ballot.weight, 0);
        const ranking = equal ? [group] : group.map((option) => [option]);
        const { winners } = instantRunoff(vote([...others, { weight: rest + 1, ranking }]), byLetter);
        expect(group).toContain(winners[0]);
      }),
    );
  });

  test.each([true, false])("a double neither helps nor harms (ranked equal: %s)", (equal) => {
    fc.assert(
      fc.property(weakVotes, (ballots) => {
        const before = instantRunoff(vote(ballots), null);
        fc.pre(before.winners.length === 1 && before.ties.length === 0);
        const doubled = { options: [...OPTIONS, "f"], ballots: cloned(ballots, equal) };
        const after = instantRunoff(doubled, byLetter);
        const origin = (option = "") => (option === "f" ? "e" : option);
        fc.pre(after.ties.every(({ between }) => new Set(between.map(origin)).size === 1));
        expect(origin(after.winners[0])).toBe(before.winners[0]);
      }),
    );
  });
});

describe("single transferable vote", () => {
  test("with one seat and strict rankings it is instant-runoff", () => {
    fc.assert(
      fc.property(strictVotes, (ballots) => {
        const one = (lot: Lot) => stv({ ...vote(ballots), seats: 1 }, lot).winners;
        expect(one(null)).toEqual(instantRunoff(vote(ballots), null).winners);
        expect(one(byLetter)).toEqual(instantRunoff(vote(ballots), byLetter).winners);
      }),
      { numRuns: 300 },
    );
  });

  test("fills every seat there are options for", () => {
    fc.assert(
      fc.property(weakVotes, fc.integer({ min: 1, max: 7 }), (ballots, seats) => {
        fc.pre(ballots.some(({ ranking }) => ranking.length > 0));
        const { winners } = stv({ ...vote(ballots), seats }, byLetter);
        expect(winners.length).toBe(Math.min(seats, OPTIONS.length));
        expect(new Set(winners).size).toBe(winners.length);
        const sure = stv({ ...vote(ballots), seats }, null).winners;
        expect(sure.every((option) => winners.includes(option))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("so many quotas of voters with the same options on top get so many of them (Droop proportionality)", () => {
    fc.assert(
      fc.property(
        weakVotes,
        fc.integer({ min: 2, max: 4 }),
        fc.subarray(OPTIONS, { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (others, seats, group, share, equal) => {
          const rest = others.reduce((sum, { ranking, weight }) => (ranking.length > 0 ? sum + weight : sum), 0);
          const ranking = equal ? [group] : group.map((option) => [option]);
          // As many more voters as make `share` quotas of all.
          const weight = (rest + 1) * share;
          const quota = Math.floor((rest + weight) / (seats + 1)) + 1;
          const entitled = Math.min(Math.floor(weight / quota), group.length, seats);
          const { winners } = stv({ options: OPTIONS, ballots: [...others, { weight, ranking }], seats }, byLetter);
          expect(winners.filter((option) => group.includes(option)).length).toBeGreaterThanOrEqual(entitled);
        },
      ),
      { numRuns: 300 },
    );
  });

  /** Scottish rules on strict ballots, paper by paper, in floats: near enough on few ballots. Null at any tie. */
  function byHand(ballots: RankedBallot[], seats: number): string[] | null {
    const papers = ballots.flatMap(({ weight, ranking }) =>
      ranking.length === 0 ? [] : [{ value: weight, list: ranking.flat(), with: "" }],
    );
    const all = papers.reduce((sum, { value }) => sum + value, 0);
    const quota = Math.floor(all / (seats + 1)) + 1;
    let hopeful = [...OPTIONS];
    const elected: string[] = [];
    const surpluses: string[] = [];
    const deal = () => {
      for (const paper of papers) {
        if (paper.with === "" || (!hopeful.includes(paper.with) && !elected.includes(paper.with))) {
          paper.with = paper.list.find((option) => hopeful.includes(option)) ?? "exhausted";
        }
      }
    };
    const votesOf = (option: string) =>
      papers.reduce((sum, paper) => (paper.with === option ? sum + paper.value : sum), 0);
    const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;
    for (;;) {
      deal();
      const reached = hopeful
        .filter((option) => votesOf(option) > quota - 1e-9)
        .sort((a, b) => votesOf(b) - votesOf(a));
      for (const option of reached) {
        elected.push(option);
        if (votesOf(option) > quota + 1e-9) surpluses.push(option);
      }
      hopeful = hopeful.filter((option) => !reached.includes(option));
      if (elected.length === seats) return elected;
      if (hopeful.length + elected.length <= seats) return [...elected, ...hopeful];
      const tops = [...surpluses].sort((a, b) => votesOf(b) - votesOf(a));
      const [top, second] = tops;
      if (top !== undefined) {
        if (second !== undefined && near(votesOf(top), votesOf(second))) return null;
        surpluses.splice(surpluses.indexOf(top), 1);
        const factor = (votesOf(top) - quota) / votesOf(top);
        for (const paper of papers) {
          if (paper.with !== top) continue;
          paper.value *= factor;
          paper.with = "";
        }
        continue;
      }
      const [last, other] = [...hopeful].sort((a, b) => votesOf(a) - votesOf(b));
      if (last === undefined) return elected;
      if (other !== undefined && near(votesOf(last), votesOf(other)) && votesOf(last) > 0) return null;
      if (other !== undefined && votesOf(other) === 0 && hopeful.length - 1 === seats - elected.length) return null;
      hopeful = hopeful.filter((option) => option !== last);
    }
  }

  test("on strict ballots it is the Scottish count", () => {
    fc.assert(
      fc.property(strictVotes, fc.integer({ min: 1, max: 4 }), (ballots, seats) => {
        fc.pre(ballots.some(({ ranking }) => ranking.length > 0));
        const expected = byHand(ballots, seats);
        fc.pre(expected !== null);
        expect([...stv({ ...vote(ballots), seats }, byLetter).winners].sort()).toEqual([...(expected ?? [])].sort());
      }),
      { numRuns: 500 },
    );
  });
});

describe("whatever order things come in", () => {
  const methods = {
    schulze: (given: ReturnType<typeof vote>, lot: Lot) => schulze(given, lot),
    instantRunoff: (given: ReturnType<typeof vote>, lot: Lot) => instantRunoff(given, lot),
    stv: (given: ReturnType<typeof vote>, lot: Lot) => stv({ ...given, seats: 2 }, lot),
  };

  test.each(Object.entries(methods))("%s counts the same, figure by figure", (_, method) => {
    const shuffled = fc.array(weak, { maxLength: 10 }).chain((ballots) =>
      fc.record({
        ballots: fc.constant(ballots),
        // Ballots alike come one by one, in another order, and so do options and equal ranks.
        others: fc.shuffledSubarray(
          ballots.flatMap(({ weight, ranking }) =>
            Array.from({ length: weight }, () => ({ weight: 1, ranking: ranking.map((group) => group.toReversed()) })),
          ),
          { minLength: ballots.reduce((sum, ballot) => sum + ballot.weight, 0) },
        ),
        options: fc.shuffledSubarray(OPTIONS, { minLength: OPTIONS.length }),
        lot: fc.constantFrom(null, byLetter),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ ballots, others, options, lot }) => {
        expect(JSON.stringify(method({ options, ballots: others }, lot))).toBe(
          JSON.stringify(method(vote(ballots), lot)),
        );
      }),
    );
  });

  test.each(Object.entries(methods))("%s: other names for the options, the same outcome under them", (_, method) => {
    const names: Record<string, string> = { a: "e", b: "d", c: "c", d: "b", e: "a" };
    const renamed = (options: readonly string[]) => options.map((option) => names[option] ?? "");
    fc.assert(
      fc.property(weakVotes, (ballots) => {
        const others = ballots.map(({ weight, ranking }) => ({ weight, ranking: ranking.map(renamed) }));
        const { winners, ties } = method(vote(ballots), null);
        const after = method(vote(others), null);
        expect(sorted(after.winners)).toEqual(sorted(renamed(winners)));
        expect(after.ties.length).toBe(ties.length);
      }),
    );
  });
});
