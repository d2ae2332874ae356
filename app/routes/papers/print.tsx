import { useActionData, useLoaderData } from "@remix-run/react";

import { PrintSheetsForm } from "#app/domain/papers/forms.ts";
import { printSheets } from "#app/domain/papers/print-sheets.server.ts";
import { papersPage } from "#app/domain/papers/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { PaperBallots } from "#app/ui/paper-ballots.tsx";
import { Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => {
  const { vote, sums } = await papersPage(actor, param("serial"));
  return { at: `/c/${community.id}/votes/${param("serial")}`, community: community.name, vote, seats: sums.seats };
});

/** The answer is what goes to the printer: the codes are not kept, so there is nowhere to lead to. */
export const action = form(PrintSheetsForm, async ({ actor, param, input, url }) => ({
  printed: await printSheets(actor, param("serial"), input),
  origin: url.origin,
}));

export const handle = pageHandle<typeof loader>({ tab: "votes", title: (t) => t.papers.print.title });

export default function PrintBallots() {
  const { at, community, vote, seats } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.papers.print;
  if (answer && "printed" in answer) {
    return (
      <PaperBallots
        sheets={answer.printed}
        vote={vote}
        community={community}
        address={`${answer.origin}${at}/papers`}
      />
    );
  }
  const field = fieldsOf(answer, { from: "1", to: String(Math.max(1, seats)), which: "notVoted" });
  return (
    <Page narrow>
      <BackLink to={`${at}/papers`}>{t.papers.title}</BackLink>
      <h1>{words.title}</h1>
      <form method="post" className="card">
        <p>{words.lead}</p>
        <FormProblem answer={answer} />
        <TextField {...field("from")} label={words.from} inputMode="numeric" required />
        <TextField {...field("to")} label={words.to} inputMode="numeric" required />
        <RadioGroup
          {...field("which")}
          label={words.which}
          options={[
            { value: "notVoted", label: words.notVoted },
            { value: "all", label: words.all },
          ]}
        />
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
    </Page>
  );
}
