import { useActionData, useLoaderData } from "@remix-run/react";

import { NextForm } from "#app/domain/factors/forms.ts";
import { makeRecoveryCodes } from "#app/domain/factors/make-recovery-codes.server.ts";
import { recoveryCodesPage } from "#app/domain/factors/queries.server.ts";
import { nextIn, ownForm, ownPage } from "#app/http/own-account.server.ts";
import { returnTo } from "#app/http/return-to.ts";
import { FormProblem, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = ownPage(async ({ person, url }) => ({
  ...(await recoveryCodesPage(person)),
  next: nextIn(url),
  name: person.shownName,
}));

/** Shown in this one answer, which nothing keeps: loading the page again shows none. */
export const action = ownForm(NextForm, async ({ person, input }) => ({
  made: await makeRecoveryCodes(person),
  next: returnTo(input.next),
}));

export const handle = pageHandle<typeof loader>({ title: (t) => t.factors.codes.title });

export default function RecoveryCodes() {
  const { left, next, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.factors.codes;
  if (answer && "made" in answer) {
    return (
      <Page narrow>
        <h1>{words.made}</h1>
        <p className="notice notice-sun">{words.once}</p>
        <Card>
          <p className="meta">
            {t.brand} · {words.owner} {name}
          </p>
          <ul className="grid grid-cols-[repeat(auto-fit,minmax(11em,1fr))] gap-x-6 gap-y-2">
            {answer.made.map((code) => (
              <li key={code}>
                <code className="text-l">{code}</code>
              </li>
            ))}
          </ul>
        </Card>
        <div className="row no-print">
          <button type="button" className="btn btn-ghost only-script" data-print="">
            {words.print}
          </button>
          <a className="btn" href={answer.next === "/" ? "/account/factors" : answer.next}>
            {words.done}
          </a>
        </div>
      </Page>
    );
  }
  return (
    <Page narrow>
      <BackLink to="/account/factors">{t.account.factors.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <p className="notice notice-sun">{left > 0 ? words.replaces(left) : words.once}</p>
      <FormProblem answer={answer} />
      <form method="post" className="stack">
        <input type="hidden" name="next" value={next} />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
