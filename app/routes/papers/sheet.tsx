import { useActionData, useLoaderData } from "@remix-run/react";
import { ReadingForm } from "#app/domain/papers/forms.ts";
import { sheetPage } from "#app/domain/papers/queries.server.ts";
import { readSheet } from "#app/domain/papers/read-sheet.server.ts";
import { PHOTO_TYPES } from "#app/domain/shared/photo-header.ts";
import { page, upload } from "#app/http/handlers.server.ts";
import { BallotFields } from "#app/ui/ballot-fields.tsx";
import { CheckField, ticked } from "#app/ui/check-field.tsx";
import { FileField, FormProblem, RefusalNotice, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/votes/${param("serial")}`,
  ...(await sheetPage(actor, param("serial"), param("code"))),
}));

export const action = upload(ReadingForm, async ({ actor, param, input }) => ({
  state: await readSheet(actor, param("serial"), param("code"), input),
}));

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.read.title });

export default function Sheet() {
  const { at, vote, code, sheet, hasPhoto, state, refusal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.papers.read;
  const done = answer && "state" in answer ? answer.state : null;
  const refused = answer && "typed" in answer ? answer : undefined;
  return (
    <Page narrow>
      <BackLink to={`${at}/papers`}>{t.papers.title}</BackLink>
      <h1>{words.title}</h1>
      <p>
        <b>{vote.question}</b>
      </p>
      <p className="figures">
        {t.papers.sheet.seat(sheet.seatNo)} · {sheet.label}
      </p>
      {hasPhoto && (
        <Card>
          <details>
            <summary className="link">{words.seePhoto}</summary>
            <img src={`${at}/papers/${code}/photo`} alt={words.photoAlt} loading="lazy" className="w-full" />
          </details>
        </Card>
      )}
      {done ? (
        <>
          <p className="notice" role="status">
            {words.done} · {t.papers.states[done]}
          </p>
          <a className="btn" href={`${at}/papers`}>
            {words.next}
          </a>
        </>
      ) : refusal ? (
        <>
          <p className="meta">{t.papers.states[state]}</p>
          <RefusalNotice refusal={refusal} />
        </>
      ) : (
        <form method="post" encType="multipart/form-data" className="card">
          <p>{words.lead}</p>
          <FormProblem answer={refused} />
          {!hasPhoto && <FileField name="photo" label={words.photo} hint={words.photoHint} accept={PHOTO_TYPES} />}
          <BallotFields ballot={vote.settings} typed={refused?.typed} heading={words.onPaper} optional />
          <CheckField name="spoilt" label={words.spoilt} hint={words.spoiltHint} checked={ticked(refused, "spoilt")} />
          <SubmitButton>{words.submit}</SubmitButton>
        </form>
      )}
    </Page>
  );
}
