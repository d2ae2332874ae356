import { TextField } from "./form.tsx";
import { useText } from "./served.ts";

type Field = { name: string; fault?: { code: string; limit?: number } | undefined; defaultValue?: string | undefined };

/** Where a code was sent by text message, phones offer to fill it in. */
export function CodeField(field: Pick<Field, "name" | "fault">) {
  const t = useText();
  return (
    <TextField
      {...field}
      label={t.accounts.code.code}
      hint={t.accounts.code.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      required
    />
  );
}

/** Sends another code to where the last one went. */
export function SendAgain({
  action,
  to,
  formKey,
  next,
}: {
  action: string;
  to: string;
  formKey: string;
  next: string;
}) {
  const t = useText();
  return (
    <form method="post" action={action} className="stack">
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="next" value={next} />
      <p className="meta">{t.accounts.code.late}</p>
      <button type="submit" className="btn btn-ghost" data-working={t.working}>
        {t.accounts.code.again}
      </button>
    </form>
  );
}
