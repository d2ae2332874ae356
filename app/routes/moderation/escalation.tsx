import { escalateCase } from "#app/domain/moderation/escalate-case.server.ts";
import { KeepForm } from "#app/domain/moderation/forms.ts";
import { judgingForm, onlyPosted } from "#app/http/handlers.server.ts";
import { judgeAndGoOn } from "#app/http/next-case.server.ts";
import { RefusedAction } from "#app/ui/refused-action.tsx";

export const loader = onlyPosted(1);

export const action = judgingForm(KeepForm, ({ actor, param, input }) =>
  judgeAndGoOn(actor, param("item"), () => escalateCase(actor, param("item"), input.revision)),
);

export default RefusedAction;
