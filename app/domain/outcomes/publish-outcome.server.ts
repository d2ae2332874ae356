import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { holidays } from "#app/domain/shared/holidays.server.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import type { PublishOutcome } from "./forms.ts";
import { noticeEnd } from "./notice.ts";
import { refusalToPublish } from "./policy.ts";
import { lockVote } from "./store.server.ts";
import { writeOutcome } from "./write-outcome.server.ts";

/**
 * Publishes what a vote without legal force came to. Decision, rule and counts are the vote's own and never typed. Returns
 * the number of the outcome; the same form sent again gets the same one.
 */
export async function publishOutcome(actor: Actor, voteSerial: string, input: PublishOutcome): Promise<string> {
  const publisherId = accountOf(actor);
  const { html } = await renderMarkdown(input.body);
  return inTransaction(async (tx) => {
    const vote = await lockVote(tx, actor.communityId, voteSerial);
    const { published, facts, rule } = vote;
    if (published?.formKey === input.formKey && published.publisherId === publisherId) {
      const { formKey, noticeDays, ...said } = input;
      const noticeEndsAt = noticeEnd(published.publishedAt, noticeDays, holidays());
      return showSerial(saidAgain(published, { ...said, noticeEndsAt }));
    }
    refuseIf(refusalToPublish(actor, facts, input.noticeDays));
    if (rule.binding) throw new Refused("second_person");
    return writeOutcome(tx, actor, voteSerial, vote, { ...input, bodyHtml: html, publisherId });
  });
}
