import { prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { shanghaiMinute } from "#app/domain/shared/time.ts";
import { serialIn } from "./address.ts";
import { refusalToPutToVote } from "./policy.ts";
import { countResidents, listElectorates } from "./roll-store.server.ts";
import { RULE_SETS, TRACKS } from "./rules.ts";
import { getProposalToVoteOn } from "./store.server.ts";
import { earliestOpening } from "./window.ts";

/** What the form to open a vote shows: who could be asked, how each track counts, and from when. */
export async function openVotePage(actor: Actor, proposalSerial: string, now = new Date()) {
  const key = serialIn(proposalSerial);
  const { communityId } = actor;
  const [{ title, ...facts }, areas, residents] = await Promise.all([
    getProposalToVoteOn(prisma, communityId, key),
    listElectorates(prisma, communityId),
    countResidents(prisma, communityId),
  ]);
  return {
    proposal: { serial: proposalSerial, title, state: facts.state },
    areas,
    residents,
    tracks: TRACKS.map((track) => ({
      rule: RULE_SETS[track],
      earliestOpening: shanghaiMinute(earliestOpening(RULE_SETS[track].noticeDays, now)),
    })),
    refusal: refusalToPutToVote(actor, facts),
  };
}
