import { useActionData, useLoaderData } from "@remix-run/react";

import { PrintForm } from "#app/domain/verification/forms.ts";
import { buildingLettersPage } from "#app/domain/verification/letter-queries.server.ts";
import { printLetters } from "#app/domain/verification/print-letters.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SelectField, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { LetterSheets, RevokeAll, UnitLetter } from "#app/ui/letters.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}`,
  ...(await buildingLettersPage(actor, param("building"))),
}));

/** The answer is what goes to the printer: the codes are not kept, so there is nowhere to lead to. */
export const action = form(PrintForm, async ({ actor, visit, param, input, url }) => {
  const { name, complaintChannel } = await visit.community(actor.communityId);
  const printed = await printLetters(actor, param("building"), input);
  return { printed: { ...printed, community: name, channel: complaintChannel, origin: url.origin } };
});

export const handle = pageHandle<typeof loader>({
  tab: "me",
  title: (t, { building }) => `${building.name} · ${t.verification.letters.title}`,
});

export default function BuildingLetters() {
  const { base, building, units } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const t = useText();
  const words = t.verification.letters;
  if (done && "printed" in done) return <LetterSheets printed={done.printed} />;

  const at = `${base}/letters/${building.id}`;
  const field = fieldsOf(done, { which: "all", stairwell: "" });
  const stairwells = [...new Set(units.map(({ stairwell }) => stairwell))].filter(Boolean);
  const out = units.filter(({ letter }) => letter?.state === "out").length;
  return (
    <Page narrow>
      <BackLink to={`${base}/letters`}>{words.title}</BackLink>
      <h1>
        {building.propertyArea.name} · {building.name}
      </h1>
      <form method="post" className="card">
        <h2>{words.print}</h2>
        <p>{words.printLead}</p>
        <FormProblem answer={done} />
        <SelectField
          {...field("stairwell")}
          label={words.stairwell}
          placeholder={words.wholeBuilding}
          options={stairwells.map((stairwell) => ({ value: stairwell, label: stairwell }))}
        />
        <RadioGroup
          {...field("which")}
          label={words.which}
          options={[
            { value: "all", label: words.all },
            { value: "unlinked", label: words.unlinked },
          ]}
        />
        <p className="notice notice-sun">{words.once}</p>
        <SubmitButton>{words.submit}</SubmitButton>
      </form>
      <Card>
        <h2>{words.homes}</h2>
        {units.length === 0 ? (
          <p className="meta">{words.emptyBuilding}</p>
        ) : (
          <ul className="list">
            {units.map((unit) => (
              <UnitLetter key={unit.id} unit={unit} action={at} />
            ))}
          </ul>
        )}
      </Card>
      {out > 0 && <RevokeAll action={`${at}/revocation`} count={out} />}
    </Page>
  );
}
