import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { citedIn, linkCitations } from "./citations.ts";
import type { SummaryForm } from "./forms.ts";
import { homeOf } from "./homes.server.ts";
import { refusalToSummarise } from "./policy.ts";
import { lockThread } from "./store.server.ts";
import { commentsNumbered, findSummary, putSummary } from "./summary-store.server.ts";

/**
 * Writes what speaks for a matter and against it, above its thread. Each side rests on comments, named by their numbers
 * (#12), which become links. What the summary was before is in the record. Returns where the thread is.
 */
export async function summariseThread(
  actor: Actor,
  threadId: string,
  { pro, con, revision }: z.output<typeof SummaryForm>,
): Promise<string> {
  const { communityId } = actor;
  const editorId = accountOf(actor);
  const [proText, conText] = [await renderMarkdown(pro), await renderMarkdown(con)];
  return inTransaction(async (tx) => {
    const home = await homeOf(tx, actor, { threadId, hold: true });
    refuseIf(refusalToSummarise(actor, home));
    const key = { communityId, threadId };
    await lockThread(tx, communityId, threadId);
    const before = await findSummary(tx, key);
    if (before?.pro === pro && before.con === con) return home.path;
    if ((before?.revision ?? 0) !== revision) throw new Refused("stale_form");

    const sides = [citedIn(pro), citedIn(con)];
    if ((pro && !sides[0]?.length) || (con && !sides[1]?.length)) throw new Refused("summary_without_source");
    const ids = await commentsNumbered(tx, key, sides.flat());
    if (sides.flat().some((number) => !ids.has(number))) throw new Refused("comment_unknown");
    const at = `/c/${communityId}/${home.path}/comments`;
    const addresses = new Map([...ids].map(([number, id]) => [number, `${at}/${id}#comment-${id}`]));
    await putSummary(tx, key, {
      ...{ pro, con, revision: revision + 1, editorId, editedAt: new Date() },
      proHtml: linkCitations(proText.html, addresses),
      conHtml: linkCitations(conText.html, addresses),
    });
    const was = before && { pro: before.pro, con: before.con };
    await record(tx, actor, { action: "thread.summarise", subject: `thread:${threadId}`, detail: { pro, con, was } });
    await touch(tx, ...home.tags);
    return home.path;
  });
}
