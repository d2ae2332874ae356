import type { PlanView } from "#app/domain/vote-plans/plan-queries.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { RefusalNotice, SubmitButton, TextArea } from "./form.tsx";
import { End, Moment } from "./moment.tsx";
import { Card, Facts, Pill, type PillKind } from "./pieces.tsx";
import { useRuleWords } from "./rule-words.ts";
import { useText } from "./served.ts";
import { Manner, placeOf } from "./vote-cards.tsx";

const KINDS: Record<PlanView["status"], PillKind> = {
  waiting: "sun",
  approved: "yes",
  sentBack: "no",
  withdrawn: "calm",
};

export function PlanPill({ status }: Pick<PlanView, "status">) {
  const t = useText();
  return <Pill kind={KINDS[status]}>{t.plans.plan.statuses[status]}</Pill>;
}

/** All that will be fixed with the notice. */
export function PlanFacts({ plan }: { plan: PlanView }) {
  const t = useText();
  const words = t.plans.plan;
  const { input, now, places } = plan;
  const { settings } = input;
  return (
    <Card>
      <h2>{words.facts}</h2>
      <Facts
        facts={[
          [t.votes.page.track, t.votes.tracks[input.track].label],
          [t.votes.page.electorate, now.refusal === null && t.votes.electorates[now.rule.electorate](placeOf(places))],
          [
            t.votes.page.window,
            <span key="window">
              {input.opensAt ? <End at={input.opensAt} /> : words.atOnce} – <End at={input.closesAt} />
            </span>,
          ],
          [t.votes.page.manner, <Manner key="manner" settings={settings} />],
          [t.plans.settings.precedence, t.plans.settings.precedences[settings.precedence]],
          [t.plans.settings.deemed, settings.deemed?.citation],
          [words.preparedBy, plan.preparedBy],
          [words.preparedAt, <Moment key="prepared" at={plan.preparedAt} />],
          [words.decidedBy, plan.decidedBy],
          [words.decidedAt, plan.decidedAt && <Moment key="decided" at={plan.decidedAt} />],
        ]}
      />
      {now.refusal === null && <PlanRule rule={now.rule} />}
    </Card>
  );
}

type Now = Extract<PlanView["now"], { refusal: null }>;

function PlanRule({ rule }: { rule: Now["rule"] }) {
  const t = useText();
  const { quorum, majority, force, source } = useRuleWords(rule);
  return (
    <Facts
      facts={[
        [t.votes.page.quorum, quorum],
        [t.votes.page.majority, majority],
        [t.votes.page.force, force],
        [t.votes.page.rule, source],
      ]}
    />
  );
}

/** The roll as it would be taken now, added up and by place. */
export function RollAsNow({ now: { totals, byPlace } }: { now: Now }) {
  const t = useText();
  const words = t.plans.plan;
  return (
    <Card>
      <h2>{words.roll}</h2>
      <p className="figures">
        <b>{words.totals(totals.seats, totals.heads, totals.areaDm2 > 0 ? showArea(totals.areaDm2) : null)}</b>
      </p>
      <p className="meta">{words.rollHint}</p>
      {byPlace.length > 1 && (
        <details>
          <summary className="link">{words.byPlace}</summary>
          <table className="figures w-full text-s">
            <thead>
              <tr className="text-ink-3">
                <th scope="col" className="text-left font-normal">
                  {words.place}
                </th>
                <th scope="col" className="text-right font-normal">
                  {words.seats}
                </th>
                <th scope="col" className="text-right font-normal">
                  {words.heads}
                </th>
                <th scope="col" className="text-right font-normal">
                  {words.area}
                </th>
                <th scope="col" className="text-right font-normal">
                  {words.online}
                </th>
              </tr>
            </thead>
            <tbody>
              {byPlace.map((line) => (
                <tr key={line.place} className="border-line border-t">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    {line.place}
                  </th>
                  <td className="text-right">{line.seats}</td>
                  <td className="text-right">{line.heads}</td>
                  <td className="text-right">{showArea(line.areaDm2)}</td>
                  <td className="text-right">{line.online}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </Card>
  );
}

/** What the second person may do with a plan; or the first, who may take it back. */
export function PlanDecision({ plan, base }: { plan: PlanView; base: string }) {
  const t = useText();
  const words = t.plans.plan;
  const { refusals, revision, now } = plan;
  if (plan.status === "sentBack") {
    return (
      <a className="btn" href={`${base}/proposals/${plan.proposal.serial}/vote`}>
        {words.change}
      </a>
    );
  }
  if (plan.status !== "waiting") return null;
  const at = `${base}/plans/${plan.id}`;
  const known = <input type="hidden" name="revision" value={revision} />;
  return (
    <>
      {refusals.approve && <RefusalNotice refusal={refusals.approve} />}
      {refusals.approve === null && now.refusal === null && (
        <form method="post" action={`${at}/approval`} className="card">
          <h2>{words.approve}</h2>
          <p className="text-ink-2">{words.approveHint}</p>
          {known}
          <input type="hidden" name="roll" value={[now.totals.seats, now.totals.heads, now.totals.areaDm2].join("-")} />
          <SubmitButton>{words.approve}</SubmitButton>
        </form>
      )}
      {refusals.sendBack === null && (
        <form method="post" action={`${at}/sending-back`} className="card">
          <h2>{words.sendBack}</h2>
          {known}
          <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={3} maxLength={300} required />
          <SubmitButton kind="ghost">{words.sendBack}</SubmitButton>
        </form>
      )}
      {refusals.withdraw === null && (
        <form method="post" action={`${at}/withdrawal`} className="row">
          {known}
          <SubmitButton kind="danger">{words.withdraw}</SubmitButton>
        </form>
      )}
    </>
  );
}
