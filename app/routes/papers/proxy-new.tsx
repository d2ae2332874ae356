import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { v4 as uuid } from "uuid";
import { ProxyForm } from "#app/domain/papers/forms.ts";
import { proxiesPage } from "#app/domain/papers/queries.server.ts";
import { recordProxy } from "#app/domain/papers/record-proxy.server.ts";
import { PHOTO_TYPES } from "#app/domain/shared/photo-header.ts";
import { page, upload } from "#app/http/handlers.server.ts";
import { FileField, FormProblem, fieldsOf, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";
import { TickBox } from "#app/ui/tick-box.tsx";

export const loader = page(async ({ actor, community, param }) => ({
  at: `/c/${community.id}/votes/${param("serial")}`,
  formKey: uuid(),
  vote: (await proxiesPage(actor, param("serial"))).vote,
}));

export const action = upload(ProxyForm, async ({ actor, community, param, input }) => {
  await recordProxy(actor, param("serial"), input);
  return redirect(`/c/${community.id}/votes/${param("serial")}/proxies`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.proxies.add });

export default function NewProxy() {
  const { at, formKey, vote } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const words = useText().papers.proxies;
  const field = fieldsOf(answer, { formKey });
  return (
    <Page narrow>
      <BackLink to={`${at}/proxies`}>{words.title}</BackLink>
      <h1>{words.add}</h1>
      <p>
        <b>{vote.question}</b>
      </p>
      <form method="post" encType="multipart/form-data" className="card">
        <p>{words.lead}</p>
        <FormProblem answer={answer} />
        <input type="hidden" name="formKey" value={field("formKey").defaultValue} />
        <TextField {...field("seatNo")} label={words.seatNo} hint={words.seatNoHint} inputMode="numeric" required />
        <TextField {...field("login")} label={words.login} hint={words.loginHint} maxLength={100} required />
        <TextField {...field("grantedOn")} label={words.grantedOn} type="date" required />
        <FileField
          name="document"
          label={words.document}
          accept={PHOTO_TYPES}
          fault={answer?.faults.document}
          required
        />
        <TickBox {...field("notPropertyStaff")} label={words.notPropertyStaff} />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
