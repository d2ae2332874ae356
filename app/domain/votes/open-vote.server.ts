import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import type { OpenVote } from "./forms.ts";
import { giveNotice } from "./give-notice.server.ts";
import { holdProposal } from "./hold-proposal.server.ts";
import { settleMatter } from "./settle-matter.server.ts";

/**
 * Asks for an opinion: freezes its rule and its roll, gives notice, and opens it at once when nothing is to be waited
 * for. Returns the vote's number; the same form sent again gets the same one. Refuses what binds with plan_first: that
 * goes through a plan that two approve (put-to-vote.server.ts).
 */
export async function openVote(actor: Actor, proposalSerial: string, input: OpenVote): Promise<string> {
  const openedById = accountOf(actor);
  const { question, explanation, track, closesAt, settings } = input;
  const { html } = await renderMarkdown(explanation);

  return inTransaction(async (tx) => {
    const { now, proposal, votes } = await holdProposal(tx, actor.communityId, proposalSerial);
    const same = votes.find((vote) => vote.formKey === input.formKey && vote.openedById === openedById);
    if (same) return saidAgain(same, { question, explanation, track, closesAt, settings }).serial;
    const settled = await settleMatter(tx, actor, proposal, input, now);
    if (settled.rule.binding) throw new Refused("plan_first");
    return (await giveNotice(tx, actor, { proposal, input, html, settled, openedById, now })).serial;
  });
}
