import { momentOf } from "#app/domain/shared/time.ts";
import type { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { QUORUMS, type Quorum, type Track } from "#app/domain/votes/rules.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { MODES } from "#app/domain/votes/track-rules.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import {
  FormProblem,
  fieldsOf,
  RadioGroup,
  RefusalNotice,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from "./form.tsx";
import { showEnd } from "./moment.tsx";
import { PreconditionFields } from "./preconditions.tsx";
import { useServed, useText } from "./served.ts";
import { SettingsFields } from "./vote-settings.tsx";

type Facts = Pick<
  Awaited<ReturnType<typeof openVotePage>>,
  "areas" | "buildings" | "grids" | "holidaysKnown" | "ownRules" | "residents" | "tracks" | "refusal"
>;

type OpenVote = {
  facts: Facts;
  /** What the fields begin with: a plan that was sent back. */
  initial: Readonly<Record<string, string>>;
  formKey: string;
  answer: FormAnswer | undefined;
  previewAt: string;
};

/** The form that puts a proposal to a vote. */
export function OpenVote({ facts, initial, formKey, answer, previewAt }: OpenVote) {
  const t = useText();
  const { language } = useServed();
  const words = t.votes.open;
  const field = fieldsOf(answer, initial);
  const binding = facts.tracks.find(({ rule }) => rule.binding);
  const earliest = momentOf(binding?.earliestOpening ?? "");
  if (facts.refusal && !answer) return <RefusalNotice refusal={facts.refusal} />;
  return (
    <form method="post" className="card">
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
      <TextField {...field("question")} label={words.question} hint={words.questionHint} maxLength={120} required />
      <TextArea
        {...field("explanation")}
        label={words.explanation}
        hint={words.explanationHint}
        maxLength={5_000}
        previewAt={previewAt}
      />
      <Tracks tracks={facts.tracks.map(({ rule }) => rule.track)} field={field("track")} />
      <SelectField
        {...field("propertyAreaId")}
        label={words.area}
        hint={words.areaHint}
        placeholder={words.areaResidents(facts.residents)}
        options={facts.areas.map((area) => ({
          value: area.id,
          label: words.areaOwners(area.name, area.heads, showArea(area.areaDm2)),
        }))}
      />
      <ScopeFields facts={facts} field={field} />
      <SelectField
        {...field("quorum")}
        label={words.quorum}
        hint={words.quorumHint}
        options={(Object.keys(QUORUMS) as Quorum[]).map((quorum) => ({
          value: quorum,
          label: t.votes.quorums[quorum],
        }))}
      />
      {facts.ownRules.length > 0 && (
        <SelectField
          {...field("ruleVersion")}
          label={t.plans.rules.which}
          hint={t.plans.rules.whichHint}
          placeholder={t.plans.rules.ofLaw}
          options={facts.ownRules.map(({ track, version, electorate }) => ({
            value: `${track}-${version}`,
            label: t.plans.rules.ofOwn(t.votes.tracks[track].label, t.votes.electorates[electorate](null), version),
          }))}
        />
      )}
      <SettingsFields field={field} />
      <PreconditionFields field={field} />
      <TextField
        {...field("opensAt")}
        type="datetime-local"
        label={words.opensAt}
        hint={
          earliest
            ? words.opensHint(showEnd(language, earliest)) + (facts.holidaysKnown ? "" : t.acts.holidaysUnknown)
            : undefined
        }
      />
      <TextField {...field("closesAt")} type="datetime-local" label={words.closesAt} required />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}

/** What is needed most often; the others are folded up. */
const FIRST: readonly Track[] = ["deliberation", "ownerOrdinary", "ownerSpecial"];

type Typed = ReturnType<ReturnType<typeof fieldsOf>>;

function Tracks({ tracks, field }: { tracks: readonly Track[]; field: Typed }) {
  const t = useText();
  const words = t.votes.open;
  const optionsOf = (wanted: boolean) =>
    tracks
      .filter((track) => FIRST.includes(track) === wanted)
      .map((track) => ({ value: track, ...t.votes.tracks[track] }));
  const others = optionsOf(false);
  return (
    <>
      <RadioGroup {...field} label={words.track} options={optionsOf(true)} />
      <details open={others.some(({ value }) => value === field.defaultValue)}>
        <summary className="link">{words.otherTracks}</summary>
        <RadioGroup {...field} fault={undefined} label={words.otherTracks} options={others} />
      </details>
    </>
  );
}

/** What only some kinds of votes ask for of whom they ask: the building, the group, people or households. */
function ScopeFields({ facts, field }: { facts: Facts; field: ReturnType<typeof fieldsOf> }) {
  const t = useText();
  const words = t.votes.open;
  const fields = [field("buildingId"), field("gridId"), field("mode")] as const;
  const [building, grid, mode] = fields;
  return (
    <details open={fields.some(({ fault, defaultValue }) => fault || (defaultValue && defaultValue !== "people"))}>
      <summary className="link">{words.otherScope}</summary>
      <div className="stack">
        <SelectField
          {...building}
          label={words.building}
          hint={words.buildingHint}
          placeholder={words.buildingNone}
          options={facts.buildings.map(({ id, name, areaName }) => ({
            value: id,
            label: words.buildingIn(areaName, name),
          }))}
        />
        <SelectField
          {...grid}
          label={words.grid}
          hint={words.gridHint}
          placeholder={words.gridNone}
          options={facts.grids.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          {...mode}
          label={words.mode}
          hint={words.modeHint}
          options={MODES.map((value) => ({ value, label: words.modes[value] }))}
        />
      </div>
    </details>
  );
}
