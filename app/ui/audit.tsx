import type { SerializeFrom } from "@remix-run/node";
import type { ReactNode } from "react";

import type { EntryView } from "#app/domain/audit/queries.server.ts";
import type { Messages } from "#app/i18n/zh.ts";
import { Moment } from "./moment.tsx";
import { Facts } from "./pieces.tsx";
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
      <Facts facts={factsOf(t, said)} />
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

const PAGES: Readonly<Record<string, string>> = { vote: "votes", proposal: "proposals", outcome: "notices" };

/** What it was done to, with the way there where everybody may go. */
function Subject({ subject, base }: { subject: string; base: string | null }) {
  const t = useText();
  const [kind = "", id = ""] = subject.split(":");
  if (kind === "role") return <>· {t.roles[id as keyof typeof t.roles]}</>;
  const noun = t.audit.subjects[kind] ?? wordOf(t.places.kinds, kind);
  const page = PAGES[kind];
  if (!noun) return null;
  if (!page) return <>· {noun}</>;
  const name = `${noun} ${id}`;
  return (
    <>
      ·{" "}
      {base ? (
        <a className="link" href={`${base}/${page}/${id}`}>
          {name}
        </a>
      ) : (
        name
      )}
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
  if (name === "standing")
    return t.verification.standings[code as keyof typeof t.verification.standings]?.label ?? code;
  return t.audit.codes[code] ?? (name === "kind" ? wordOf(t.acts.kinds, code) : null) ?? code;
}

const wordOf = (words: Readonly<Record<string, string>>, code: string): string | null => words[code] ?? null;
