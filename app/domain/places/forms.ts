import { z } from "zod";

import { formKey, revision, text } from "#app/domain/shared/fields.ts";
import { isId } from "#app/domain/shared/id.ts";
import { REVIEW_MODES } from "#app/domain/signals/forms.ts";
import { PLACE_KINDS } from "./facts.ts";
import { LONGEST, tidyName, tidyPart } from "./names.ts";

/** Nobody waits longer than a week to be answered. */
export const MOST_HOURS = 168;

/** Stands in a choice for what does not exist yet. */
export const NEW = "new";

/** An empty field means that there is none. */
const optional = (max: number) => text(max, 0).transform((value) => value || null);

/** The word in a community's addresses, for good. */
const word = z
  .string()
  .transform((typed) => typed.normalize("NFKC").trim().toLowerCase())
  .refine((typed) => /^[a-z0-9-]{2,32}$/.test(typed), { error: "bad_word" });

/** Of subdistricts and communities: they stand in the head of every page. */
const shortName = z.string().transform(tidyName).pipe(text(LONGEST.community, 2));

export const SettingsForm = z.object({
  name: shortName,
  endorsementThreshold: z
    .string()
    .refine((count) => /^\d{1,4}$/.test(count) && Number(count) <= 1_000, { error: "bad_count" })
    .transform(Number),
  review: z.enum(REVIEW_MODES),
  promisedHours: z
    .string()
    .refine((hours) => /^\d{1,3}$/.test(hours) && Number(hours) >= 1 && Number(hours) <= MOST_HOURS, {
      error: "bad_hours",
    })
    .transform(Number),
  icpNumber: optional(60),
  privacyUrl: optional(300).refine((url) => url === null || /^https?:\/\/\S+$/.test(url), { error: "bad_url" }),
  complaintChannel: optional(120),
  revision,
});

/** What a form about a place was drawn from, as revisionOf() says it. */
export const drawnFrom = z.string().regex(/^[0-9a-f]{16}$/);

export const SubdistrictForm = z.object({ name: shortName, revision: drawnFrom });
export const NewCommunityForm = z.object({ word, name: shortName });
export const NewSubdistrictForm = NewCommunityForm.extend({ subdistrict: shortName });

/** Where a community goes: to a subdistrict there is, or to one of this name. */
export const CommunityMoveForm = z
  .object({
    to: z.union([z.literal(NEW), z.uuid()]),
    newName: z.string().transform(tidyName).pipe(text(LONGEST.community, 0)),
    revision,
  })
  .superRefine(({ to, newName }, context) => {
    if (to === NEW && newName.length < 2)
      context.addIssue({ code: "custom", path: ["newName"], message: "new_name_missing" });
  });

const name = z.string().transform(tidyName).pipe(text(LONGEST.name));
const buildingName = z.string().transform(tidyPart).pipe(text(LONGEST.building));
export const stairwellName = z.string().transform(tidyPart).pipe(text(LONGEST.stairwell, 0));

const gridId = z.union([z.literal(""), z.uuid()]).transform((id) => id || null);

export const NewAreaForm = z.object({ name, formKey });
export const AreaForm = z.object({ name, revision: drawnFrom });

export const NewBuildingForm = z.object({
  propertyAreaId: z.uuid(),
  name: buildingName,
  gridId,
  formKey,
});
export const BuildingForm = z.object({ name: buildingName, gridId, revision: drawnFrom });

/** Boxes that may be ticked are named after what they stand for: worker-… and building-…. */
const ticked = (sent: Record<string, unknown>, prefix: string) =>
  Object.keys(sent)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter(isId)
    .sort();

export const NewGridForm = z.object({ name, formKey });
export const GridForm = z.looseObject({ name, revision: drawnFrom }).transform(({ name, revision, ...sent }) => ({
  ...{ name, revision },
  workerIds: ticked(sent, "worker-"),
  buildingIds: ticked(sent, "building-"),
}));

export const RemovalForm = z.object({ revision: drawnFrom });

/** The history's address: whatever makes no sense there is as if it were not. */
export const HistoryFilter = z.object({
  kind: z.enum(PLACE_KINDS).optional().catch(undefined),
  after: z.string().refine(isId).optional().catch(undefined),
});
export type HistoryFilter = z.output<typeof HistoryFilter>;
