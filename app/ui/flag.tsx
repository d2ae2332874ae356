import { LONGEST_NOTE } from "#app/domain/moderation/forms.ts";
import type { flagPage } from "#app/domain/moderation/queries.server.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { ActionButton, FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextArea } from "./form.tsx";
import { BackLink } from "./frame.tsx";
import { GroundChoice, InContext } from "./moderation.tsx";
import { Card, Page } from "./pieces.tsx";
import { titled } from "./proposal-title.tsx";
import { useText } from "./served.ts";
import { NotTaken } from "./typed.tsx";

type Shown = Awaited<ReturnType<typeof flagPage>> & { base: string; at: string; promisedHours: number };

/** Whoever objects to something says why; whoever did already sees what they said, and can take it back. */
export function Flagging({ shown, answer }: { shown: Shown; answer: FormAnswer | undefined }) {
  const { base, at, promisedHours, item, flag, refusal, stays } = shown;
  const t = useText();
  const words = t.moderation.flag;
  const field = fieldsOf(answer);
  return (
    <Page narrow>
      <BackLink to={at}>{titled(t, item.home.title)}</BackLink>
      <h1>{item.kind === "comment" ? words.title : words.proposalTitle}</h1>
      {flag && <NotTaken answer={answer} />}
      {item.bodyHtml && (
        <Card>
          <InContext item={item} base={base} named />
        </Card>
      )}
      {flag ? (
        <Card>
          <h2>{words.done}</h2>
          <p>{t.moderation.grounds[flag.ground].name}</p>
          {flag.note && <p className="whitespace-pre-wrap text-ink-2">{flag.note}</p>}
          <p className="text-ink-2">{words.doneLead}</p>
          <p>{t.moderation.promise(promisedHours)}</p>
          <div className="row">
            {!stays && (
              <ActionButton kind="ghost" action={`${at}/flag/withdrawal`}>
                {words.withdraw}
              </ActionButton>
            )}
            <a className="link" href={`${base}/moderation/log`}>
              {words.log}
            </a>
          </div>
        </Card>
      ) : refusal && !answer ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <p className="text-ink-2">{words.lead}</p>
          <GroundChoice {...field("ground")} label={words.ground} />
          <TextArea {...field("note")} label={words.note} rows={3} maxLength={LONGEST_NOTE} />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
