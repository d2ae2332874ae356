import { countFile } from "#app/domain/votes/count-file.ts";
import { instantRunoff } from "#app/domain/votes/methods/instant-runoff.ts";
import type { RankedVote } from "#app/domain/votes/methods/rankings.ts";
import { schulze } from "#app/domain/votes/methods/schulze.ts";
import { stv } from "#app/domain/votes/methods/stv.ts";
import { type Choice, type Seats, tally } from "#app/domain/votes/tally.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";
import { FLOORS } from "./floors.ts";

export const SIZES = { seats: 1_000_000, rankings: 100_000, options: 20, places: 5 };

/** What one kind of count took, and how long it may take; `cpuSeconds` does not rise when the machine is busy. */
export type Counting = { what: string; seconds: number; cpuSeconds: number; withinSeconds: number };

/** Counts votes as large as a city's. Rankings are all different, so that none can be counted once for many. */
export function measureCounting(sizes = SIZES): Counting[] {
  const roll = largeRoll(sizes.seats);
  const rankings = largeRankings(sizes);
  const file = { method: "ownerOrdinary", ...plainRoll(roll) };
  return [
    timed(`tally of ${sizes.seats} seats`, () => tally(TRACK_RULES.ownerOrdinary[0], roll)),
    timed(`plain file of ${sizes.seats} seats`, () => countFile(file, String)),
    timed(`Schulze, ${sizes.rankings} rankings of ${sizes.options}`, () => schulze(rankings, null)),
    timed(`instant-runoff, ${sizes.rankings} rankings of ${sizes.options}`, () => instantRunoff(rankings, null)),
    timed(`STV for ${sizes.places}, ${sizes.rankings} rankings of ${sizes.options}`, () =>
      stv({ ...rankings, seats: sizes.places }, null),
    ),
  ];
}

function timed(what: string, count: () => unknown): Counting {
  const [began, used] = [performance.now(), process.cpuUsage()];
  count();
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - began) / 1000;
  return { what, seconds, cpuSeconds: (user + system) / 1_000_000, withinSeconds: FLOORS.countSeconds };
}

const CHOICES: (Choice | null)[] = ["agree", "agree", "against", "abstain", null];

const largeRoll = (seats: number): Seats[] =>
  Array.from({ length: seats }, (_, at) => ({
    heads: 1,
    areaDm2: 60_00 + (at % 9_000),
    choice: CHOICES[at % CHOICES.length] ?? null,
  }));

const plainRoll = (roll: Seats[]) => ({
  roll: roll.map(({ areaDm2 }, at) => ({ seat: `s${at}`, heads: 1, areaDm2 })),
  ballots: roll.flatMap(({ choice }, at) => (choice ? [{ seat: `s${at}`, choice }] : [])),
});

/** Complete rankings, each shuffled by a generator that is the same in every run. */
function largeRankings({ rankings, options }: typeof SIZES): RankedVote {
  const names = Array.from({ length: options }, (_, at) => `option ${at + 1}`);
  const draw = generator(1);
  const ballots = Array.from({ length: rankings }, () => {
    const ranking = names.map((name) => [name]);
    for (let last = ranking.length - 1; last > 0; last--) {
      const other = draw(last + 1);
      const [a = [], b = []] = [ranking[last], ranking[other]];
      [ranking[last], ranking[other]] = [b, a];
    }
    return { weight: 1, ranking };
  });
  return { options: names, ballots };
}

/** Marsaglia's xorshift32: whole numbers below `end`. */
export function generator(seed: number) {
  let state = seed;
  return (end: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % end;
  };
}
