import type { Db } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { type Initiator, type Preconditions, refusalToRelyOn } from "#app/domain/vote-plans/preconditions.ts";
import { ownRule } from "#app/domain/vote-plans/rule-queries.server.ts";
import { countBody, refuseUnbalancedBody, type Scope, weighSeats } from "./electorates.server.ts";
import type { OpenVote } from "./forms.ts";
import { type ProposalFacts, refusalToOpenVote } from "./policy.ts";
import { countResidents } from "./roll-store.server.ts";
import { findBuildingArea, hasGrid, hasPropertyArea } from "./store.server.ts";
import { ruleFor, TRACK_RULES } from "./track-rules.ts";

export type Settled = Awaited<ReturnType<typeof settleMatter>>;

/** By what rule a vote is held, who is asked and when it opens, as things are now. Refuses what may not be opened. */
export async function settleMatter(tx: Db, actor: Actor, proposal: ProposalFacts, input: OpenVote, now: Date) {
  const { communityId } = actor;
  const { rule, scope } = await matterOf(tx, communityId, input);
  const opensAt = input.opensAt && input.opensAt > now ? input.opensAt : now;
  refuseIf(refusalToOpenVote(actor, proposal, rule, { opensAt, closesAt: input.closesAt }, now, holidays()));
  await refuseUnbalancedBody(tx, communityId, rule.electorate);
  const of = await countOf(tx, communityId, input.preconditions.askedBy, scope);
  refuseIf(refusalToRelyOn(input.preconditions, { track: input.track, of: of ?? 0, today: shanghaiDay(now) }));
  const preconditions: Preconditions = { ...input.preconditions, of };
  return { rule, scope, opensAt, isOpen: opensAt <= now, preconditions };
}

/** By what rule a vote is held, and who is asked. */
export async function matterOf(db: Db, communityId: string, input: OpenVote) {
  const law = ruleFor(input);
  const { ruleVersion } = input;
  const rule = ruleVersion ? await ownRule(db, communityId, ruleVersion, law.electorate) : law;
  return { rule, scope: await scopeOf(db, communityId, input) };
}

/** The place that is asked, where there is one here; a building's owners are asked in its property area. */
async function scopeOf(db: Db, communityId: string, { propertyAreaId, buildingId, gridId }: OpenVote): Promise<Scope> {
  if (propertyAreaId && !(await hasPropertyArea(db, communityId, propertyAreaId))) throw new Refused("not_found");
  if (gridId && !(await hasGrid(db, communityId, gridId))) throw new Refused("not_found");
  const areaOfBuilding = buildingId && (await findBuildingArea(db, communityId, buildingId));
  return { propertyAreaId: areaOfBuilding || propertyAreaId, buildingId, gridId };
}

/** How many there are of those who may call for a vote. */
async function countOf(db: Db, communityId: string, who: Initiator, scope: Scope): Promise<number | null> {
  switch (who) {
    case "committee":
      return null;
    case "owners":
      return (await weighSeats(db, communityId, TRACK_RULES.ownerOrdinary[0], scope)).heads;
    case "residents":
      return countResidents(db, communityId);
    case "households":
      return (
        await weighSeats(db, communityId, { ...TRACK_RULES.residentsMeeting[0], electorate: "households" }, scope)
      ).seats;
    case "representatives":
      return (await countBody(db, communityId)).elected;
  }
}
