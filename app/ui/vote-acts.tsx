import type { ReactNode } from "react";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import type { DetailOf } from "#app/domain/vote-acts/act.ts";
import { LONGEST_REASON } from "#app/domain/vote-acts/forms.ts";
import type { actPage, correctionPage, waitingPage } from "#app/domain/vote-acts/queries.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "./form.tsx";
import { Day, Moment } from "./moment.tsx";
import { Card, Facts, Pill, Prose } from "./pieces.tsx";
import { useText } from "./served.ts";

type Act = Awaited<ReturnType<typeof waitingPage>>["acts"][number];
type Request = Awaited<ReturnType<typeof waitingPage>>["requests"][number];

/** A line for each act, leading to it. */
export function ActList({ acts, base }: { acts: readonly Act[]; base: string }) {
  const words = useText().acts;
  return (
    <ul className="list">
      {acts.map((act) => (
        <li key={act.id}>
          <a className="list-link" href={`${base}/votes/${act.vote.serial}/acts/${act.id}`}>
            <span className="row">
              <VerdictPill act={act} />
              <span className="meta">{words.kinds[act.detail.kind]}</span>
            </span>
            <strong>{act.vote.question}</strong>
            <span className="meta">
              {act.proposedBy} · <Moment at={act.proposedAt} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function VerdictPill({ act: { verdict } }: { act: Pick<Act, "verdict"> }) {
  const kind = verdict === "waiting" ? "sun" : verdict === "approved" ? "yes" : "calm";
  return <Pill kind={kind}>{useText().acts.verdicts[verdict]}</Pill>;
}

/** A line for each request about a roll, leading to it. */
export function RequestList({ requests, base }: { requests: readonly Omit<Request, "askerId">[]; base: string }) {
  const words = useText().acts.request;
  return (
    <ul className="list">
      {requests.map((request) => (
        <li key={request.id}>
          <a className="list-link" href={`${base}/votes/${request.vote.serial}/roll-requests/${request.id}`}>
            <span className="row">
              <Pill kind={request.answeredAt ? "calm" : "sun"}>
                {request.answeredAt ? words.answered : words.waiting}
              </Pill>
            </span>
            <strong>{request.text}</strong>
            <span className="meta">
              {request.askerName} · <Moment at={request.askedAt} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

type Side = NonNullable<NonNullable<Awaited<ReturnType<typeof actPage>>["correction"]>["to"]> | null;
type Seat = Pick<Awaited<ReturnType<typeof correctionPage>>["drift"], "seatNo" | "renamed"> & {
  label: string | null;
  from: Side;
  to: Side;
};

/** One seat as the roll has it, and as the register has it. */
export function SeatChange({ seat: { seatNo, label, renamed, from, to } }: { seat: Seat }) {
  const words = useText().acts.corrections;
  const said = (side: Side) =>
    side ? `${words.weight(showArea(side.areaDm2), side.heads)} · ${words.voter(side.voterName)}` : words.absent;
  return (
    <>
      <p>
        <b>{label}</b> <span className="meta">{seatNo === null ? words.newSeat : words.seat(seatNo)}</span>
      </p>
      <dl className="facts">
        <dt>{words.from}</dt>
        <dd>{said(from)}</dd>
        <dt>{words.to}</dt>
        <dd>{said(to)}</dd>
      </dl>
      {renamed && <p className="meta">{words.renamed}</p>}
    </>
  );
}

/** The notice that is to tell a result, as its second person reads it. */
export function ProposedNotice({ notice }: { notice: DetailOf<"publication"> }) {
  const t = useText();
  const words = t.outcomes.page;
  return (
    <Card>
      <h2>{notice.title}</h2>
      <Prose html={notice.bodyHtml} />
      <Facts
        facts={[
          [words.effectiveOn, <Day key="on" at={new Date(`${notice.effectiveOn}T00:00+08:00`)} />],
          [t.outcomes.publish.noticeDays, notice.noticeDays],
        ]}
      />
      <h3>{words.tasks}</h3>
      {notice.tasks.length === 0 ? <p className="meta">{words.noTasks}</p> : <Tasks tasks={notice.tasks} />}
    </Card>
  );
}

function Tasks({ tasks }: { tasks: DetailOf<"publication">["tasks"] }) {
  const words = useText().outcomes.page;
  return (
    <ul className="list">
      {tasks.map(({ title, unit, dueOn }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two tasks may read alike, and their order never changes.
        <li key={at} className="stack gap-1 py-3">
          <b>{title}</b>
          <span className="meta">
            {words.unit} {unit} · {words.dueOn} <Day at={new Date(`${dueOn}T00:00+08:00`)} />
          </span>
        </li>
      ))}
    </ul>
  );
}

type Proposing = {
  answer: FormAnswer | undefined;
  refusal: RefusalCode | null;
  formKey: string;
  submit: string;
  danger?: boolean;
  children?: ReactNode;
};

/** The form that puts something before a second person; `children` are the fields it has besides the reason. */
export function ProposeAct({ answer, refusal, formKey, submit, danger, children }: Proposing) {
  const words = useText().acts;
  const field = fieldsOf(answer);
  if (refusal && !answer) return <RefusalNotice refusal={refusal} />;
  return (
    <form method="post" className="card">
      <FormProblem answer={answer} />
      <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
      {children}
      <TextArea
        {...field("reason")}
        label={words.reason}
        hint={words.reasonHint}
        rows={3}
        maxLength={LONGEST_REASON}
        required
      />
      <p className="meta">{words.twoPeople}</p>
      <SubmitButton kind={danger ? "danger" : "act"}>{submit}</SubmitButton>
    </form>
  );
}
