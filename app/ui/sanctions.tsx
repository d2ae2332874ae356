import type { ComponentProps, ReactNode } from "react";

import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { ownSanctions } from "#app/domain/sanctions/queries.server.ts";
import {
  MEMORY_DAYS,
  SANCTION_KINDS,
  type SanctionKind,
  type SanctionStanding,
  type SanctionState,
  SLOW_MINUTES,
} from "#app/domain/sanctions/sanction.ts";
import { NEVER_TAKEN } from "#app/domain/sanctions/writing.ts";
import { RadioGroup } from "./form.tsx";
import { End, Moment } from "./moment.tsx";
import { Card, Pill, type PillKind } from "./pieces.tsx";
import { useText } from "./served.ts";

const PILLS: Record<SanctionStanding, PillKind> = {
  running: "no",
  lifted: "calm",
  over: "calm",
  reversed: "yes",
  fallen: "yes",
};

type Stands = { standing: SanctionStanding; state: SanctionState };

/** How it stands, and what came of the appeal while that says more. */
export function StandingPills({ standing, state }: Stands) {
  const words = useText().sanctions;
  return (
    <>
      <Pill kind={PILLS[standing]}>{words.standings[standing]}</Pill>
      {state === "appealed" && <Pill kind="sun">{words.states.appealed}</Pill>}
      {state === "upheld" && <Pill kind="calm">{words.states.upheld}</Pill>}
    </>
  );
}

type Choice = Omit<ComponentProps<typeof RadioGroup>, "options">;

/** The three things there are to do, from mild to hard. */
export function KindChoice(choice: Choice) {
  const { kinds, kindsMeaning } = useText().sanctions;
  const hints = {
    warning: kindsMeaning.warning(MEMORY_DAYS),
    slow: kindsMeaning.slow(SLOW_MINUTES),
    mute: kindsMeaning.mute,
  };
  const options = SANCTION_KINDS.map((kind) => ({ value: kind, label: kinds[kind], hint: hints[kind] }));
  return <RadioGroup {...choice} options={options} required />;
}

/** What nobody is kept from, whatever they did. */
export function NeverTaken() {
  const words = useText().sanctions.never;
  return (
    <section className="notice notice-yes stack gap-2">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <div className="prose">
        <ul>
          {NEVER_TAKEN.map((right) => (
            <li key={right}>{words.list[right]}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}

type Listed = Stands & {
  id: string;
  kind: SanctionKind;
  ground: Ground;
  from: Date;
  until: Date;
};

/** Sanctions in a list, each with the way to all about it; whose it is, where that is known. */
export function SanctionList({
  rows,
  base,
}: {
  rows: readonly (Listed & { name?: string; below?: ReactNode })[];
  base: string;
}) {
  const t = useText();
  const words = t.sanctions;
  return (
    <ul className="list">
      {rows.map(({ id, kind, ground, standing, state, from, until, name, below }) => (
        <li key={id}>
          <a className="list-link" href={`${base}/sanctions/${id}`}>
            <span className="row">
              <strong>{words.kinds[kind]}</strong>
              <StandingPills standing={standing} state={state} />
            </span>
            {name && <span>{name}</span>}
            <span className="meta">
              {t.moderation.grounds[ground].name} · <Moment at={from} /> – <End at={until} />
            </span>
            {below && <span className="meta">{below}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What was done about oneself. */
export function OwnSanctions({ rows, base }: { rows: Awaited<ReturnType<typeof ownSanctions>>; base: string }) {
  const words = useText().sanctions.own;
  if (rows.length === 0) return null;
  return (
    <Card>
      <h2>{words.title}</h2>
      <SanctionList rows={rows} base={base} />
    </Card>
  );
}
