import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";

import type { EntryView } from "#app/domain/audit/queries.server.ts";
import { STANDINGS, type Standing } from "#app/domain/verification/standing.ts";
import type { Messages } from "#app/i18n/zh.ts";
import { Moment } from "./moment.tsx";
import { useText } from "./served.ts";

type Entry = SerializeFrom<EntryView>;

/** An act: what, to what, by whom, when; what there is to say of it; and its place in the chain. */
export function AuditLine({ entry, base, meta }: { entry: Entry; base: string | null; meta?: ReactNode }) {
  const t = useText();
  const words = t.audit;
  const { action, subject, by, about, at, n, hash, said, isErased } = entry;
  return (
    <li className="stack gap-1 py-3">
      <h2 className="text-base">
        {words.actions[action]} <Subject subject={subject} base={base} />
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

const PAGES = { vote: "votes", proposal: "proposals", outcome: "notices" } as const;
const isPaged = (kind: string): kind is keyof typeof PAGES => kind in PAGES;

/** The role it was about, or the way to what it was done to, where everybody may go. */
function Subject({ subject, base }: { subject: string; base: string | null }) {
  const t = useText();
  const [kind = "", id = ""] = subject.split(":");
  if (kind === "role") return <>· {t.roles[id as keyof typeof t.roles]}</>;
  if (!isPaged(kind) || !base) return null;
  return (
    <>
      ·{" "}
      <a className="link" href={`${base}/${PAGES[kind]}/${id}`}>
        {t.audit.subjects[kind]} {id}
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
  return t.audit.codes[code] ?? (name === "kind" ? wordOf(t.acts.kinds, code) : null) ?? code;
}

const isStanding = (code: string): code is Standing => STANDINGS.some((standing) => standing === code);

const wordOf = (words: Readonly<Record<string, string>>, code: string): string | null => words[code] ?? null;
