import type { ComponentProps } from "react";

import type { ItemInContext } from "#app/domain/comments/moderated-queries.server.ts";
import { type Ground, HOUSE_GROUNDS, LEGAL_GROUNDS } from "#app/domain/moderation/grounds.ts";
import type { OwnPlace, ownMeasures, ownRequests } from "#app/domain/moderation/own-queries.server.ts";
import type { MeasureState } from "#app/domain/moderation/policy.ts";
import { RadioGroup, SelectField, useDescription } from "./form.tsx";
import { End, Moment } from "./moment.tsx";
import { Pictures } from "./pictures.tsx";
import { Card, Pill, type PillKind, Prose } from "./pieces.tsx";
import { useText } from "./served.ts";

type Choice = Omit<ComponentProps<typeof RadioGroup>, "options">;

/** How many grounds stand before the others. */
const FIRST_SHOWN = 4;

/** What flags named, and what whoever judges used last, with the reasons given then. */
export type Likely = { likely: readonly Ground[]; used: readonly { ground: Ground; note: string }[] };

/** All grounds, each with what it means: what neighbours meet most often stands first. */
export function GroundChoice(choice: Choice) {
  const words = useText().moderation.grounds;
  const options = [...HOUSE_GROUNDS, ...LEGAL_GROUNDS].map((ground) => ({
    ...{ value: ground, label: words[ground].name, hint: words[ground].meaning },
  }));
  return <RadioGroup {...choice} options={options} required />;
}

/** The same by name alone, where one is known that need not be chosen again. */
export function GroundSelect(choice: Omit<ComponentProps<typeof SelectField>, "options">) {
  const words = useText().moderation.grounds;
  const options = [...HOUSE_GROUNDS, ...LEGAL_GROUNDS].map((ground) => ({ value: ground, label: words[ground].name }));
  return <SelectField {...choice} options={options} required />;
}

/** Grounds by their names alone, for who knows what they mean: those likely here, and all others behind one more press. */
export function GroundPicker({ likely, used, ...choice }: Choice & Likely) {
  const t = useText();
  const words = t.moderation;
  const first = [...new Set([...likely, ...used.map(({ ground }) => ground), ...HOUSE_GROUNDS])].slice(0, FIRST_SHOWN);
  const rest = [...HOUSE_GROUNDS, ...LEGAL_GROUNDS].filter((ground) => !first.includes(ground));
  const isAmongRest = rest.some((ground) => ground === choice.defaultValue);
  const { describedBy, below } = useDescription(choice.hint, choice.fault);
  const option = (ground: Ground) => (
    <label key={ground} className="option">
      <input
        type="radio"
        name={choice.name}
        value={ground}
        defaultChecked={ground === choice.defaultValue}
        required
        data-note={used.find((one) => one.ground === ground)?.note}
      />
      <span className="font-semibold">{words.grounds[ground].name}</span>
    </label>
  );
  return (
    <fieldset className="field" aria-describedby={describedBy} aria-invalid={choice.fault ? true : undefined}>
      <legend className="mb-1.5">{choice.label}</legend>
      <div className="options-inline">{first.map(option)}</div>
      <details open={isAmongRest}>
        <summary className="link text-s">{words.judge.otherGrounds}</summary>
        <div className="options-inline">{rest.map(option)}</div>
      </details>
      {below}
    </fieldset>
  );
}

/** How often each ground was named, and what was said besides. */
export function Signals({ signals }: { signals: readonly { ground: Ground; note: string }[] }) {
  const { case: words, grounds } = useText().moderation;
  const named = [...new Set(signals.map(({ ground }) => ground))];
  return (
    <ul className="stack gap-1">
      {named.map((ground) => {
        const same = signals.filter((signal) => signal.ground === ground);
        const notes = [...new Set(same.map(({ note }) => note).filter(Boolean))];
        return (
          <li key={ground}>
            {words.signal(grounds[ground].name, same.length)}
            {notes.map((note) => (
              <span key={note} className="meta block whitespace-pre-wrap">
                {note}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

type Pressing = { escalated: boolean; urgency: { law: boolean; many: boolean }; urgent: boolean; flags: number };

/** Why a case goes before others. */
export function CasePills({ one: { escalated, urgent, urgency, flags } }: { one: Pressing }) {
  const words = useText().moderation.queue;
  return (
    <>
      {escalated && <Pill kind="act">{words.escalatedItem}</Pill>}
      {urgent && <Pill kind="sun">{words.urgent}</Pill>}
      {urgency.law && <Pill kind="calm">{words.urgentLaw}</Pill>}
      {urgency.many && <Pill kind="calm">{words.urgentMany(flags)}</Pill>}
    </>
  );
}

type Shown = Omit<ItemInContext, "authorId" | "createdAt" | "closed" | "unhidable">;

/** What was said, and what it answers: a reply is not understood without. `named` where no heading gives its title. */
export function InContext({ item, base, named = false }: { item: Shown; base: string; named?: boolean }) {
  const t = useText();
  const [words, held] = [t.moderation.case, t.signals.held];
  return (
    <>
      {item.parent && <Parent {...item.parent} />}
      <p className="meta">
        {item.kind === "proposal"
          ? words.proposedBy(item.authorName)
          : item.position === null
            ? held.label(item.authorName)
            : words.by(item.authorName, item.position)}
      </p>
      {named && item.kind === "proposal" && <p className="font-semibold">{item.home.title}</p>}
      <Prose html={item.bodyHtml} />
      <Pictures pictures={item.pictures} base={base} />
    </>
  );
}

/** What is long would push what is judged off a phone's screen, one case after the other: it opens when it is wanted. */
function Parent({ authorName, bodyHtml, beginning }: NonNullable<Shown["parent"]>) {
  const says = useText().moderation.case.parent(authorName);
  return (
    <div className="border-line border-l-4 pl-3 text-ink-2 text-s">
      {beginning === null ? (
        <>
          <p className="meta">{says}</p>
          <Prose html={bodyHtml} />
        </>
      ) : (
        <details>
          <summary className="meta">
            {says} {beginning}
          </summary>
          <Prose html={bodyHtml} />
        </details>
      )}
    </div>
  );
}

const KINDS: Record<MeasureState, PillKind> = {
  standing: "no",
  undone: "calm",
  appealed: "sun",
  upheld: "no",
  reversed: "yes",
};

export function MeasurePill({ state }: { state: MeasureState }) {
  return <Pill kind={KINDS[state]}>{useText().moderation.measure.states[state]}</Pill>;
}

type Request = { ground: Ground; note: string; dueAt: Date };

/** What the committee asks an author to change, and until when. */
export function Asked({ request, base }: { request: Request; base: string }) {
  const { request: words, measure, grounds } = useText().moderation;
  return (
    <section className="notice notice-sun stack gap-1">
      <h2>{words.asked}</h2>
      <p>
        {measure.ground}
        {words.colon}
        <a className="link" href={`${base}/conduct#${request.ground}`}>
          {grounds[request.ground].name}
        </a>
      </p>
      <p className="whitespace-pre-wrap">{request.note}</p>
      <p className="meta">
        {words.due} <End at={request.dueAt} />
        {words.dueLead}
      </p>
    </section>
  );
}

export function placeOf(base: string, { itemId, kind, serial }: OwnPlace): string {
  if (kind === "comment") return `${base}/comments/${itemId}`;
  return serial ? `${base}/proposals/${serial}` : `${base}/drafts/${itemId}`;
}

type Requests = Awaited<ReturnType<typeof ownRequests>>;
type Own = Awaited<ReturnType<typeof ownMeasures>>;

/** What was done about one's own words, each with the way to its reason and to the appeal. */
export function OwnMeasures({ measures, requests, base }: { measures: Own; requests: Requests; base: string }) {
  const { measure: words, request: asked, grounds } = useText().moderation;
  if (measures.length + requests.length === 0) return null;
  return (
    <Card>
      <h2>{words.own}</h2>
      <ul className="list">
        {requests.map(({ itemId, kind, serial, ground, dueAt, excerpt }) => (
          <li key={itemId}>
            <a className="list-link" href={`${placeOf(base, { itemId, kind, serial })}/edit`}>
              <span className="row">
                <Pill kind="sun">{asked.own}</Pill>
                <span className="meta">
                  {grounds[ground].name} · {asked.due} <End at={dueAt} />
                </span>
              </span>
              <strong>{excerpt}</strong>
            </a>
          </li>
        ))}
        {measures.map(({ id, itemId, kind, serial, ground, state, at, excerpt }) => (
          <li key={id}>
            <a className="list-link" href={`${placeOf(base, { itemId, kind, serial })}/measure`}>
              <span className="row">
                <MeasurePill state={state} />
                <span className="meta">
                  {grounds[ground].name} · <Moment at={at} />
                </span>
              </span>
              <strong>{excerpt || words.gone}</strong>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
