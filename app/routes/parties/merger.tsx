import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { MergerForm, PartyFilter } from "#app/domain/parties/forms.ts";
import { sameOwners } from "#app/domain/parties/members.ts";
import { mergeParties } from "#app/domain/parties/merge-parties.server.ts";
import { mergerPage } from "#app/domain/parties/queries.server.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { MemberList, PartyItem, UnitList, usePartyName } from "#app/ui/party-parts.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, param, url }) => {
  const { q } = PartyFilter.parse(Object.fromEntries(url.searchParams));
  const other = url.searchParams.get("other") ?? undefined;
  return { base: `/c/${community.id}/places`, q, ...(await mergerPage(actor, param("party"), { q, other })) };
});

export const action = form(MergerForm, async ({ actor, community, param, input }) => {
  await mergeParties(actor, param("party"), input);
  return redirect(`/c/${community.id}/places/parties/${param("party")}`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.parties.mergerPage.title });

export default function Merger() {
  const { base, q, party, other, found } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.parties.mergerPage;
  const nameOf = usePartyName();
  const here = `${base}/parties/${party.id}`;
  return (
    <Page narrow>
      <BackLink to={here}>{nameOf(party)}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <Card>
        <h2>{words.kept}</h2>
        <UnitList party={party} base={base} />
        <MemberList party={party} />
      </Card>
      {other && (
        <section className="card">
          <h2>{words.joined}</h2>
          <UnitList party={other} base={base} />
          <MemberList party={other} />
          <form method="post" className="stack">
            <FormProblem answer={answer} />
            {!sameOwners(party.facts.members, other.facts.members) && (
              <p className="notice notice-sun">{words.differ}</p>
            )}
            <p className="meta">{words.after}</p>
            <input type="hidden" name="other" value={other.id} />
            <input type="hidden" name="revision" value={party.revision} />
            <input type="hidden" name="otherRevision" value={other.revision} />
            <SubmitButton>{words.submit}</SubmitButton>
          </form>
        </section>
      )}
      <search>
        <form className="card" action={`${here}/merger`}>
          <TextField
            name="q"
            type="search"
            maxLength={100}
            defaultValue={q}
            label={words.search}
            hint={t.parties.list.searchHint}
          />
          <SubmitButton kind="ghost">{t.parties.list.find}</SubmitButton>
        </form>
      </search>
      {q && (
        <Card>
          <h2>{words.found}</h2>
          {found.length === 0 ? (
            <p className="meta">{words.notFound}</p>
          ) : (
            <ul className="list">
              {found.map((one) => (
                <PartyItem key={one.id} party={one} to={`${here}/merger?other=${one.id}`} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </Page>
  );
}
