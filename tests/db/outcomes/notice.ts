import { randomUUID } from "node:crypto";

import { ThreadView } from "#app/domain/comments/showing.ts";
import { NOBODYS } from "#app/domain/comments/views.ts";
import type { OutcomeTask } from "#app/domain/outcomes/forms.ts";
import { noticePage } from "#app/domain/outcomes/notice-queries.server.ts";
import { publishOutcome } from "#app/domain/outcomes/publish-outcome.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { type Hall, inMinutes, keyOf, letPass, makeProposal, opening, type SignedIn } from "../votes/hall.ts";

/** A vote without legal force whose time is over. Gives its number. */
export async function closedVote(hall: Hall): Promise<string> {
  const { communityId, chair } = hall;
  const vote = await openVote(chair, await makeProposal(hall), opening({ closesAt: inMinutes(60) }));
  await letPass(communityId, vote, 61);
  await closeVote(await keyOf(communityId, vote));
  return vote;
}

/** What the form to publish an outcome sends. */
export const notice = () => ({
  ...{ title: "加装扶手", body: "照办。", effectiveOn: "2030-07-01", noticeDays: 15, formKey: randomUUID() },
  tasks: [] as OutcomeTask[],
});

/** The outcome of such a vote, on notice since now. Gives its number. */
export const published = async (hall: Hall, publisher: SignedIn): Promise<string> =>
  publishOutcome(publisher, await closedVote(hall), notice());

/** A notice with its thread, as its page shows it to whoever it has nothing for in person. */
export const noticeOf = (actor: Actor, serial: string, view: Partial<ThreadView> = {}) =>
  noticePage(actor, { isOwner: false, thread: NOBODYS }, serial, ThreadView.parse(view));

export const outcomeOf = async (actor: Actor, serial: string) => (await noticeOf(actor, serial)).outcome;
