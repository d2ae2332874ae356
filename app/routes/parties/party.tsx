import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { editParty } from "#app/domain/parties/edit-party.server.ts";
import { PartyForm } from "#app/domain/parties/forms.ts";
import { partyPage } from "#app/domain/parties/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { revisionFor } from "#app/ui/check-field.tsx";
import { FormProblem, RefusalNotice, SubmitButton } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { PartyCountCard } from "#app/ui/party-count.tsx";
import { PartyFields } from "#app/ui/party-fields.tsx";
import { MemberList, PartyItem, UnitList, usePartyName } from "#app/ui/party-parts.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { StaleNotice } from "#app/ui/place-forms.tsx";
import { PlaceHistory } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param }) => ({
  base: `/c/${community.id}/places`,
  ...(await partyPage(actor, param("party"))),
}));

export const action = form(PartyForm, async ({ actor, community, param, input }) => {
  await editParty(actor, param("party"), input);
  return redirect(`/c/${community.id}/places/parties/${param("party")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.parties.party.title });

export default function Party() {
  const loaded = useLoaderData<typeof loader>();
  const { base, area, facts, count, twins, refusal, history, names } = loaded;
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.parties.party;
  const nameOf = usePartyName();
  return (
    <Page narrow>
      <BackLink to={`${base}/parties`}>{t.parties.list.title}</BackLink>
      <div>
        <h1>{nameOf(loaded)}</h1>
        <p className="meta">
          {area} · {t.parties.kinds[facts.kind]}
        </p>
      </div>
      <PartyCountCard count={count} voter={count.voter === null ? null : (facts.members[count.voter]?.name ?? null)} />
      <Card>
        <h2>{words.members}</h2>
        <MemberList party={loaded} />
      </Card>
      <Card>
        <h2>{words.units}</h2>
        <UnitList party={loaded} base={base} />
      </Card>
      {twins.length > 0 && (
        <Card>
          <h2>{words.twins}</h2>
          <p className="meta">{words.twinsHint}</p>
          <ul className="list">
            {twins.map((twin) => (
              <PartyItem
                key={twin.id}
                party={twin}
                to={refusal ? `${base}/parties/${twin.id}` : `${base}/parties/${loaded.id}/merger?other=${twin.id}`}
              />
            ))}
          </ul>
        </Card>
      )}
      {refusal === "own_item" && <RefusalNotice refusal={refusal} />}
      {!refusal && (
        <>
          <StaleNotice answer={answer}>
            <MemberList party={loaded} />
          </StaleNotice>
          <EditParty />
        </>
      )}
      <PlaceHistory changes={history} names={names} />
    </Page>
  );
}

function EditParty() {
  const { base, id, facts, unitCount, revision } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.parties.party;
  return (
    <>
      <section className="card">
        <h2>{words.edit}</h2>
        <form method="post" className="stack">
          <FormProblem answer={answer} />
          <p className="meta">{words.idTailHint}</p>
          <input type="hidden" name="revision" value={revisionFor(answer, revision)} />
          <PartyFields answer={answer} facts={facts} />
          <SubmitButton>{t.save}</SubmitButton>
        </form>
      </section>
      <Card>
        <a className="btn btn-ghost" href={`${base}/parties/${id}/merger`}>
          {words.merger}
        </a>
        <p className="meta">{words.mergerHint}</p>
        {unitCount > 1 && (
          <>
            <a className="btn btn-ghost" href={`${base}/parties/${id}/split`}>
              {words.split}
            </a>
            <p className="meta">{words.splitHint}</p>
          </>
        )}
      </Card>
    </>
  );
}
