import { exportAudit } from "#app/domain/audit/export-audit.server.ts";
import { AuditExport } from "#app/domain/audit/forms.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { form, onlyPosted } from "#app/http/handlers.server.ts";
import { pageHandle } from "#app/ui/handle.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

/** Each time it is taken out is an act of its own: a form, and no address that anything could follow by itself. */
export const action = form(AuditExport, async ({ actor, visit, input: { above } }) => {
  visit.file = {
    name: `audit-${above ? "above" : actor.communityId}-${shanghaiDay(new Date())}.jsonl`,
    type: "application/jsonl; charset=utf-8",
    parts: await exportAudit(actor, above === "on"),
  };
  return null;
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.audit.title });

export default RefusedAction;
