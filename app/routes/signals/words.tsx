import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { LONGEST_ADDED, STRENGTHS, WordsForm } from "#app/domain/signals/forms.ts";
import { addWords } from "#app/domain/signals/keep-words.server.ts";
import { wordsPage } from "#app/domain/signals/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextArea } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { GroundPicker } from "#app/ui/moderation.tsx";
import { Card, EmptyState, Page, Pager, Pill } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { TrialForm } from "#app/ui/signals.tsx";

export const loader = page(async ({ actor, community, url }) => ({
  base: `/c/${community.id}`,
  ...(await wordsPage(actor, url.searchParams.get("after") ?? undefined)),
}));

export const action = form(WordsForm, async ({ actor, community, input }) => {
  await addWords(actor, input);
  return redirect(`/c/${community.id}/moderation/words`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.signals.words.title });

/** What lists of words are mostly for. */
const LIKELY = ["advertising", "insult", "personalData", "otherLaw"] as const;

/** The words that a community has an eye on, for its committee. */
export default function Words() {
  const { base, count, words: listed, next, first, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const { words, strengths } = t.signals;
  const field = fieldsOf(answer, { strength: "note" });
  const at = `${base}/moderation/words`;
  return (
    <Page narrow>
      <BackLink to={`${base}/moderation`}>{t.moderation.queue.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <TrialForm action={`${at}/trial`} answer={undefined} />
      {listed.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card>
          <h2>{words.count(count)}</h2>
          <ul className="list">
            {listed.map(({ id, word, ground, strength }) => (
              <li key={id} className="flex items-center justify-between gap-3 py-3">
                <span className="grid min-w-0 gap-1">
                  <span className="row">
                    <strong className="break-all">{word}</strong>
                    <Pill kind={strength === "hold" ? "sun" : "calm"}>{strengths[strength].name}</Pill>
                  </span>
                  <span className="meta">{t.moderation.grounds[ground].name}</span>
                </span>
                {refusal === null && (
                  <form method="post" action={`${at}/${id}/removal`} className="shrink-0">
                    <button type="submit" className="btn btn-ghost" aria-label={words.removeOf(word)}>
                      {words.remove}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
          <Pager next={next && `${at}?after=${encodeURIComponent(next)}`} first={first} toFirst={at} />
        </Card>
      )}
      {refusal === null || answer ? (
        <form method="post" className="card">
          <FormProblem answer={answer} />
          <h2>{words.add}</h2>
          <TextArea
            {...field("words")}
            label={words.words}
            hint={words.wordsHint}
            rows={4}
            maxLength={LONGEST_ADDED}
            required
          />
          <RadioGroup
            {...field("strength")}
            label={words.strength}
            options={STRENGTHS.map((value) => ({
              ...{ value, label: strengths[value].name, hint: strengths[value].hint },
            }))}
          />
          <GroundPicker {...field("ground")} label={words.ground} likely={LIKELY} used={[]} />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      ) : (
        <p className="notice">{words.readOnly}</p>
      )}
    </Page>
  );
}
