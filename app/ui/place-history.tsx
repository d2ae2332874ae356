import type { SerializeFrom } from "@remix-run/node";

import type { AnyChangeView, ChangeView, Fact } from "#app/domain/places/history-queries.server.ts";
import type { ReviewMode } from "#app/domain/signals/forms.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import type { Messages } from "#app/i18n/zh.ts";
import { Moment } from "./moment.tsx";
import { Card, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

export type Change = SerializeFrom<AnyChangeView> & Partial<Pick<ChangeView, "kind" | "imported">>;
type Names = Readonly<Record<string, string>>;

/** The changes of one place or party, at the end of its page. */
export function PlaceHistory({ changes, names }: { changes: readonly Change[]; names: Names }) {
  const t = useText();
  const words = t.places.history;
  return (
    <Card>
      <h2>{words.title}</h2>
      {changes.length === 0 ? (
        <p className="meta">
          {words.empty}
          <br />
          {words.emptyHint}
        </p>
      ) : (
        <ul className="list">
          {changes.map((change) => (
            <li key={change.id} className="py-3">
              <ChangeLines change={change} names={names} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** What was what before and is what now. */
export function ChangeLines({ change, names }: { change: Change; names: Names }) {
  const t = useText();
  const words = t.places.history;
  return (
    <div className="grid gap-1">
      <p className="row">
        <Pill kind={change.act === "remove" ? "no" : change.act === "add" ? "yes" : "calm"}>
          {words.acts[change.act]}
        </Pill>
        {change.imported && <Pill kind="act">{words.imported}</Pill>}
        <span className="meta">
          {change.actorName ?? words.system} · <Moment at={new Date(change.at)} />
        </span>
      </p>
      <dl className="grid gap-1 text-s">
        {change.facts.map((fact) => (
          <div key={fact.name} className="row">
            <dt className="text-ink-3">{words.facts[fact.name] ?? fact.name}</dt>
            <dd className="figures">{factText(t, change, fact, names)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function factText(t: Messages, { act, kind }: Change, fact: Fact, names: Names): string {
  const say = (value: unknown) => valueText(t, kind, fact.name, value, names);
  const [before, after] = [say(fact.before), say(fact.after)];
  if (act === "add") return after;
  if (act === "remove") return before;
  return before === after ? t.places.history.changed : `${before} → ${after}`;
}

function valueText(t: Messages, kind: Change["kind"], name: string, value: unknown, names: Names): string {
  const words = t.places.history;
  if (name === "communities" && Array.isArray(value)) return value.join("、") || words.none;
  if (name === "members" || name === "workerIds") return peopleText(t, value);
  if (value === null || value === undefined || value === "") return words.none;
  if (name === "review") return t.signals.modes[value as ReviewMode].name;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (name === "areaDm2") return t.places.overview.squareMetres(showArea(Number(value)));
  if (name === "partyId") return words.changed;
  if (name.endsWith("Id")) return names[String(value)] ?? words.goneName;
  if (name === "areaSource") return wordOf(t.parties.areaSources, value);
  if (name === "kind") return wordOf(kind === "party" ? t.parties.kinds : t.parties.unitKinds, value);
  return String(value);
}

const wordOf = (words: Record<string, string>, value: unknown) => words[String(value)] ?? String(value);

/** Names stand where whoever looks may see them; elsewhere it is told that they changed. */
function peopleText(t: Messages, value: unknown): string {
  const people = Array.isArray(value) ? value : [];
  const said = people.flatMap((one) => (typeof one === "object" && one !== null ? [memberText(t, one)] : []));
  return said.length > 0 ? said.join("、") : t.places.history.changed;
}

type Said = { name?: string; capacity?: string; idTail?: string | null; designatedVoter?: boolean };

function memberText(t: Messages, { name, capacity, idTail, designatedVoter }: Said): string {
  const more = [
    capacity === "owner" ? null : wordOf(t.parties.capacities, capacity),
    idTail,
    designatedVoter ? t.parties.party.votes : null,
  ].filter(Boolean);
  return more.length > 0 ? `${name} (${more.join(" · ")})` : `${name}`;
}
