import { LONGEST_APPEAL } from "#app/domain/moderation/forms.ts";
import type { ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, SubmitButton, TextArea } from "./form.tsx";
import { BackLink } from "./frame.tsx";
import { MeasurePill } from "./moderation.tsx";
import { End, Moment } from "./moment.tsx";
import { Pictures } from "./pictures.tsx";
import { Card, Facts, Page, Prose } from "./pieces.tsx";
import { titled } from "./proposal-title.tsx";
import { useText } from "./served.ts";

type Shown = Awaited<ReturnType<typeof ownMeasurePage>> & { base: string; at: string };

/** What was done to one's own words and why, and the form to appeal against it. */
export function MeasureOnOwn({ shown, answer }: { shown: Shown; answer: FormAnswer | undefined }) {
  const { base, at, item, measure, refusal } = shown;
  const t = useText();
  const words = t.moderation.measure;
  const isOpen = measure.state === "appealed";
  return (
    <Page narrow>
      <BackLink to={at}>{titled(t, item.home.title)}</BackLink>
      <h1>{item.kind === "comment" ? words.title : words.proposalTitle}</h1>
      <div className="row">
        <MeasurePill state={measure.state} />
      </div>
      {item.hidden && !measure.erasedAt && <p className="text-ink-2">{words.lead}</p>}
      <Card>
        {measure.erasedAt && <p className="meta">{words.gone}</p>}
        {item.kind === "proposal" && item.home.title && <h2>{item.home.title}</h2>}
        <Prose html={item.bodyHtml} />
        <Pictures pictures={item.pictures} base={base} />
      </Card>
      <Card>
        <Facts
          facts={[
            [
              words.ground,
              <a key="ground" className="link" href={`${base}/conduct#${measure.ground}`}>
                {t.moderation.grounds[measure.ground].name}
              </a>,
            ],
            [words.note, measure.note || null],
            [words.at, <Moment key="at" at={measure.at} />],
            [words.appealed, measure.appeal || null],
            [words.due, isOpen && measure.answerDueAt && <End key="due" at={measure.answerDueAt} />],
            [words.answer, measure.answer || null],
          ]}
        />
      </Card>
      {(refusal === null || answer) && (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <h2>{words.appeal}</h2>
          <p className="text-ink-2">{words.appealLead}</p>
          <TextArea {...fieldsOf(answer)("appeal")} label={words.text} rows={5} maxLength={LONGEST_APPEAL} required />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
