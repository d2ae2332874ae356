import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem } from "./form.tsx";
import { useServed, useText } from "./served.ts";

const SECRET = /password|formKey|revision|^code$|^next$/i;

/** Gives back what was typed into a form whose page can no longer be shown. */
export function Typed() {
  const t = useText();
  const { typed } = useServed();
  const texts = Object.entries(typed ?? {}).filter(([name, value]) => value.trim().length > 3 && !SECRET.test(name));
  if (texts.length === 0) return null;
  return (
    <section className="card">
      <h2>{t.error.typed}</h2>
      <p className="meta">{t.error.typedHint}</p>
      {texts.map(([name, value]) => (
        <textarea
          key={name}
          className="input"
          rows={Math.min(12, 2 + value.length / 40)}
          readOnly
          defaultValue={value}
          aria-label={t.error.typed}
        />
      ))}
    </section>
  );
}

/** Stands where a form stood that is no longer drawn: why what was sent was not taken, and what it said. */
export function NotTaken({ answer }: { answer: FormAnswer | undefined }) {
  return (
    <>
      <FormProblem answer={answer} />
      <Typed />
    </>
  );
}
