import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isPublished } from "#app/domain/shared/calendar.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { shanghaiDay, shanghaiMinute } from "#app/domain/shared/time.ts";
import { newestRules } from "#app/domain/vote-plans/rule-queries.server.ts";
import { serialIn } from "./address.ts";
import { refusalToPutToVote } from "./policy.ts";
import { countResidents, listElectorates, listPlaces } from "./roll-store.server.ts";
import { TRACKS } from "./rules.ts";
import { getProposalToVoteOn } from "./store.server.ts";
import { TRACK_RULES } from "./track-rules.ts";
import { earliestOpening } from "./window.ts";

/** What the form to open a vote shows: who could be asked, how each track counts, and from when. */
export async function openVotePage(actor: Actor, proposalSerial: string, now = new Date()) {
  const key = serialIn(proposalSerial);
  const { communityId } = actor;
  const [{ title, ...facts }, areas, places, residents, ownRules] = await Promise.all([
    getProposalToVoteOn(prisma, communityId, key),
    listElectorates(prisma, communityId),
    listPlaces(prisma, communityId),
    countResidents(prisma, communityId),
    newestRules(prisma, communityId),
  ]);
  return {
    proposal: { serial: proposalSerial, title, state: facts.state },
    areas,
    ...places,
    residents,
    ownRules,
    /** Whether the days off are known of the time in which owners could vote. */
    holidaysKnown: TRACKS.every((track) =>
      isPublished(shanghaiDay(earliestOpening(TRACK_RULES[track][0].noticeDays, now, holidays())), holidays()),
    ),
    tracks: TRACKS.map((track) => ({
      rule: TRACK_RULES[track][0],
      earliestOpening: shanghaiMinute(earliestOpening(TRACK_RULES[track][0].noticeDays, now, holidays())),
    })),
    refusal: refusalToPutToVote(actor, facts),
  };
}
