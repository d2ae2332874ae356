import type { PartySummary } from "#app/domain/parties/party-rows.server.ts";
import type { PartyView } from "#app/domain/parties/queries.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

/** A party in a list: by its units and what it counts, without names. */
export function PartyItem({ party, to }: { party: PartySummary; to: string }) {
  const t = useText();
  const { list, kinds, votes, count } = t.parties;
  const { labels, units } = party;
  return (
    <li>
      <a className="list-link" href={to}>
        <strong>
          {labels.join("、")}
          {units > labels.length && ` ${list.more(units)}`}
        </strong>
        <span className="row">
          <Pill kind={party.votes === "online" ? "yes" : party.votes === "nobody" ? "sun" : "calm"}>
            {votes[party.votes]}
          </Pill>
          <span className="meta figures">
            {kinds[party.kind]} · {list.units(units)} · {count.heads(party.heads)} ·{" "}
            {t.places.overview.squareMetres(showArea(party.areaDm2))}
          </span>
        </span>
      </a>
    </li>
  );
}

/** Everybody in a party, with their capacity, and who of them votes. */
export function MemberList({ party }: { party: PartyView }) {
  const t = useText();
  const words = t.parties.party;
  const { members } = party.facts;
  if (members.length === 0) return <p className="meta">{words.noMembers}</p>;
  return (
    <ul className="list">
      {members.map((member, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a member has no other key than its place
        <li key={at} className="grid gap-1 py-2">
          <span className="row">
            <strong>{member.name}</strong>
            {party.count.voter === at && <Pill kind="act">{words.votes}</Pill>}
          </span>
          <span className="meta">
            {[
              t.parties.capacities[member.capacity],
              member.idTail && words.idTail(member.idTail),
              member.signedUp ? words.signedUp : words.notSignedUp,
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The units of a party. */
export function UnitList({ party, base }: { party: PartyView; base: string }) {
  const t = useText();
  if (party.units.length === 0) return <p className="meta">{t.parties.party.noUnits}</p>;
  return (
    <>
      <ul className="list">
        {party.units.map((unit) => (
          <li key={unit.id}>
            <a className="list-link" href={`${base}/units/${unit.id}`}>
              <strong>{unit.label}</strong>
              <span className="meta figures">
                {t.parties.unitKinds[unit.kind]} · {t.places.overview.squareMetres(showArea(unit.areaDm2))} ·{" "}
                {t.parties.areaSources[unit.areaSource]}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {party.unitCount > party.units.length && <p className="meta">{t.parties.list.more(party.unitCount)}</p>}
    </>
  );
}

/** What a party is called on a page: by its first unit. */
export function usePartyName() {
  const t = useText();
  return ({ units: [first], unitCount }: { units: readonly { label: string }[]; unitCount: number }) => {
    if (!first) return t.parties.party.noUnits;
    return unitCount > 1 ? `${first.label} ${t.parties.list.more(unitCount)}` : first.label;
  };
}
