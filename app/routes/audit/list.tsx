import { useLoaderData } from "@remix-run/react";

import { ACTIONS, type Action, actionsOf, KINDS } from "#app/domain/audit/actions.ts";
import { AuditFilter } from "#app/domain/audit/forms.ts";
import { auditPage } from "#app/domain/audit/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { AuditLine } from "#app/ui/audit.tsx";
import { SelectField, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, EmptyState, Page, Pager } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community, url }) => {
  const filter = AuditFilter.parse(Object.fromEntries(url.searchParams));
  return { base: `/c/${community.id}`, filter, ...(await auditPage(actor, filter)) };
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.audit.title });

export default function Audit() {
  const { base, filter, entries, next } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.audit;
  const { above } = filter;
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <div>
        <h1>{words.title}</h1>
        <p className="meta">{above ? words.aboveLead : words.lead}</p>
      </div>
      <nav className="chips" aria-label={words.title}>
        <a className="chip" href={`${base}/audit`} aria-current={!above || undefined}>
          {words.here}
        </a>
        <a className="chip" href={`${base}/audit?above=on`} aria-current={above ? true : undefined}>
          {words.above}
        </a>
      </nav>
      <Filters />
      {entries.length === 0 ? (
        <Nothing />
      ) : (
        <Card>
          <ul className="list">
            {entries.map((entry) => (
              <AuditLine key={entry.id} entry={entry} base={base} />
            ))}
          </ul>
        </Card>
      )}
      <Pager
        next={next === null ? null : addressOf(base, { ...filter, after: next })}
        first={!filter.after}
        toFirst={addressOf(base, { ...filter, after: undefined })}
      />
      <Export />
      <Legend />
    </Page>
  );
}

/** Nothing was done at all, or nothing that was asked for. */
function Nothing() {
  const { base, filter } = useLoaderData<typeof loader>();
  const words = useText().audit;
  const { above, ...asked } = filter;
  if (!Object.values(asked).some(Boolean)) return <EmptyState title={words.own.emptyTitle} />;
  return (
    <EmptyState title={words.emptyTitle} hint={words.emptyHint}>
      <a className="btn btn-ghost" href={addressOf(base, { above })}>
        {words.clear}
      </a>
    </EmptyState>
  );
}

function Filters() {
  const { base, filter, people } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.audit.filter;
  return (
    <search>
      <form className="card" action={`${base}/audit`}>
        {filter.above && <input type="hidden" name="above" value="on" />}
        <SelectField
          name="kind"
          label={words.kind}
          placeholder={words.allKinds}
          defaultValue={filter.kind}
          options={KINDS.map((kind) => ({ value: kind, label: t.audit.kinds[kind] }))}
        />
        <details open={Boolean(filter.person || filter.from || filter.to)}>
          <summary className="link text-s no-underline">{words.more}</summary>
          <div className="stack pt-2">
            <SelectField
              name="person"
              label={words.person}
              placeholder={words.anybody}
              defaultValue={filter.person}
              options={people.map(({ id, name, roles }) => ({
                value: id,
                label: `${name} · ${roles.map((role) => t.roles[role]).join(" · ")}`,
              }))}
            />
            <div className="grid gap-3 min-[700px]:grid-cols-2">
              <TextField name="from" type="date" label={words.from} defaultValue={filter.from} />
              <TextField name="to" type="date" label={words.to} defaultValue={filter.to} />
            </div>
          </div>
        </details>
        <SubmitButton kind="ghost">{t.audit.apply}</SubmitButton>
      </form>
    </search>
  );
}

function Export() {
  const { base, filter } = useLoaderData<typeof loader>();
  const words = useText().audit.export;
  return (
    <Card>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <code className="block break-all text-s">npm run verify-audit -- audit.jsonl</code>
      <form method="post" action={`${base}/audit/export`} data-gives-file="">
        {filter.above && <input type="hidden" name="above" value="on" />}
        <SubmitButton kind="ghost">{words.button}</SubmitButton>
      </form>
    </Card>
  );
}

/** Every act there is a word for, and who may do it. */
function Legend() {
  const t = useText();
  const words = t.audit;
  return (
    <Card>
      <details>
        <summary className="link">{words.legend.title}</summary>
        <p className="meta">{words.legend.lead}</p>
        {KINDS.map((kind) => (
          <section key={kind} className="stack pt-3">
            <h3>{words.kinds[kind]}</h3>
            <ul className="list">
              {actionsOf(kind).map((action) => (
                <li key={action} className="py-2">
                  {words.actions[action]}{" "}
                  <span className="meta">
                    {doersOf(action)
                      .map((doer) => words.doers[doer])
                      .join(" · ")}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
    </Card>
  );
}

const doersOf = (action: Action) => ACTIONS[action].by;

function addressOf(base: string, filter: Partial<AuditFilter>) {
  const wanted = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, `${value}`]] : []));
  return wanted.length > 0 ? `${base}/audit?${new URLSearchParams(wanted as [string, string][])}` : `${base}/audit`;
}
