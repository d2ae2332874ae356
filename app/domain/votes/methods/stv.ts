/**
 * The single transferable vote for several seats, with the weighted inclusive Gregory method.
 *
 * Source: Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45–52: Droop quota, the
 * largest surplus first, every ballot of a surplus goes on at its value × surplus ÷ votes, and when no surplus is left
 * the option with the fewest votes is excluded. Chosen because every step is one fraction that can be checked by hand;
 * Meek's method needs a limit of approximations, which no exact count can reach.
 *
 * Apart from the source: fractions are exact instead of cut to five decimals; equal surpluses are transferred together
 * instead of in an order; ties are not looked up in earlier stages (see ties.ts). Options ranked equal: a ballot stands
 * in full for each option of its topmost group (Th. Delemazure, D. Peters, arXiv 2404.11407, "Approval-STV"). Where it
 * helps one of them over the quota it is held for that one, until the surplus is transferred, and for no other.
 */
import { followEveryWay, type Step } from "./every-way.ts";
import { compare, type Fraction, fraction, minus, over, written, ZERO } from "./fraction.ts";
import { byOption, type Indexed, inCountOf, indexed, mostStates, type RankedVote } from "./rankings.ts";
import type { Lot, Outcome } from "./ties.ts";
import { FREE, hold, release, standing, standsFor, type Values, wholeVotes } from "./transfers.ts";

type Count = Indexed & { seats: number; quota: Fraction };

type State = {
  stage: number;
  /** Positions of the options neither elected nor excluded. */
  hopeful: number[];
  elected: number[];
  /** Elected with more than the quota, and not transferred yet. */
  surpluses: { option: number; votes: Fraction }[];
  values: Values;
  /** What happened so far; since the last transfer the order in which options were excluded makes no difference. */
  past: string;
  excluded: number[];
};

export function stv({ seats, ...vote }: RankedVote & { seats: number }, lot: Lot): Outcome {
  const counted = indexed(vote);
  const { options, weight, blank } = counted;
  const quota = fraction(Math.floor(weight / (seats + 1)) + 1);
  const basics = { ballots: weight, blank, seats, quota: written(quota) };
  if (weight === 0) return { winners: [], ties: [], counts: { ...basics, stages: [] } };
  const start: State = {
    ...{ stage: 1, hopeful: options.map((_, position) => position), elected: [], surpluses: [] },
    ...{ values: wholeVotes(counted.papers.weights.length), past: "", excluded: [] },
  };
  const { winners, ties, rounds, unfollowed } = followEveryWay(
    start,
    (state) => countStage({ ...counted, seats, quota }, state),
    keyOf,
    lot,
    mostStates(counted),
  );
  return { winners, ties, counts: { ...basics, stages: rounds, ...(unfollowed && { unfollowed }) } };
}

/** One stage: who reaches the quota is elected, then one transfer or one exclusion. */
function countStage(count: Count, before: State): Step<State> {
  const name = (position: number) => count.options[position] ?? "";
  const names = (positions: number[]) => positions.map(name);
  let state = before;
  let { votes, exhausted } = votesFor(count, state);
  const votesOf = (option: number) => votes.get(option) ?? ZERO;
  const shown = byOption(names(state.hopeful), (_, at) => written(votesOf(before.hopeful[at] ?? 0)));
  const basics = { stage: before.stage, votes: shown, exhausted: written(exhausted) };
  const record = () => ({
    ...basics,
    ...(state.elected.length > before.elected.length && { elected: names(state.elected.slice(before.elected.length)) }),
  });

  for (;;) {
    const reached = leading(state.hopeful, votesOf, count.quota);
    const [first] = reached;
    if (first === undefined || state.elected.length === count.seats) break;
    const elect = (option: number) => elected(count, state, option, votesOf(option));
    if (reached.length > 1 && share(count, state, reached)) {
      const choosing = (option: string) => elect(count.options.indexOf(option));
      const tied = names(reached);
      return {
        record: record(),
        tied,
        at: `stage ${before.stage}: election`,
        won: names(state.elected),
        better: "first",
        choosing,
      };
    }
    state = elect(first);
    ({ votes, exhausted } = votesFor(count, state));
  }

  const open = count.seats - state.elected.length;
  if (open === 0 || state.hopeful.length <= open) {
    // As many left as there are seats: all of them are elected, whatever their votes.
    const rest = [...state.hopeful].sort((a, b) => compare(votesOf(b), votesOf(a)));
    if (open > 0) state = { ...state, elected: [...state.elected, ...rest] };
    return { record: record(), winners: names(state.elected) };
  }
  if (state.surpluses.length > 0) return transferred(count, state, record());

  const fewest = leading(state.hopeful, (option) => minus(ZERO, votesOf(option)));
  const unwanted = state.hopeful.filter((option) => compare(votesOf(option), ZERO) === 0);
  const gone = unwanted.length > 0 && state.hopeful.length - unwanted.length >= open ? unwanted : fewest;
  if (gone.length === 1 || gone === unwanted) {
    return { record: { ...record(), excluded: names(gone) }, next: without(state, gone) };
  }
  const choosing = (option: string) => without(state, [count.options.indexOf(option)]);
  const [tied, at] = [names(gone), `stage ${before.stage}: lowest`];
  return { record: { ...record(), lowest: tied }, tied, at, won: names(state.elected), better: "last", choosing };
}

const votesFor = ({ papers, options }: Count, { hopeful, values }: State) =>
  standing(papers, values, inCountOf(options.length, hopeful));

function elected({ papers, options, quota }: Count, state: State, option: number, votes: Fraction): State {
  const held = hold(papers, state.values, option, inCountOf(options.length, state.hopeful));
  const more = compare(votes, quota) > 0 ? [{ option, votes }] : [];
  return {
    ...state,
    ...{ hopeful: state.hopeful.filter((one) => one !== option), elected: [...state.elected, option], values: held },
    ...{ surpluses: [...state.surpluses, ...more], excluded: [], past: `${keyOf(state)}+${option}` },
  };
}

/** The largest surplus goes on, together with those as large. */
function transferred(count: Count, state: State, record: Record<string, unknown>): Step<State> {
  const surplusOf = ({ votes }: State["surpluses"][number]) => minus(votes, count.quota);
  const most = state.surpluses.map(surplusOf).reduce((a, b) => (compare(a, b) >= 0 ? a : b), ZERO);
  const going = state.surpluses.filter((one) => compare(surplusOf(one), most) === 0);
  const factors = new Map(going.map(({ option, votes }) => [option, over(most, votes)]));
  const told = going.map(({ option }) => ({
    from: count.options[option],
    surplus: written(most),
    factor: written(factors.get(option) ?? ZERO),
  }));
  const next = {
    ...state,
    stage: state.stage + 1,
    surpluses: state.surpluses.filter((one) => !going.includes(one)),
    values: release(state.values, factors),
    ...{ excluded: [], past: `${keyOf(state)}>${going.map(({ option }) => option).sort((a, b) => a - b)}` },
  };
  return { record: { ...record, transferred: told }, next };
}

const without = (state: State, gone: number[]): State => ({
  ...state,
  ...{ stage: state.stage + 1, hopeful: state.hopeful.filter((option) => !gone.includes(option)) },
  excluded: [...state.excluded, ...gone],
});

const keyOf = ({ past, excluded }: State) => `${past}|${[...excluded].sort((a, b) => a - b).join()}`;

/** Those with the most votes of all who have at least so many. */
function leading(options: number[], votesOf: (option: number) => Fraction, atLeast?: Fraction): number[] {
  const able = options.filter((option) => !atLeast || compare(votesOf(option), atLeast) >= 0);
  const most = able.map(votesOf).reduce<Fraction | null>((a, b) => (a && compare(a, b) >= 0 ? a : b), null);
  return able.filter((option) => most && compare(votesOf(option), most) === 0);
}

/** Whether a ballot stands for two of them: then electing one changes the votes of the other. */
function share({ papers, options }: Count, { hopeful, values }: State, reached: number[]): boolean {
  const inCount = inCountOf(options.length, hopeful);
  return values.holder.some(
    (held, ballot) =>
      held === FREE && standsFor(papers, ballot, inCount).filter((option) => reached.includes(option)).length > 1,
  );
}
