import type { RuleSet } from "#app/domain/votes/rules.ts";
import { isUnanimous } from "#app/domain/votes/track-rules.ts";
import { useText } from "./served.ts";

/** The rule in words a neighbour understands. */
export function useRuleWords(rule: RuleSet) {
  const t = useText();
  const words = t.votes.page;
  const both = rule.measures.length > 1;
  return {
    quorum: rule.quorum ? words.quorumOf(rule.quorum, both) : words.quorumNone,
    /** Where it is written; for a community's own rule which one it is. */
    source: rule.version > 1 ? `${rule.citation}（${t.plans.rules.own(rule.version)}）` : rule.citation,
    majority: isUnanimous(rule)
      ? words.everyone
      : rule.majorityOf === "all"
        ? words.majorityOfAll(rule.majority, both)
        : words.majorityOf(rule.majority, both),
    force: !rule.binding ? words.notBinding : rule.electorate === "owners" ? words.binding : words.bindingMeeting,
  };
}
