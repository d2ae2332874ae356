import { useLoaderData } from "@remix-run/react";
import { refusalToReadAudit } from "#app/domain/audit/policy.ts";
import { followedThreads, ownMentions } from "#app/domain/comments/own-queries.server.ts";
import { refusalToSeeMembers } from "#app/domain/electors/policy.ts";
import { ownMeasures, ownRequests, ownWaiting } from "#app/domain/moderation/own-queries.server.ts";
import { refusalToSeeQueue } from "#app/domain/moderation/policy.ts";
import { refusalToSeePlaces, refusalToSettle } from "#app/domain/places/policy.ts";
import { ownProposals } from "#app/domain/proposals/author-queries.server.ts";
import { ownMergers } from "#app/domain/proposals/merger-queries.server.ts";
import { refusalToReadRoles, refusalToSeeSubdistrict } from "#app/domain/roles/policy.ts";
import { refusalToSeeSanctions } from "#app/domain/sanctions/policy.ts";
import { ownLevel, ownSanctions } from "#app/domain/sanctions/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { ownClaims } from "#app/domain/verification/claim-queries.server.ts";
import { refusalToCheckPeople } from "#app/domain/verification/policy.ts";
import { myOpenSeats } from "#app/domain/votes/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { OwnClaims } from "#app/ui/claims.tsx";
import { Desk, type Work } from "#app/ui/desk.tsx";
import { FollowedThreads, Mentions } from "#app/ui/follow.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { OwnLevel } from "#app/ui/levels.tsx";
import { OwnMergers } from "#app/ui/mergers.tsx";
import { OwnMeasures } from "#app/ui/moderation.tsx";
import { End, Moment } from "#app/ui/moment.tsx";
import { OwnWaiting } from "#app/ui/own-waiting.tsx";
import { Card, EmptyState, Page, Pill } from "#app/ui/pieces.tsx";
import { StatePill } from "#app/ui/proposal.tsx";
import { ProposalTitle } from "#app/ui/proposal-title.tsx";
import { OwnSanctions } from "#app/ui/sanctions.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, visit }) => {
  const [proposals, mergers, threads, mentions, seats, claims, measures, requests, waiting, sanctions, level, person] =
    await Promise.all([
      ownProposals(actor),
      ownMergers(actor),
      followedThreads(actor),
      ownMentions(actor),
      myOpenSeats(actor, 20),
      ownClaims(actor),
      ownMeasures(actor),
      ownRequests(actor),
      ownWaiting(actor),
      ownSanctions(actor),
      ownLevel(actor),
      visit.person(),
    ]);
  return {
    base: `/c/${community.id}`,
    name: person?.shownName ?? "",
    roles: [...actor.roles],
    work: workOf(actor),
    subdistrict: refusalToSeeSubdistrict(actor) === null ? `/subdistricts/${community.subdistrictId}` : null,
    claims,
    ...{ proposals, mergers, threads, mentions, seats, measures, requests, waiting, sanctions, level },
  };
});

/** The work of this community that this person may see. */
function workOf(actor: Actor): Work[] {
  const refusals: [Work, RefusalCode | null][] = [
    ["moderation", refusalToSeeQueue(actor)],
    ["sanctions", refusalToSeeSanctions(actor)],
    ["claims", refusalToCheckPeople(actor)],
    ["letters", refusalToCheckPeople(actor)],
    ["places", refusalToSeePlaces(actor)],
    ["roles", refusalToReadRoles(actor)],
    ["members", refusalToSeeMembers(actor)],
    ["audit", refusalToReadAudit(actor)],
    ["settings", refusalToSettle(actor)],
  ];
  return refusals.flatMap(([work, refusal]) => (refusal ? [] : work));
}

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.accounts.me.title });

export default function Me() {
  const { base, name, roles, work, subdistrict, claims, proposals, mergers, threads, mentions, seats, ...own } =
    useLoaderData<typeof loader>();
  const t = useText();
  const words = t.accounts.me;
  const hasHome = roles.includes("resident") || roles.includes("owner");
  const ownClaims = <OwnClaims claims={claims} hasHome={hasHome} base={base} />;
  return (
    <Page narrow>
      <h1>{name}</h1>
      <Card>
        <h2>{words.roles}</h2>
        {roles.length === 0 ? (
          <p className="meta">{words.noRoles}</p>
        ) : (
          <div className="row">
            {roles.map((role) => (
              <Pill key={role} kind="act">
                {t.roles[role]}
              </Pill>
            ))}
          </div>
        )}
      </Card>
      {roles.length === 0 && ownClaims}
      <a className="btn btn-ghost" href="/account">
        {t.myAccount}
      </a>
      <Desk work={work} base={base} subdistrict={subdistrict} />
      <Card>
        <h2>{words.ballots}</h2>
        {seats.length === 0 ? (
          <p className="meta">{words.noBallots}</p>
        ) : (
          <ul className="list">
            {seats.map((seat) => (
              <li key={`${seat.serial}-${seat.seatNo}`}>
                <a className="list-link" href={`${base}/votes/${seat.serial}/seats/${seat.seatNo}/ballot`}>
                  <strong>{seat.question}</strong>
                  <span className="meta">
                    {seat.label} · {t.votes.closesAt} <End at={seat.closesAt} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <OwnSanctions rows={own.sanctions} base={base} />
      <OwnWaiting waiting={own.waiting} base={base} />
      <OwnMeasures measures={own.measures} requests={own.requests} base={base} />
      {own.level && <OwnLevel own={own.level} base={base} />}
      <FollowedThreads threads={threads} base={base} />
      <Mentions mentions={mentions} base={base} />
      {roles.length > 0 && ownClaims}
      <OwnMergers mergers={mergers} base={base} />
      {proposals.length === 0 ? (
        <EmptyState title={words.noProposals} hint={words.noProposalsHint}>
          <a className="btn" href={`${base}/proposals/new`}>
            {t.proposals.list.propose}
          </a>
        </EmptyState>
      ) : (
        <Card>
          <h2>{words.proposals}</h2>
          <ul className="list">
            {proposals.map(({ id, serial, title, state, hidden, held, updatedAt }) => (
              <li key={id}>
                <a className="list-link" href={serial ? `${base}/proposals/${serial}` : `${base}/drafts/${id}`}>
                  <span className="row">
                    {held && <Pill kind="sun">{t.signals.held.pill}</Pill>}
                    {hidden && !serial && <Pill kind="no">{t.proposals.held.refusedPill}</Pill>}
                    {(serial || !(held || hidden)) && <StatePill state={state} />}
                    <span className="meta figures">
                      {serial && `${serial} · `}
                      <Moment at={updatedAt} />
                    </span>
                  </span>
                  <strong>
                    <ProposalTitle title={title} />
                  </strong>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
