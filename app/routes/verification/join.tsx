import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { readCode } from "#app/domain/verification/code.ts";
import { plainPage } from "#app/http/handlers.server.ts";
import { CodeForm } from "#app/ui/claim-form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

/** Where the code of a letter is typed by hand: leads on to the address that the letter's QR code holds. */
export const loader = plainPage(async ({ url }) => {
  const typed = url.searchParams.get("code")?.slice(0, 100) ?? "";
  const code = readCode(typed);
  if (code) throw redirect(`/join/${code}`, { status: 303 });
  return { typed };
});

export const handle = pageHandle<typeof loader>({ title: (t) => t.verification.join.title });

export default function Join() {
  const { typed } = useLoaderData<typeof loader>();
  const t = useText();
  return (
    <Page narrow>
      <h1>{t.verification.join.title}</h1>
      <CodeForm typed={typed} isWrong={typed !== ""} />
    </Page>
  );
}
