import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { UploadForm } from "#app/domain/imports/forms.ts";
import { importsPage } from "#app/domain/imports/queries.server.ts";
import { uploadFile } from "#app/domain/imports/upload-file.server.ts";
import { FORM_KEY_HOLE } from "#app/http/form-key.server.ts";
import { page, upload } from "#app/http/handlers.server.ts";
import { FileField, fieldsOf, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { ImportItem } from "#app/ui/imports.tsx";
import { Card, EmptyState, Page, SectionHead } from "#app/ui/pieces.tsx";
import { FormProblem } from "#app/ui/refusals.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  formKey: FORM_KEY_HOLE,
  ...(await importsPage(actor)),
}));

export const action = upload(UploadForm, async ({ actor, community, input }) => {
  const id = await uploadFile(actor, input);
  return redirect(`/c/${community.id}/imports/${id}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.imports.title });

export default function Imports() {
  const { base, formKey, imports } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.imports;
  const field = fieldsOf(answer);
  return (
    <Page narrow>
      <BackLink to={`${base}/places`}>{t.places.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>

      <Card>
        <h2>{words.template.title}</h2>
        <p className="text-ink-2">{words.template.hint}</p>
        <div className="row gap-y-2">
          <a className="btn btn-ghost" href={`${base}/imports/template?format=xlsx`}>
            {words.template.xlsx}
          </a>
          <a className="btn btn-ghost" href={`${base}/imports/template?format=csv`}>
            {words.template.csv}
          </a>
        </div>
      </Card>

      <form method="post" encType="multipart/form-data" className="card">
        <h2>{words.upload.title}</h2>
        <FormProblem answer={answer} />
        <input type="hidden" name="formKey" value={answer?.typed.formKey ?? formKey} />
        <FileField
          {...field("file")}
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          required
          label={words.upload.file}
          hint={words.upload.hint}
        />
        <SubmitButton>{words.upload.submit}</SubmitButton>
      </form>

      <Card>
        <h2>{words.export.title}</h2>
        <p className="text-ink-2">{words.export.hint}</p>
        <div className="row">
          <a className="btn btn-ghost" href={`${base}/places/export?format=xlsx`}>
            {words.export.xlsx}
          </a>
          <a className="btn btn-ghost" href={`${base}/places/export?format=csv`}>
            {words.export.csv}
          </a>
        </div>
      </Card>

      <SectionHead title={words.list.title} />
      {imports.length === 0 ? (
        <EmptyState title={words.list.empty} hint={words.list.emptyHint} />
      ) : (
        <Card>
          <ul className="list">
            {imports.map((one) => (
              <ImportItem key={one.id} summary={one} to={`${base}/imports/${one.id}`} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
