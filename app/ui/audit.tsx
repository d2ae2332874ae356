import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";

import type { Action } from "#app/domain/audit/actions.ts";
import type { EntryView } from "#app/domain/audit/queries.server.ts";
import { isId } from "#app/domain/shared/id.ts";
import { STANDINGS, type Standing } from "#app/domain/verification/standing.ts";
import type { Messages } from "#app/i18n/zh.ts";
import { Moment } from "./moment.tsx";
import { useText } from "./served.ts";

type Entry = SerializeFrom<EntryView>;

type Line = {
  entry: Entry;
  base: string | null;
  meta?: ReactNode;
  /** Whether it is shown among one's own. */
  own?: boolean;
};

/** An act: what, to what, by whom, when; what there is to say of it; and its place in the chain. */
export function AuditLine({ entry, base, meta, own = false }: Line) {
  const t = useText();
  const words = t.audit;
  const { action, by, about, at, n, hash, said, isErased } = entry;
  return (
    <li className="stack gap-1 py-3">
      <h2 className="text-base">
        {words.actions[action]} <Subject entry={entry} base={base} own={own} />
      </h2>
      <p className="meta">
        <b>{by?.name ?? words.nobody}</b>
        {about && about.id !== by?.id && ` · ${words.concerns} ${about.name}`} · <Moment at={new Date(at)} />
        {meta}
      </p>
      <dl className="grid gap-1 text-s">
        {factsOf(t, said).map(([name, value]) => (
          <div key={name} className="flex gap-2">
            <dt className="flex-none text-ink-3">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isErased && <p className="meta">{words.erased}</p>}
      <details>
        <summary className="link text-s no-underline">
          #{n} · {words.hash} {hash.slice(0, 8)}
        </summary>
        <code className="figures block break-all text-s">{hash}</code>
      </details>
    </li>
  );
}

const PAGES = {
  vote: "votes",
  proposal: "proposals",
  outcome: "notices",
  comment: "comments",
  sanction: "sanctions",
} as const;
const isPaged = (kind: string): kind is keyof typeof PAGES => kind in PAGES;

/** What was judged is read in its case by those who watch over it, and where it stands by all others. */
const folderOf = (kind: keyof typeof PAGES, action: Action, own: boolean) =>
  kind === "comment" && !own && /^(moderation|appeal)\./.test(action) ? "moderation" : PAGES[kind];

/** The role it was about, or the way to what it was done to, where whoever reads this may go. */
function Subject({ entry: { subject, action }, base, own }: Pick<Line, "entry" | "base"> & { own: boolean }) {
  const t = useText();
  const [kind = "", id = ""] = subject.split(":");
  if (kind === "role") return <>· {t.roles[id as keyof typeof t.roles]}</>;
  if (!isPaged(kind) || !base) return null;
  return (
    <>
      ·{" "}
      <a className="link" href={`${base}/${folderOf(kind, action, own)}/${id}`}>
        {t.audit.subjects[kind]} {isId(id) ? "" : id}
      </a>
    </>
  );
}

const factsOf = (t: Messages, said: Record<string, unknown>) =>
  Object.entries(t.audit.details).flatMap(([name, label]) => {
    const value = saidOf(t, name, said[name]);
    return value === null ? [] : [[label, value] as const];
  });

/** A code in words; a name or a number as it is. */
function saidOf(t: Messages, name: string, value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) {
    return value.map((one) => t.places.history.facts[`${one}`] ?? `${one}`).join(t.imports.between);
  }
  if (typeof value === "object") return null;
  const code = `${value}`;
  if (name === "what") return wordOf(t.verification.looks.what, code) ?? code;
  if (name === "standing") return isStanding(code) ? t.verification.standings[code].label : null;
  if (name === "ground") return wordOf(t.moderation.grounds, code)?.name ?? code;
  if (name === "strength") return wordOf(t.signals.strengths, code)?.name ?? code;
  if (name === "kind") return wordOf(t.acts.kinds, code) ?? wordOf(t.sanctions.kinds, code) ?? codeOf(t, code);
  return codeOf(t, code);
}

const codeOf = (t: Messages, code: string): string => t.audit.codes[code] ?? code;
const isStanding = (code: string): code is Standing => STANDINGS.some((standing) => standing === code);

const wordOf = <T,>(words: Readonly<Record<string, T>>, code: string): T | null => words[code] ?? null;
