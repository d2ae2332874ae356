import { momentOf } from "#app/domain/shared/time.ts";
import type { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { QUORUMS, type Quorum } from "#app/domain/votes/rules.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, RadioGroup, RefusalNotice, SelectField, SubmitButton, TextArea, TextField } from "./form.tsx";
import { showEnd } from "./moment.tsx";
import { useServed, useText } from "./served.ts";

type OpenVote = {
  facts: Pick<Awaited<ReturnType<typeof openVotePage>>, "areas" | "residents" | "tracks" | "refusal">;
  formKey: string;
  answer: FormAnswer | undefined;
  previewAt: string;
};

/** The form that puts a proposal to a vote. */
export function OpenVote({ facts, formKey, answer, previewAt }: OpenVote) {
  const t = useText();
  const { language } = useServed();
  const words = t.votes.open;
  const typed = answer?.typed;
  const binding = facts.tracks.find(({ rule }) => rule.binding);
  const earliest = momentOf(binding?.earliestOpening ?? "");
  if (facts.refusal && !answer) return <RefusalNotice refusal={facts.refusal} />;
  return (
    <form method="post" className="card">
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={typed?.formKey ?? formKey} />
      <TextField
        name="question"
        label={words.question}
        hint={words.questionHint}
        maxLength={120}
        required
        defaultValue={typed?.question}
        fault={answer?.faults.question}
      />
      <TextArea
        name="explanation"
        label={words.explanation}
        hint={words.explanationHint}
        maxLength={5_000}
        previewAt={previewAt}
        defaultValue={typed?.explanation}
        fault={answer?.faults.explanation}
      />
      <RadioGroup
        name="track"
        label={words.track}
        options={facts.tracks.map(({ rule }) => ({ value: rule.track, ...t.votes.tracks[rule.track] }))}
        defaultValue={typed?.track}
        fault={answer?.faults.track}
      />
      <SelectField
        name="propertyAreaId"
        label={words.area}
        hint={words.areaHint}
        placeholder={words.areaResidents(facts.residents)}
        options={facts.areas.map((area) => ({
          value: area.id,
          label: words.areaOwners(area.name, area.heads, showArea(area.areaDm2)),
        }))}
        defaultValue={typed?.propertyAreaId}
        fault={answer?.faults.propertyAreaId}
      />
      <SelectField
        name="quorum"
        label={words.quorum}
        hint={words.quorumHint}
        options={(Object.keys(QUORUMS) as Quorum[]).map((quorum) => ({
          value: quorum,
          label: t.votes.quorums[quorum],
        }))}
        defaultValue={typed?.quorum}
        fault={answer?.faults.quorum}
      />
      <TextField
        name="opensAt"
        type="datetime-local"
        label={words.opensAt}
        hint={earliest ? words.opensHint(showEnd(language, earliest)) : undefined}
        defaultValue={typed?.opensAt}
        fault={answer?.faults.opensAt}
      />
      <TextField
        name="closesAt"
        type="datetime-local"
        label={words.closesAt}
        required
        defaultValue={typed?.closesAt}
        fault={answer?.faults.closesAt}
      />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}
