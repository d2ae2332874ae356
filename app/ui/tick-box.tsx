import { type Field, useDescription } from "./form.tsx";

/** A box to tick, which a form has to hold ticked. Sends "yes". */
export function TickBox({ name, label, hint, fault, defaultValue }: Field) {
  const { id, describedBy, below } = useDescription(hint, fault);
  return (
    <div className="field">
      <label htmlFor={id} className="option">
        <input
          id={id}
          type="checkbox"
          name={name}
          value="yes"
          defaultChecked={defaultValue === "yes"}
          required
          aria-describedby={describedBy}
          aria-invalid={fault ? true : undefined}
        />
        <span>{label}</span>
      </label>
      {below}
    </div>
  );
}
