import { AREA_SOURCES, UNIT_KINDS } from "#app/domain/parties/forms.ts";
import { showArea } from "#app/domain/places/area.ts";
import type { UnitFacts } from "#app/domain/places/facts.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { CheckField, CheckGroup, ticked } from "./check-field.tsx";
import { fieldsOf, SelectField, TextArea, TextField } from "./form.tsx";
import { Day } from "./moment.tsx";
import { Facts } from "./pieces.tsx";
import { useText } from "./served.ts";

type Fields = { answer: FormAnswer | undefined; facts?: UnitFacts };

/** Where a unit is, what it is, how large and since when, and how it counts. */
export function UnitFields({ answer, facts }: Fields) {
  const t = useText();
  const words = t.parties.unit;
  const field = fieldsOf(answer, facts && { ...initialOf(facts) });
  return (
    <>
      <TextField
        {...field("stairwell")}
        maxLength={20}
        label={t.places.fields.stairwell}
        hint={t.places.fields.stairwellHint}
      />
      <TextField {...field("room")} required maxLength={20} label={words.room} hint={words.roomHint} />
      <SelectField
        {...field("kind")}
        label={words.kind}
        options={UNIT_KINDS.map((kind) => ({ value: kind, label: t.parties.unitKinds[kind] }))}
      />
      <TextField {...field("areaDm2")} required maxLength={40} label={words.area} hint={words.areaHint} />
      <SelectField
        {...field("areaSource")}
        label={words.source}
        hint={words.sourceHint}
        options={AREA_SOURCES.map((source) => ({ value: source, label: t.parties.areaSources[source] }))}
      />
      <TextField {...field("areaDocument")} maxLength={120} label={words.document} hint={words.documentHint} />
      <TextField {...field("registeredOn")} type="date" label={words.registeredOn} />
      <CheckGroup label={words.counting} hint={words.countingHint}>
        <CheckField
          name="countsForArea"
          label={words.countsForArea}
          checked={ticked(answer, "countsForArea", facts?.countsForArea ?? true)}
        />
        <CheckField
          name="countsForHead"
          label={words.countsForHead}
          checked={ticked(answer, "countsForHead", facts?.countsForHead ?? true)}
        />
      </CheckGroup>
    </>
  );
}

/** Who owns what has no owner yet: names, a line each, and what they are. */
export function NewOwnerFields({ answer }: Fields) {
  const t = useText();
  const words = t.parties.unit;
  const field = fieldsOf(answer);
  return (
    <>
      <TextArea
        {...field("ownerNames")}
        rows={2}
        maxLength={600}
        label={words.ownerNames}
        hint={words.ownerNamesHint}
      />
      <OwnerKindField answer={answer} />
    </>
  );
}

export function OwnerKindField({ answer }: Fields) {
  const t = useText();
  const { ownerKind, ownerKinds } = t.parties.unit;
  return (
    <SelectField
      {...fieldsOf(answer)("ownerKind")}
      label={ownerKind}
      options={(["person", "company", "developer"] as const).map((kind) => ({ value: kind, label: ownerKinds[kind] }))}
    />
  );
}

/** All of a unit to read. */
export function UnitFactsList({ facts }: { facts: UnitFacts }) {
  const t = useText();
  const words = t.parties.unit;
  const yesNo = (value: boolean) => (value ? t.places.history.yes : t.places.history.no);
  return (
    <Facts
      facts={[
        [words.kind, t.parties.unitKinds[facts.kind]],
        [t.parties.count.areaLabel, t.places.overview.squareMetres(showArea(facts.areaDm2))],
        [words.source, t.parties.areaSources[facts.areaSource]],
        [words.document, facts.areaDocument],
        [
          words.registeredOn,
          facts.registeredOn && <Day key="registered" at={new Date(`${facts.registeredOn}T00:00+08:00`)} />,
        ],
        [words.countsForArea, yesNo(facts.countsForArea)],
        [words.countsForHead, yesNo(facts.countsForHead)],
      ]}
    />
  );
}

const initialOf = ({ stairwell, room, kind, areaDm2, areaSource, areaDocument, registeredOn }: UnitFacts) => ({
  ...{ stairwell, room, kind, areaSource, areaDocument, registeredOn },
  areaDm2: showArea(areaDm2),
});
