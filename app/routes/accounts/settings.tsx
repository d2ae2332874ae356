import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { MOST_HOURS, SettingsForm } from "#app/domain/places/forms.ts";
import { settingsPage } from "#app/domain/places/settings-queries.server.ts";
import { settleCommunity } from "#app/domain/places/settle-community.server.ts";
import { REVIEW_MODES } from "#app/domain/signals/forms.ts";
import { form, page } from "#app/http/handlers.server.ts";
import { FormProblem, fieldsOf, RadioGroup, SubmitButton, TextField } from "#app/ui/form.tsx";
import { BackLink } from "#app/ui/frame.tsx";
import { pageHandle } from "#app/ui/handle.ts";
import { Card, Facts, Page } from "#app/ui/pieces.tsx";
import { PlaceHistory } from "#app/ui/place-history.tsx";
import { useText } from "#app/ui/served.ts";

export const loader = page(async ({ actor, community }) => ({
  base: `/c/${community.id}`,
  community,
  ...(await settingsPage(actor)),
}));

export const action = form(SettingsForm, async ({ actor, community, input }) => {
  await settleCommunity(actor, input);
  return redirect(`/c/${community.id}/settings`, { status: 303 });
});

export const handle = pageHandle<typeof loader>({ tab: "me", title: (t) => t.accounts.settings.title });

export default function Settings() {
  const { base, community, subdistrict, history, mayMove } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText();
  const words = t.accounts.settings;
  const field = fieldsOf(answer, {
    ...community,
    endorsementThreshold: String(community.endorsementThreshold),
    promisedHours: String(community.promisedHours),
    revision: "",
  });
  // A stale form, looked over beside the newest settings, is sent again against those.
  const isStale = answer?.refusal === "stale_form";
  const revision = isStale ? community.revision : (answer?.typed.revision ?? community.revision);
  return (
    <Page narrow>
      <BackLink to={`${base}/me`}>{t.accounts.me.title}</BackLink>
      <h1>{words.title}</h1>
      <p className="text-ink-2">{words.lead}</p>
      <Card>
        <Facts
          facts={[
            [words.subdistrict, subdistrict],
            [words.address, base],
          ]}
        />
        {mayMove && (
          <a className="link text-s no-underline" href={`${base}/settings/subdistrict`}>
            {t.places.community.move}
          </a>
        )}
      </Card>
      {isStale && (
        <Card>
          <h2>{t.proposals.form.stale}</h2>
          <Facts
            facts={[
              [words.name, community.name],
              [words.threshold, community.endorsementThreshold],
              [t.signals.settings.review, t.signals.modes[community.review].name],
              [words.promisedHours, community.promisedHours],
              [words.icpNumber, community.icpNumber],
              [words.privacyUrl, community.privacyUrl],
              [words.complaintChannel, community.complaintChannel],
            ]}
          />
        </Card>
      )}
      <form method="post" className="card">
        <FormProblem answer={answer} />
        <input type="hidden" name="revision" value={revision} />
        <TextField {...field("name")} required maxLength={32} label={words.name} hint={words.nameHint} />
        <TextField
          {...field("endorsementThreshold")}
          type="number"
          inputMode="numeric"
          min={0}
          max={1_000}
          required
          label={words.threshold}
          hint={words.thresholdHint}
        />
        <RadioGroup
          {...field("review")}
          label={t.signals.settings.review}
          options={REVIEW_MODES.map((mode) => ({
            ...{ value: mode, label: t.signals.modes[mode].name, hint: t.signals.modes[mode].hint },
          }))}
        />
        <TextField
          {...field("promisedHours")}
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_HOURS}
          required
          label={words.promisedHours}
          hint={words.promisedHoursHint}
        />
        <TextField {...field("icpNumber")} maxLength={60} label={words.icpNumber} hint={words.footerHint} />
        <TextField {...field("privacyUrl")} maxLength={300} label={words.privacyUrl} hint={words.footerHint} />
        <TextField
          {...field("complaintChannel")}
          maxLength={120}
          label={words.complaintChannel}
          hint={words.footerHint}
        />
        <SubmitButton>{t.save}</SubmitButton>
      </form>
      <PlaceHistory changes={history} names={{}} />
    </Page>
  );
}
