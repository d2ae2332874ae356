/** Counts a motion in a plain file: agree, against or abstain, by the rule of its track. */
import { type Fault, MalformedFile } from "./file-faults.ts";
import type { FILE_CHOICES, MotionFile } from "./plain-file.ts";
import { type Measure, QUORUMS, type RuleSet } from "./rules.ts";
import { fewest, type Share } from "./shares.ts";
import { baseOf, type Figures, tally, type Weight } from "./tally.ts";
import { isUnanimous, trackRule } from "./track-rules.ts";

type FileChoice = (typeof FILE_CHOICES)[number];
type Given = Record<FileChoice | "notVoted", Weight>;

/** Sums are multiplied by four at most, for three quarters are the finest share there is, and stay exact. */
const MOST = Math.floor(Number.MAX_SAFE_INTEGER / 4);

/** @param places of the ballots' seats on the roll, where no seat is twice and every ballot's is; null without a roll */
export function countMotion(file: MotionFile, places: Int32Array | null) {
  const rule = ruleOf(file);
  const given = weigh(file, rule, places);
  const total = sumOf(Object.values(given));
  refuseUnmeasurable(rule, total);
  const { agree, against, abstain, invalid, notVoted } = given;
  const { figures, quorate, passed } = tally(rule, [
    { ...agree, choice: "agree" },
    { ...against, choice: "against" },
    { ...abstain, choice: "abstain" },
    // A spoilt ballot is told apart and did not take part.
    { ...sumOf([invalid, notVoted]), choice: null },
  ]);
  const counts = {
    rule: { track: rule.track, version: rule.version, electorate: rule.electorate, citation: rule.citation },
    ...{ ...given, participating: sumOf([agree, against, abstain]), total },
    quorum: rule.quorum && {
      ...{ needs: needed(rule.quorum), of: "all" },
      ...byMeasure(figures, ({ participating, eligible, missingForQuorum }) =>
        fractionOf(participating, eligible, rule.quorum, missingForQuorum),
      ),
    },
    majority: {
      ...{ needs: needed(rule.majority), of: rule.majorityOf },
      ...byMeasure(figures, (each) =>
        fractionOf(each.agreeing, baseOf(rule, each), rule.majority, each.missingForMajority),
      ),
    },
  };
  return { winners: passed ? ["agree"] : [], passed, quorate, counts, ties: [] };
}

/** The rule of the track, as far as the law leaves it to the file. */
function ruleOf(file: MotionFile): RuleSet {
  const faults: Fault[] = [];
  const rule = trackRule(file.method, file.electorate);
  if (!rule) faults.push({ path: ["electorate"], code: "no_such_electorate" });
  if (file.quorum && rule?.binding) faults.push({ path: ["quorum"], code: "quorum_of_law" });
  const needsRoll = file.method !== "deliberation" || (file.quorum ?? "none") !== "none";
  if (needsRoll && !file.roll) faults.push({ path: ["roll"], code: "no_roll" });
  if (!rule || faults.length > 0) throw new MalformedFile(faults);
  return file.quorum ? { ...rule, quorum: QUORUMS[file.quorum] } : rule;
}

/** What was chosen, by heads and area. Without a roll every ballot is one head, and nobody stayed away. */
function weigh(file: MotionFile, rule: RuleSet, places: Int32Array | null): Given {
  const given = { agree: nothing(), against: nothing(), abstain: nothing(), invalid: nothing(), notVoted: nothing() };
  if (!file.roll || !places) {
    for (const { choice } of file.ballots) given[choice].heads += 1;
    return given;
  }
  const choices = new Array<FileChoice | "notVoted">(file.roll.length).fill("notVoted");
  places.forEach((place, at) => {
    choices[place] = file.ballots[at]?.choice ?? "notVoted";
  });
  const everyone = isUnanimous(rule);
  file.roll.forEach(({ heads, areaDm2 }, at) => {
    const sum = given[choices[at] ?? "notVoted"];
    sum.heads += everyone ? 1 : heads;
    sum.areaDm2 += areaDm2;
  });
  return given;
}

function refuseUnmeasurable({ measures, binding }: RuleSet, total: Weight) {
  const fault = (code: Fault["code"]) => new MalformedFile([{ path: ["roll"], code }]);
  if (total.areaDm2 > MOST) throw fault("too_large");
  if (binding && measures.some((measure) => total[KEYS[measure]] === 0)) throw fault("nothing_to_measure");
}

const KEYS = { heads: "heads", area: "areaDm2" } as const satisfies Record<Measure, keyof Weight>;

/** ">= 2/3" or "> 1/2". */
const needed = ({ numerator, denominator, orExactly }: Share) =>
  `${orExactly ? ">=" : ">"} ${numerator}/${denominator}`;

type Reached = { has: string; fewest: number; missing: number };

/** {heads: {has: "703/1291", fewest: 861, missing: 158}, areaDm2: …} */
const byMeasure = (figures: readonly Figures[], of: (figures: Figures) => Reached | null) =>
  Object.fromEntries(figures.map((each) => [KEYS[each.measure], of(each)]));

const fractionOf = (part: number, whole: number, share: Share | null, missing: number): Reached | null =>
  share && { has: `${part}/${whole}`, fewest: fewest(whole, share), missing };

const nothing = (): Weight => ({ heads: 0, areaDm2: 0 });

const sumOf = (weights: readonly Weight[]) =>
  weights.reduce((sum, each) => ({ heads: sum.heads + each.heads, areaDm2: sum.areaDm2 + each.areaDm2 }), nothing());
