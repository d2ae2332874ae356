import { CAPACITIES, PARTY_KINDS } from "#app/domain/parties/forms.ts";
import { MOST_MEMBERS } from "#app/domain/parties/members.ts";
import type { PartyView } from "#app/domain/parties/queries.server.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { CheckField, ticked } from "./check-field.tsx";
import { fieldsOf, SelectField, TextField } from "./form.tsx";
import { useText } from "./served.ts";

type Member = PartyView["facts"]["members"][number];

/** How many empty lines the form has for people who join. */
const FREE_LINES = 2;

/** The kind of a party, its members a line each, and who of them votes. */
export function PartyFields({ answer, facts }: { answer: FormAnswer | undefined; facts: PartyView["facts"] }) {
  const t = useText();
  const words = t.parties.party;
  const lines = Math.min(MOST_MEMBERS, facts.members.length + FREE_LINES);
  const numbers = Array.from({ length: lines }, (_, at) => at);
  const voter = facts.members.findIndex(({ designatedVoter }) => designatedVoter);
  const field = fieldsOf(answer, { kind: facts.kind, voter: voter < 0 ? "" : String(voter) });
  return (
    <>
      <SelectField
        {...field("kind")}
        label={words.kind}
        options={PARTY_KINDS.map((kind) => ({ value: kind, label: t.parties.kinds[kind] }))}
      />
      {numbers.map((at) => (
        <MemberFields key={at} at={at} member={facts.members[at]} answer={answer} />
      ))}
      <SelectField
        {...field("voter")}
        label={words.voter}
        placeholder={words.noVoter}
        options={numbers.map((at) => ({ value: String(at), label: labelOf(words.member(at + 1), facts.members[at]) }))}
      />
    </>
  );
}

function MemberFields({
  at,
  member,
  answer,
}: {
  at: number;
  member: Member | undefined;
  answer: FormAnswer | undefined;
}) {
  const t = useText();
  const words = t.parties.party;
  const field = fieldsOf(answer, {
    [`name${at}`]: member?.name,
    [`capacity${at}`]: member?.capacity,
    [`idTail${at}`]: member?.idTail,
  });
  return (
    <fieldset className="stack gap-3 border-line border-t pt-3">
      <legend className="font-semibold">{words.member(at + 1)}</legend>
      <TextField {...field(`name${at}`)} maxLength={60} label={words.name} hint={member && words.nameHint} />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          {...field(`capacity${at}`)}
          label={words.capacity}
          options={CAPACITIES.map((capacity) => ({ value: capacity, label: t.parties.capacities[capacity] }))}
        />
        <TextField {...field(`idTail${at}`)} maxLength={4} autoComplete="off" label={words.idTailLabel} />
      </div>
      {member?.signedUp && (
        <CheckField
          name={`samePerson${at}`}
          label={words.samePerson}
          hint={words.samePersonHint}
          checked={ticked(answer, `samePerson${at}`)}
        />
      )}
    </fieldset>
  );
}

const labelOf = (number: string, member: Member | undefined) => (member ? `${number} · ${member.name}` : number);
