import { SHARES, type ShareName } from "#app/domain/vote-plans/local-rules.ts";
import { MAJORITY_OF, type RuleSet } from "#app/domain/votes/rules.ts";
import type { Share } from "#app/domain/votes/shares.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SelectField, SubmitButton, TextArea, TextField } from "./form.tsx";
import { Moment } from "./moment.tsx";
import { Facts } from "./pieces.tsx";
import { useRuleWords } from "./rule-words.ts";
import { useText } from "./served.ts";

/** A rule in plain words, and where it stands. */
export function RuleFacts({ rule }: { rule: RuleSet }) {
  const t = useText();
  const words = t.plans.rules;
  const { quorum, majority, force } = useRuleWords(rule);
  return (
    <Facts
      facts={[
        [t.votes.page.electorate, t.votes.electorates[rule.electorate](null)],
        [words.counted, rule.measures.map((measure) => words.measures[measure]).join(t.plans.and)],
        [t.votes.page.quorum, quorum],
        [t.votes.page.majority, majority],
        [words.notice, rule.noticeDays === 0 ? words.noNotice : words.noticeDays(rule.noticeDays)],
        [t.votes.page.force, force],
        [t.votes.page.rule, rule.citation],
      ]}
    />
  );
}

/** A rule of the community's own, folded up behind when it came. */
export function OwnRule({ rule, addedAt }: { rule: RuleSet; addedAt: Date }) {
  const t = useText();
  return (
    <details>
      <summary className="link">
        {t.plans.rules.own(rule.version)} · <Moment at={addedAt} />
      </summary>
      <RuleFacts rule={rule} />
    </details>
  );
}

type RuleForm = { law: readonly [RuleSet, ...RuleSet[]]; formKey: string; answer: FormAnswer | undefined };

/** Begins with what the law says. */
export function RuleForm({ law, formKey, answer }: RuleForm) {
  const t = useText();
  const words = t.plans.rules;
  const [first] = law;
  const field = fieldsOf(answer, {
    ...{ electorate: first.electorate, majorityOf: first.majorityOf, noticeDays: String(first.noticeDays) },
    ...{ quorum: nameOf(first.quorum), majority: nameOf(first.majority) },
  });
  const shares = (Object.keys(SHARES) as ShareName[]).map((name) => ({
    value: name,
    label: t.votes.share(SHARES[name]),
  }));
  const electorates = law.map(({ electorate }) => ({
    value: electorate,
    label: t.votes.electorates[electorate](null),
  }));
  return (
    <form method="post" className="card">
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
      <SelectField {...field("electorate")} label={t.votes.page.electorate} options={electorates} />
      <SelectField
        {...field("quorum")}
        label={t.votes.page.quorum}
        options={[{ value: "none", label: t.votes.page.quorumNone }, ...shares]}
      />
      <SelectField {...field("majority")} label={t.votes.page.majority} options={shares} />
      <SelectField
        {...field("majorityOf")}
        label={words.base}
        options={MAJORITY_OF.map((value) => ({ value, label: words.bases[value] }))}
      />
      <TextField {...field("noticeDays")} type="number" min={0} max={365} label={words.noticeField} required />
      <TextArea
        {...field("citation")}
        label={words.citation}
        hint={words.citationHint}
        rows={3}
        maxLength={300}
        required
      />
      <p className="meta">{words.stays}</p>
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}

const nameOf = (share: Share | null) =>
  (Object.keys(SHARES) as ShareName[]).find((name) => JSON.stringify(SHARES[name]) === JSON.stringify(share)) ?? "none";
