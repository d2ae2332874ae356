import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "./address.ts";
import type { OpenVote } from "./forms.ts";
import { giveNotice } from "./give-notice.server.ts";
import { settleMatter } from "./settle-matter.server.ts";
import { listVotesOf, lockProposal } from "./store.server.ts";
import { isOver } from "./window.ts";

/**
 * Puts a proposal to a vote: freezes its rule and its roll, gives notice, and opens it at once when nothing is to be
 * waited for. Returns the vote's number; the same form sent again gets the same one.
 */
export async function openVote(actor: Actor, proposalSerial: string, input: OpenVote): Promise<string> {
  const openedById = accountOf(actor);
  const asked = serialIn(proposalSerial);
  const { html } = await renderMarkdown(input.explanation);

  return inTransaction(async (tx) => {
    const { now, ...found } = await lockProposal(tx, actor.communityId, asked);
    const others = await listVotesOf(tx, actor.communityId, found.id);
    const same = others.find((vote) => vote.formKey === input.formKey && vote.openedById === openedById);
    if (same) return showSerial(same);

    const hasRunningVote = others.some((vote) => !isOver(vote));
    const settled = await settleMatter(tx, actor, { ...found, hasRunningVote }, input, now);
    const proposal = { id: found.id, serial: proposalSerial };
    return (await giveNotice(tx, actor, { proposal, input, html, settled, openedById, now })).serial;
  });
}
