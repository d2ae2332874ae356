import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { BuildingMoveForm } from "#app/domain/parties/forms.ts";
import { moveBuilding } from "#app/domain/parties/move-building.server.ts";
import { buildingMovePage } from "#app/domain/parties/moving-queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, RefusalNotice, SelectField, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param, url }) => ({
  base: `/c/${community.id}/places/buildings`,
  ...(await buildingMovePage(actor, param("building"), url.searchParams.get("to"))),
}));

export const action = form(BuildingMoveForm, async ({ actor, community, param, input }) => {
  await moveBuilding(actor, param("building"), input);
  return redirect(`/c/${community.id}/places/buildings/${param("building")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({
  tab: "me",
  title: (t, { name }) => t.places.building.moveTitle(name),
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function MoveBuilding() {
  const { base, id, name, area, others, revision, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.places.building;
  return (
    <Page narrow>
      <BackLink to={`${base}/${id}`}>{name}</BackLink>
      <div>
        <h1>{words.moveTitle(name)}</h1>
        <p className="meta">{area}</p>
      </div>
      <p className="text-ink-2">{words.moveLead}</p>
      {others.length === 0 ? (
        <Card>
          <p className="meta">{words.noOtherArea}</p>
        </Card>
      ) : (
        <form className="card" action={`${base}/${id}/area`}>
          <SelectField
            name="to"
            label={words.moveTo}
            required
            defaultValue={to?.id}
            options={others.map((other) => ({ value: other.id, label: other.name }))}
          />
          <SubmitButton kind={to ? "ghost" : undefined}>{words.preview}</SubmitButton>
        </form>
      )}
      {to && (
        <form method="post" className="card">
          <h2>{words.consequences(to.name)}</h2>
          <Consequences to={to} />
          {answer ? <FormProblem answer={answer} /> : <RefusalNotice refusal={to.refusal} />}
          <input type="hidden" name="to" value={to.id} />
          <input type="hidden" name="revision" value={revision} />
          <SubmitButton disabled={to.refusal !== null}>{words.submitMove}</SubmitButton>
        </form>
      )}
    </Page>
  );
}

function Consequences({ to }: { to: NonNullable<Loaded["to"]> }) {
  const t = useText();
  const words = t.places.building;
  const parts = [
    { title: words.whole, hint: words.wholeHint, count: to.whole, labels: [] },
    { title: words.split, hint: words.splitHint, ...to.split },
    { title: words.joined, hint: words.joinedHint, ...to.joined },
    { title: words.alike, hint: words.alikeHint, ...to.alike },
  ].filter(({ count }, at) => at === 0 || count > 0);
  return (
    <dl className="stack gap-3">
      {parts.map(({ title, hint, count, labels }) => (
        <div key={title}>
          <dt className="font-semibold">
            {title} · {t.places.overview.partyTotal(count)}
          </dt>
          <dd className="meta">{hint}</dd>
          {labels.length > 0 && <dd className="figures">{words.such(labels.join("、"), count - labels.length)}</dd>}
        </div>
      ))}
    </dl>
  );
}
