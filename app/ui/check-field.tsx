import type { ReactNode } from "react";

import type { FieldFault } from "#app/http/read-form.server.ts";
import { useText } from "./served.ts";

type Box = { name: string; label: ReactNode; hint?: ReactNode; checked?: boolean };

/** A box to tick. What was ticked when the form was not taken is ticked again. */
export function CheckField({ name, label, hint, checked }: Box) {
  return (
    <label className="option">
      <input type="checkbox" name={name} defaultChecked={checked} />
      <span>
        <span className="font-semibold">{label}</span>
        {hint && <span className="meta block font-normal">{hint}</span>}
      </span>
    </label>
  );
}

type Group = { label: ReactNode; hint?: ReactNode; fault?: FieldFault | undefined; children: ReactNode };

/** Boxes that belong together. */
export function CheckGroup({ label, hint, fault, children }: Group) {
  const t = useText();
  return (
    <fieldset className="field" aria-invalid={fault ? true : undefined}>
      <legend className="mb-1.5">{label}</legend>
      {hint && <p className="meta">{hint}</p>}
      <div className="stack gap-2">{children}</div>
      {fault && <p className="font-semibold text-no">{t.faults(fault)}</p>}
    </fieldset>
  );
}

/** Whether a box was ticked in what came back, or is to begin with. */
export const ticked = (answer: { typed: Record<string, string> } | undefined, name: string, initially = false) =>
  answer ? Object.hasOwn(answer.typed, name) : initially;

/** The revision a form goes out with: a stale one, looked over beside what is there now, is sent again against that. */
export const revisionFor = (
  answer: { typed: Record<string, string>; refusal: string | null } | undefined,
  current: string,
) => (answer?.refusal === "stale_form" ? current : (answer?.typed.revision ?? current));
