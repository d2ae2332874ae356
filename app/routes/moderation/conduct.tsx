import { useLoaderData } from "@remix-run/react";

import { type Ground, HOUSE_GROUNDS, LEGAL_GROUNDS } from "#app/domain/moderation/grounds.ts";
import { tags } from "#app/domain/shared/tags.ts";
import type { ReviewMode } from "#app/domain/signals/forms.ts";
import { page } from "#app/http/handlers.server.ts";
import { SanctionRules } from "#app/ui/conduct-sanctions.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { LevelRules } from "#app/ui/levels.tsx";
import { Card, Page } from "#app/ui/pieces.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(
  async ({ community: { id, review, promisedHours } }) => ({ base: `/c/${id}`, review, promisedHours }),
  ({ community }) => [tags.community(community.id)],
);

export const handle = pageHandle<typeof loader>({ tab: "proposals", title: (t) => t.moderation.conduct.title });

/** How people talk to each other here, and all that something can be objected to for. */
export default function Conduct() {
  const { base, review, promisedHours } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.moderation.conduct;
  return (
    <Page narrow>
      <BackLink to={`${base}/proposals`}>{t.proposals.list.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <section className="notice notice-yes">
        <h2>{words.criticismTitle}</h2>
        <p>{words.criticism}</p>
      </section>
      <p>{words.process}</p>
      <div>
        <p>{t.moderation.promise(promisedHours)}</p>
        <a className="link" href={`${base}/moderation/log`}>
          {words.log}
        </a>
      </div>
      <Card>
        <h2>{words.rulesTitle}</h2>
        <ul className="prose">
          {words.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Card>
      <Noticing review={review} />
      <Card>
        <h2>{words.houseTitle}</h2>
        <p className="text-ink-2">{words.house}</p>
        <Grounds grounds={HOUSE_GROUNDS} />
      </Card>
      <Card>
        <h2>{words.lawTitle}</h2>
        <p className="text-ink-2">{words.law}</p>
        <Grounds grounds={LEGAL_GROUNDS} items={words.items} />
      </Card>
      <SanctionRules />
      <LevelRules />
    </Page>
  );
}

/** What is looked for without anybody asking, and what comes of it: said plainly, without the words themselves. */
function Noticing({ review }: { review: ReviewMode }) {
  const { conduct: words, modes, settings } = useText().signals;
  return (
    <Card>
      <h2>{words.title}</h2>
      <p className="text-ink-2">{words.lead}</p>
      <ul className="prose">
        {words.noticed.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>{words.held}</p>
      <p>
        {words.now}
        <b>
          {settings.review} · {modes[review].name}
        </b>
        <span className="meta block">{modes[review].hint}</span>
      </p>
    </Card>
  );
}

/** Each has an address of its own, to be pointed to. `items` says which of the law's items each is. */
function Grounds({ grounds, items }: { grounds: readonly Ground[]; items?: string[] }) {
  const words = useText().moderation.grounds;
  return (
    <ul className="list">
      {grounds.map((ground, at) => (
        <li key={ground} id={ground} className="stack gap-1 py-3">
          {items && <span className="meta">{items[at]}</span>}
          <strong>{words[ground].name}</strong>
          <p className="text-ink-2">{words[ground].meaning}</p>
        </li>
      ))}
    </ul>
  );
}
