import type { PartyFacts } from "#app/domain/places/facts.ts";
import { areCertainlySame, sameOwners } from "./members.ts";

export type Known = { id: string; label: string; facts: PartyFacts };

/** An owner in a building that goes to another property area, and how many of their units stay behind. */
export type Leaving = Known & { outside: number };

/**
 * What becomes of each owner when their building goes to another area, where heads are counted apart (Civil Code, art.
 * 278): who owns nothing else goes over whole; who also owns elsewhere becomes two, one in each area; and who certainly
 * is an owner there already joins them, so that nobody is two heads in one area. Namesakes are for people to check.
 */
export function planMove(leaving: readonly Leaving[], there: readonly Known[]) {
  const plan = {
    whole: [] as Leaving[],
    split: [] as Leaving[],
    joined: [] as { party: Leaving; into: Known }[],
    /** Of those who do not join: somebody there has the same name. */
    alike: [] as Leaving[],
  };
  for (const party of leaving) {
    const into = there.find((one) => areCertainlySame(one.facts, party.facts));
    if (into) plan.joined.push({ party, into });
    else plan[party.outside === 0 ? "whole" : "split"].push(party);
    const isAlike = !into && there.some((one) => sameOwners(one.facts.members, party.facts.members));
    if (isAlike) plan.alike.push(party);
  }
  return plan;
}
export type MovePlan = ReturnType<typeof planMove>;
