import type { Db } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { ownRule } from "#app/domain/vote-plans/rule-queries.server.ts";
import { refuseUnbalancedBody, type Scope } from "./electorates.server.ts";
import type { OpenVote } from "./forms.ts";
import { type ProposalFacts, refusalToOpenVote } from "./policy.ts";
import { findBuildingArea, hasGrid, hasPropertyArea } from "./store.server.ts";
import { ruleFor } from "./track-rules.ts";

export type Settled = Awaited<ReturnType<typeof settleMatter>>;

/** By what rule a vote is held, who is asked and when it opens, as things are now. Refuses what may not be opened. */
export async function settleMatter(tx: Db, actor: Actor, proposal: ProposalFacts, input: OpenVote, now: Date) {
  const law = ruleFor(input);
  const { ruleVersion } = input;
  const rule = ruleVersion ? await ownRule(tx, actor.communityId, ruleVersion, law.electorate) : law;
  const opensAt = input.opensAt && input.opensAt > now ? input.opensAt : now;
  refuseIf(refusalToOpenVote(actor, proposal, rule, { opensAt, closesAt: input.closesAt }, now));
  const scope = await scopeOf(tx, actor.communityId, input);
  await refuseUnbalancedBody(tx, actor.communityId, rule.electorate);
  return { rule, scope, opensAt, isOpen: opensAt <= now };
}

/** The place that is asked, where there is one here; a building's owners are asked in its property area. */
async function scopeOf(tx: Db, communityId: string, { propertyAreaId, buildingId, gridId }: OpenVote): Promise<Scope> {
  if (propertyAreaId && !(await hasPropertyArea(tx, communityId, propertyAreaId))) throw new Refused("not_found");
  if (gridId && !(await hasGrid(tx, communityId, gridId))) throw new Refused("not_found");
  const areaOfBuilding = buildingId && (await findBuildingArea(tx, communityId, buildingId));
  return { propertyAreaId: areaOfBuilding || propertyAreaId, buildingId, gridId };
}
