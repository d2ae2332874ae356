import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem } from "./form.tsx";
import { useServed, useText } from "./served.ts";
import { textsIn } from "./texts-in.ts";

/** About how much stands in a line on a phone. */
const LINE = 20;

/** Gives back what was typed into a form whose page can no longer be shown. */
export function Typed() {
  const t = useText();
  const { typed } = useServed();
  const texts = textsIn(typed ?? {});
  if (texts.length === 0) return null;
  return (
    <section className="card">
      <h2>{t.error.typed}</h2>
      <p className="meta">{t.error.typedHint}</p>
      {texts.map(([name, value]) => (
        <textarea
          key={name}
          className="input field-sizing-content max-h-96"
          rows={Math.min(12, linesOf(value) + 1)}
          readOnly
          defaultValue={value}
          aria-label={t.error.typed}
        />
      ))}
    </section>
  );
}

const linesOf = (text: string) =>
  text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / LINE)), 0);

/** Stands where a form stood that is no longer drawn: why what was sent was not taken, and what it said. */
export function NotTaken({ answer }: { answer: FormAnswer | undefined }) {
  return (
    <>
      <FormProblem answer={answer} />
      <Typed />
    </>
  );
}
