import type { ReactNode } from "react";

import type { FormAnswer } from "#app/http/handlers.server.ts";
import { SubmitButton } from "./form.tsx";
import { Card } from "./pieces.tsx";
import { useText } from "./served.ts";

/** What stands there now, beside a form that was drawn from something older. */
export function StaleNotice({ answer, children }: { answer: FormAnswer | undefined; children: ReactNode }) {
  const t = useText();
  if (answer?.refusal !== "stale_form") return null;
  return (
    <Card>
      <h2>{t.places.stale}</h2>
      {children}
    </Card>
  );
}

/** Taking something away, folded up: it says first when that is possible. */
export function Removal({ at, revision, label, hint }: { at: string; revision: string; label: string; hint: string }) {
  const t = useText();
  return (
    <details>
      <summary className="link text-s no-underline">{t.places.removal.summary}</summary>
      <form method="post" action={at} className="stack gap-2">
        <p className="meta">{hint}</p>
        <input type="hidden" name="revision" value={revision} />
        <div className="row">
          <SubmitButton kind="danger">{label}</SubmitButton>
        </div>
      </form>
    </details>
  );
}
