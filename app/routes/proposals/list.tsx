import { useLoaderData } from "@remix-run/react";

import { CATEGORIES } from "#app/domain/proposals/categories.ts";
import { PROPOSAL_SORTS, ProposalFilter } from "#app/domain/proposals/forms.ts";
import { STATE_GROUPS, type StateGroup } from "#app/domain/proposals/lifecycle.ts";
import { proposalsPage } from "#app/domain/proposals/list-queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { facedPage } from "#app/http/handlers.server.ts";
import { SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { ProposalItem } from "#app/ui/proposal.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = facedPage({
  face: async () => null,
  async load({ actor, community, url }) {
    const filter = ProposalFilter.parse(Object.fromEntries(url.searchParams));
    return { base: `/c/${community.id}`, filter, ...(await proposalsPage(actor, filter)) };
  },
  tagsOf: ({ community }) => [tags.community(community.id), tags.proposals(community.id)],
});

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.proposals.list.title });

export default function ProposalList() {
  const { base, filter, proposals, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.proposals.list;
  const address = (change: Partial<ProposalFilter>) =>
    addressOf(`${base}/proposals`, { ...filter, after: undefined, ...change });
  const groups = Object.keys(STATE_GROUPS) as StateGroup[];
  const isFiltered = Boolean(filter.q || filter.category || filter.state);

  return (
    <Page>
      <div className="row between gap-y-3">
        <div>
          <h1>{words.title}</h1>
          <p className="meta">{words.lead}</p>
        </div>
        <a className="btn min-[600px]:flex-none" href={`${base}/proposals/new`}>
          {words.propose}
        </a>
      </div>

      <search>
        <form className="card" action={`${base}/proposals`}>
          {filter.state && <input type="hidden" name="state" value={filter.state} />}
          <div className="flex items-end gap-2">
            <div className="flex-1">
              <TextField name="q" type="search" label={words.search} maxLength={60} defaultValue={filter.q} />
            </div>
            <div className="flex">
              <SubmitButton kind="ghost">{words.apply}</SubmitButton>
            </div>
          </div>
          <details open={Boolean(filter.category) || filter.sort !== "newest"}>
            <summary className="link text-s no-underline">{words.more}</summary>
            <div className="grid grid-cols-2 gap-3 pt-2">
              <SelectField
                name="category"
                label={words.category}
                placeholder={words.allCategories}
                defaultValue={filter.category}
                options={CATEGORIES.map((category) => ({ value: category, label: t.proposals.categories[category] }))}
              />
              <SelectField
                name="sort"
                label={words.sort}
                defaultValue={filter.sort}
                options={PROPOSAL_SORTS.map((sort) => ({ value: sort, label: words.sorts[sort] }))}
              />
            </div>
          </details>
        </form>
      </search>

      <nav className="chips" aria-label={words.state}>
        <a className="chip" href={address({ state: undefined })} aria-current={!filter.state || undefined}>
          {words.all}
        </a>
        {groups.map((group) => (
          <a
            key={group}
            className="chip"
            href={address({ state: group })}
            aria-current={filter.state === group || undefined}
          >
            {words.groups[group]}
          </a>
        ))}
      </nav>

      {proposals.length === 0 ? (
        <EmptyState
          title={isFiltered ? words.emptyTitle : words.none}
          hint={isFiltered ? words.emptyHint : t.home.nothingUnderWayHint}
        >
          <a className="btn btn-ghost" href={isFiltered ? `${base}/proposals` : `${base}/proposals/new`}>
            {isFiltered ? words.showAll : words.propose}
          </a>
        </EmptyState>
      ) : (
        <Card>
          <h2 className="sr-only">{words.results}</h2>
          <ul className="list">
            {proposals.map((proposal) => (
              <ProposalItem key={proposal.serial} proposal={proposal} base={base} />
            ))}
          </ul>
        </Card>
      )}
      <Pager next={next && address({ after: next })} first={!filter.after} toFirst={address({})} />
    </Page>
  );
}

function addressOf(path: string, { sort, ...filter }: Partial<ProposalFilter>) {
  const wanted = Object.entries({ ...filter, ...(sort !== "newest" && { sort }) }).filter(([, value]) => value);
  return wanted.length > 0 ? `${path}?${new URLSearchParams(wanted as [string, string][])}` : path;
}
