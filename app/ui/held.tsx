import type { HeldComment } from "#app/domain/comments/views.ts";
import { End, Moment } from "./moment.tsx";
import { Pictures } from "./pictures.tsx";
import { Pill, Prose } from "./pieces.tsx";
import { useText } from "./served.ts";

/** What somebody wrote that waits to come out, as they themselves see it: its words, how it goes on, and what they can do. */
export function HeldWords({ held, base, maySpeak }: { held: HeldComment; base: string; maySpeak: boolean }) {
  const t = useText();
  const words = t.signals.held;
  const address = `${base}/comments/${held.id}`;
  return (
    <>
      <p className="row text-s">
        <Pill kind="act">{words.pill}</Pill>
        {!held.isOut && (
          <span className="meta">
            <Moment at={new Date(held.at)} />
          </span>
        )}
      </p>
      <Prose html={held.bodyHtml} />
      <Pictures pictures={held.pictures} base={base} />
      <p className="text-ink-2 text-s">{held.isOut ? words.changed : words.lead}</p>
      <p className="text-s">
        {words.due}
        <b>
          <End at={new Date(held.dueAt)} />
        </b>
      </p>
      <p className="row text-s">
        {maySpeak && (
          <a className="link px-1 no-underline" href={`${address}/edit`}>
            {words.rewrite}
          </a>
        )}
        <a className="link px-1 no-underline" href={`${address}/removal`}>
          {held.isOut ? t.threads.comment.remove : words.withdraw}
        </a>
      </p>
    </>
  );
}

/** What of one's own waits to come out in a thread, before the form to say more. */
export function Waiting({ held, base, maySpeak }: { held: readonly HeldComment[]; base: string; maySpeak: boolean }) {
  const words = useText().signals.held;
  const waiting = held.filter(({ isOut }) => !isOut);
  if (waiting.length === 0) return null;
  return (
    <section className="card card-sun" aria-labelledby="waiting">
      <h3 id="waiting">{words.title}</h3>
      <ul className="stack gap-3">
        {waiting.map((one) => (
          <li key={one.id} id={`comment-${one.id}`} tabIndex={-1} className="comment">
            <HeldWords held={one} base={base} maySpeak={maySpeak} />
          </li>
        ))}
      </ul>
      <p className="meta">{words.next}</p>
    </section>
  );
}
