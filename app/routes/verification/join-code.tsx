import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";

import { Refused } from "#app/domain/shared/refusal.ts";
import { claimByLetter } from "#app/domain/verification/claim-by-letter.server.ts";
import { JoinForm } from "#app/domain/verification/forms.ts";
import { letterOf, realNameOf } from "#app/domain/verification/letter-queries.server.ts";
import { plainPage, upload } from "#app/http/handlers.server.ts";
import { withNext } from "#app/http/return-to.ts";
import { actorOf, type Visit } from "#app/http/visit.server.ts";
import { ClaimFields, CodeForm } from "#app/ui/claim-form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** Wrong codes are counted for where they come from, right ones are not. */
const lookUp = (visit: Visit, code: string) => visit.limits.letterCode(visit.clientAddress, () => letterOf(code));

/** Tells nobody more than the letter itself does, and less: not whose home it is. */
export const loader = plainPage(async ({ actor, visit, param }) => {
  const letter = await lookUp(visit, param("code"));
  const shown = { letter, isVisitor: actor.accountId === null, name: await realNameOf(actor), formKey: uuid() };
  return data(shown, { status: letter ? 200 : 404 });
});

export const action = upload(JoinForm, async ({ visit, param, input }) => {
  const letter = await lookUp(visit, param("code"));
  if (!letter) throw new Refused("not_found");
  const { communityId } = letter;
  await claimByLetter(actorOf(await visit.person(), communityId), letter.code, input);
  return redirect(`/c/${communityId}/me`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.verification.join.title });

export default function JoinByCode() {
  const { letter, isVisitor, name, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.verification.join;
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      {letter === null && <CodeForm typed="" isWrong />}
      {letter && (
        <Card>
          <p className="meta">{words.letterOf}</p>
          <p className="font-bold text-l">{words.place(letter.community, letter.building)}</p>
          {letter.state !== "out" && <p className="notice notice-no">{words.states[letter.state]}</p>}
          {isVisitor && (
            <>
              <p>{words.enterFirst}</p>
              <a className="btn" href={withNext("/enter", `/join/${letter.code}`)}>
                {words.enter}
              </a>
            </>
          )}
        </Card>
      )}
      {letter && !isVisitor && (
        <form method="post" encType="multipart/form-data" className="card">
          {letter.state === "out" && <p>{t.verification.form.withLetter}</p>}
          <ClaimFields answer={answer} name={name} formKey={formKey} />
        </form>
      )}
    </Page>
  );
}
