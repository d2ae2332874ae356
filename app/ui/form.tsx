import { type ReactNode, useId } from "react";
import type { FieldFault } from "#app/http/read-form.server.ts";
import { useText } from "./served.ts";

export type Field = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  fault?: FieldFault | undefined;
  defaultValue?: string | undefined;
};

type Answer = { typed: Record<string, string>; faults: Record<string, FieldFault> } | undefined;

/** The name, value and fault of each field of a form: what was typed wins over what the form began with. */
export const fieldsOf =
  (answer: Answer, initial: Readonly<Record<string, string | null | undefined>> = {}) =>
  (name: string) => ({
    name,
    defaultValue: answer?.typed[name] ?? initial[name] ?? undefined,
    fault: answer?.faults[name],
  });

/** What describes a field to a screen reader: its hint, then what is wrong with it. */
export function useDescription(hint: ReactNode, fault: FieldFault | undefined) {
  const t = useText();
  const id = useId();
  const hintId = hint ? `${id}hint` : undefined;
  const faultId = fault ? `${id}fault` : undefined;
  return {
    id,
    describedBy: [hintId, faultId].filter(Boolean).join(" ") || undefined,
    below: (
      <>
        {hint && (
          <p id={hintId} className="meta">
            {hint}
          </p>
        )}
        {fault && (
          <p id={faultId} className="font-semibold text-no">
            {t.faults(fault)}
          </p>
        )}
      </>
    ),
  };
}

type TextField = Field & {
  type?: "text" | "password" | "search" | "date" | "datetime-local" | "number" | "tel" | "email";
  required?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  autoComplete?: string;
  inputMode?: "numeric" | "decimal" | "tel" | "email" | "search";
};

export function TextField({ name, label, hint, fault, type = "text", ...input }: TextField) {
  const { id, describedBy, below } = useDescription(hint, fault);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        className="input"
        aria-describedby={describedBy}
        aria-invalid={fault ? true : undefined}
        {...input}
      />
      {below}
    </div>
  );
}

type FileField = Omit<Field, "defaultValue"> & { accept: string; required?: boolean };

/** Its form says `encType="multipart/form-data"`. */
export function FileField({ name, label, hint, fault, ...input }: FileField) {
  const { id, describedBy, below } = useDescription(hint, fault);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type="file"
        className="input"
        aria-describedby={describedBy}
        aria-invalid={fault ? true : undefined}
        {...input}
      />
      {below}
    </div>
  );
}

type TextArea = Field & { rows?: number; maxLength?: number; required?: boolean; previewAt?: string };

/** With `previewAt` and script, what the markdown will look like is shown below while it is typed. */
export function TextArea({ name, label, hint, fault, rows = 6, previewAt, ...input }: TextArea) {
  const t = useText();
  const { id, describedBy, below } = useDescription(hint, fault);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        className="input"
        aria-describedby={describedBy}
        aria-invalid={fault ? true : undefined}
        data-preview-at={previewAt}
        {...input}
      />
      {below}
      {previewAt && (
        <section className="only-script" aria-label={t.preview}>
          <p className="meta">{t.preview}</p>
          <div className="prose notice notice-sun" data-preview="" />
        </section>
      )}
    </div>
  );
}

type SelectField = Field & {
  options: readonly { value: string; label: string }[];
  placeholder?: string;
  required?: boolean;
};

export function SelectField({ name, label, hint, fault, options, placeholder, ...input }: SelectField) {
  const { id, describedBy, below } = useDescription(hint, fault);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        className="input"
        aria-describedby={describedBy}
        aria-invalid={fault ? true : undefined}
        {...input}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {below}
    </div>
  );
}

type RadioGroup = Field & {
  required?: boolean;
  options: readonly { value: string; label: string; hint?: string }[];
  inline?: boolean;
};

export function RadioGroup({ name, label, hint, fault, options, defaultValue, inline, required = true }: RadioGroup) {
  const { describedBy, below } = useDescription(hint, fault);
  return (
    <fieldset className="field" aria-describedby={describedBy} aria-invalid={fault ? true : undefined}>
      <legend className="mb-1.5">{label}</legend>
      <div className={inline ? "options-inline" : "stack gap-3"}>
        {options.map((option) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
            />
            <span>
              <span className={inline ? "font-semibold" : "text-l font-bold"}>{option.label}</span>
              {option.hint && <span className="meta block font-normal">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {below}
    </fieldset>
  );
}

type Button = { children: ReactNode; kind?: "act" | "ghost" | "danger"; disabled?: boolean };

const BUTTON_CLASS = { act: "btn", ghost: "btn btn-ghost", danger: "btn btn-danger" };

/** Once pressed, where there is script, it says that it is working. */
export function SubmitButton({ children, kind = "act", disabled }: Button) {
  const t = useText();
  return (
    <button type="submit" className={BUTTON_CLASS[kind]} disabled={disabled} data-working={t.working}>
      {children}
    </button>
  );
}

/** A form that is one button. */
export function ActionButton({ action, ...button }: Button & { action: string }) {
  return (
    <form method="post" action={action} className="contents">
      <SubmitButton {...button} />
    </form>
  );
}

export { FormProblem, RefusalNotice } from "./refusals.tsx";
