import { useLoaderData } from "@remix-run/react";

import { sanctionsPage } from "#app/domain/sanctions/queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { End } from "#app/ui/moment.tsx";
import { Card, Page, Pill } from "#app/ui/pieces.tsx";
import { SanctionList } from "#app/ui/sanctions.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  ...(await sanctionsPage(actor)),
}));

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.sanctions.list.title });

export default function Sanctions() {
  const { base, running, appeals } = useLoaderData<typeof loader>();
  const t = useText();
  const words = t.sanctions.list;
  return (
    <Page narrow>
      <BackLink to={`${base}/moderation`}>{t.moderation.queue.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      {appeals.length > 0 && (
        <Card>
          <h2>{words.appeals}</h2>
          <SanctionList
            base={base}
            rows={appeals.map(({ answerDueAt, isLate, ...row }) => ({
              ...row,
              below: (
                <>
                  {isLate && <Pill kind="no">{t.moderation.queue.lateItem}</Pill>} {words.due} <End at={answerDueAt} />
                </>
              ),
            }))}
          />
        </Card>
      )}
      <Card>
        <h2>{words.running}</h2>
        {running.length === 0 ? <p className="meta">{words.none}</p> : <SanctionList rows={running} base={base} />}
      </Card>
      <a className="btn btn-ghost" href={`${base}/moderation/log`}>
        {words.log}
      </a>
    </Page>
  );
}
