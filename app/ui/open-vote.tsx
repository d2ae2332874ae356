import { momentOf } from "#app/domain/shared/time.ts";
import type { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { QUORUMS, type Quorum } from "#app/domain/votes/rules.ts";
import { showArea } from "#app/domain/votes/shares.ts";
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
import { useServed, useText } from "./served.ts";

type OpenVote = {
  facts: Pick<Awaited<ReturnType<typeof openVotePage>>, "areas" | "residents" | "holidaysKnown" | "tracks" | "refusal">;
  formKey: string;
  answer: FormAnswer | undefined;
  previewAt: string;
};

/** The form that puts a proposal to a vote. */
export function OpenVote({ facts, formKey, answer, previewAt }: OpenVote) {
  const t = useText();
  const { language } = useServed();
  const words = t.votes.open;
  const field = fieldsOf(answer);
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
      <RadioGroup
        {...field("track")}
        label={words.track}
        options={facts.tracks.map(({ rule }) => ({ value: rule.track, ...t.votes.tracks[rule.track] }))}
      />
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
      <SelectField
        {...field("quorum")}
        label={words.quorum}
        hint={words.quorumHint}
        options={(Object.keys(QUORUMS) as Quorum[]).map((quorum) => ({
          value: quorum,
          label: t.votes.quorums[quorum],
        }))}
      />
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
