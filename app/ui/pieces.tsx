import type { ReactNode } from "react";

import { useText } from "./served.ts";

export function Page({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return <div className={narrow ? "page page-narrow" : "page"}>{children}</div>;
}

export function Card({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <section className={`card ${className}`}>{children}</section>;
}

/** A heading, and how much there is of what it heads or the way to the rest of it. */
export function SectionHead({
  title,
  more,
  moreAt,
  id,
}: {
  title: string;
  more?: string;
  moreAt?: string;
  id?: string;
}) {
  return (
    <div className="row between -mb-2">
      <h2 id={id}>{title}</h2>
      {more && moreAt ? (
        <a href={moreAt} className="link text-s no-underline">
          {more}
        </a>
      ) : (
        more && <span className="meta">{more}</span>
      )}
    </div>
  );
}

export type PillKind = "sun" | "act" | "yes" | "no" | "calm";

export function Pill({ kind, children }: { kind: PillKind; children: ReactNode }) {
  return <span className={`pill pill-${kind}`}>{children}</span>;
}

/** Pairs of a name and what it is; pairs without a value are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== false)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Nothing to show, said kindly, with what could be done about it. */
export function EmptyState({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <section className="card justify-items-center py-10 text-center">
      <p className="font-semibold text-l">{title}</p>
      {hint && <p className="meta">{hint}</p>}
      {children && <div className="row w-full max-w-80">{children}</div>}
    </section>
  );
}

/** The way on and back to the start of a list that is longer than a page. */
export function Pager({ next, first, toFirst }: { next: string | null; first: boolean; toFirst: string }) {
  const t = useText();
  if (!next && first) return null;
  return (
    <nav className="row" aria-label={t.pager.label}>
      {!first && (
        <a className="btn btn-ghost" href={toFirst}>
          {t.pager.toFirst}
        </a>
      )}
      {next && (
        <a className="btn btn-ghost" href={next} rel="next">
          {t.pager.next}
        </a>
      )}
    </nav>
  );
}

/** HTML that was made by our own markdown renderer when the text was saved, and nothing else. */
export function Prose({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised at write time, see domain/shared/markdown-worker.js
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

type Bar = {
  label: string;
  percent: number;
  line?: number | undefined;
  lineLabel?: string | undefined;
  good?: boolean;
};

/** A share of a whole with the line it has to reach. Drawn as SVG: the page's policy allows no inline styles. */
export function Bar({ label, percent, line, lineLabel, good }: Bar) {
  // Only a line needs room above the bar, for what it says.
  const top = line === undefined ? 4 : 24;
  return (
    <svg
      className={`block w-full overflow-visible ${line === undefined ? "h-5" : "h-11"}`}
      role="img"
      aria-label={label}
    >
      {line !== undefined && (
        <text x={`${line}%`} y="13" textAnchor="middle" className="fill-ink-2 text-xs">
          {lineLabel}
        </text>
      )}
      <rect x="0" y={top} width="100%" height="12" rx="6" className="fill-line" />
      {percent > 0 && (
        <rect
          x="0"
          y={top}
          width={`${Math.min(100, percent)}%`}
          height="12"
          rx="6"
          className={good ? "fill-yes" : "fill-act"}
        />
      )}
      {line !== undefined && <rect x={`${line}%`} y="18" width="2" height="24" className="fill-ink" />}
    </svg>
  );
}
