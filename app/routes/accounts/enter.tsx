import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { networkOf } from "#app/domain/accounts/attempts.ts";
import { SendCodeForm } from "#app/domain/accounts/forms.ts";
import { sendCode } from "#app/domain/accounts/send-code.server.ts";
import { sentTo } from "#app/domain/accounts/use-code.server.ts";
import { codeOf, keepCode } from "#app/http/code-cookie.server.ts";
import { openForm, plainPage } from "#app/http/handlers.server.ts";
import { returnTo, withNext } from "#app/http/return-to.ts";
import { FormProblem, fieldsOf, RefusalNotice, SubmitButton, TextField } from "#app/ui/form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** One way in for everybody: whether somebody is known shows only once they have proved that the number is theirs. */
export const loader = plainPage(async ({ actor, visit, url }) => {
  const next = returnTo(url.searchParams.get("next"));
  if (actor.accountId) throw redirect(next, { status: 303 });
  const { phone, email } = visit.entrance.messengers;
  const by = email && (url.searchParams.get("by") === "email" || !phone) ? "email" : "phone";
  const sent = await sentTo(codeOf(visit), "enter");
  return {
    next,
    by,
    ways: { phone: phone !== null, email: email !== null },
    formKey: randomUUID(),
    waits: sent?.isOpen,
  };
});

export const action = openForm(SendCodeForm, async ({ visit, input }) => {
  const { to, formKey: id, next } = input;
  await sendCode({ id, purpose: "enter", to, network: networkOf(visit.clientAddress) }, visit.entrance);
  keepCode(visit, id);
  return redirect(withNext("/enter/code", next), { status: 303 });
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.accounts.enter.title });

export default function Enter() {
  const { next, by, ways, formKey, waits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.accounts.enter;
  const at = (way: "phone" | "email") => `/enter?by=${way}&next=${encodeURIComponent(next)}`;
  const isPhone = by === "phone";
  return (
    <Page narrow>
      <h1>{words.title}</h1>
      {ways.phone && ways.email && (
        <nav className="row" aria-label={words.by}>
          <a className="chip" href={at("phone")} aria-current={isPhone}>
            {words.phone}
          </a>
          <a className="chip" href={at("email")} aria-current={!isPhone}>
            {words.email}
          </a>
        </nav>
      )}
      <FormProblem answer={answer} />
      {waits && (
        <a className="btn btn-ghost" href={withNext("/enter/code", next)}>
          {words.haveCode}
        </a>
      )}
      {ways.phone || ways.email ? (
        <Card>
          <p>{isPhone ? words.phoneLead : words.emailLead}</p>
          <form method="post" className="stack">
            <input type="hidden" name="formKey" value={formKey} />
            <input type="hidden" name="next" value={next} />
            <TextField
              {...fieldsOf(answer)("to")}
              label={isPhone ? words.phone : words.email}
              type={isPhone ? "tel" : "email"}
              autoComplete={isPhone ? "tel-national" : "email"}
              maxLength={254}
              required
            />
            <SubmitButton>{words.send}</SubmitButton>
          </form>
        </Card>
      ) : (
        !answer && <RefusalNotice refusal="no_messenger" />
      )}
      <a className="btn btn-ghost" href={withNext("/sign-in", next)}>
        {words.byPassword}
      </a>
    </Page>
  );
}
