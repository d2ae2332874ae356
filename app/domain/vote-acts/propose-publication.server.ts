import type { PublishOutcome } from "#app/domain/outcomes/forms.ts";
import { demandPublishable } from "#app/domain/outcomes/publish-proposed.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { renderMarkdown } from "#app/domain/shared/render-markdown.server.ts";
import { proposeAct } from "./propose-act.server.ts";

/** Proposes the notice that is to tell what a binding vote came to. Returns the act's id. */
export async function proposePublication(actor: Actor, serial: string, { formKey, ...notice }: PublishOutcome) {
  const { html: bodyHtml } = await renderMarkdown(notice.body);
  return proposeAct(actor, serial, {
    ...{ kind: "publication", reason: "", formKey, said: notice },
    async detailOf(tx) {
      const { counted } = await demandPublishable(tx, actor, serial, notice.noticeDays);
      return { kind: "publication", ...notice, bodyHtml, ...(counted && { counted }) };
    },
  });
}
