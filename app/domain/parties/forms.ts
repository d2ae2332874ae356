import { z } from "zod";

import { readArea } from "#app/domain/places/area.ts";
import { drawnFrom, stairwellName } from "#app/domain/places/forms.ts";
import { LONGEST, tidyName, tidyPart } from "#app/domain/places/names.ts";
import { formKey, text } from "#app/domain/shared/fields.ts";
import { isId } from "#app/domain/shared/id.ts";
import { isDay } from "#app/domain/shared/time.ts";
import { kindFits, type MemberLine, MOST_MEMBERS } from "./members.ts";

export const UNIT_KINDS = ["flat", "shop", "parkingBay"] as const;
export const AREA_SOURCES = ["registered", "surveyed", "contract"] as const;
export const PARTY_KINDS = ["person", "coOwners", "company", "developer"] as const;
export const CAPACITIES = ["owner", "guardian", "agent"] as const;

/** A box is sent when it is ticked, and not at all when it is not. */
const tick = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** The label of another unit of the same owner, as 7号楼1单元502; empty for none. */
const sameAs = z
  .string()
  .transform(tidyPart)
  .pipe(text(100, 0))
  .transform((label) => label || null);

/** Owners' names, a line each. */
const ownerNames = (least: 0 | 1) =>
  text(600, least)
    .transform((names) => names.split("\n").map(tidyName).filter(Boolean))
    .refine((names) => names.length <= MOST_MEMBERS && names.every((name) => name.length <= 60), {
      error: "too_many_names",
    });

/** A party still to be made: who owns, and whether that is a company. Two names own together. */
const newOwners = { ownerKind: z.enum(["person", "company", "developer"]) };

const unit = {
  stairwell: stairwellName,
  room: z.string().transform(tidyPart).pipe(text(LONGEST.room)),
  kind: z.enum(UNIT_KINDS),
  areaDm2: z
    .string()
    .max(40)
    .refine((area) => readArea(area) !== null, { error: "bad_area" })
    .transform((area) => readArea(area) ?? 0),
  areaSource: z.enum(AREA_SOURCES),
  areaDocument: text(120, 0).transform((document) => document || null),
  registeredOn: z
    .string()
    .refine((day) => day === "" || (/^(19|20)\d\d-/.test(day) && isDay(day)), { error: "bad_day" })
    .transform((day) => day || null),
  countsForArea: tick,
  countsForHead: tick,
};

export const BuildingMoveForm = z.object({ to: z.uuid(), revision: drawnFrom });

export const NewUnitForm = z
  .object({ buildingId: z.uuid(), ...unit, sameAs, ...newOwners, ownerNames: ownerNames(0), formKey })
  .refine(({ sameAs, ownerNames }) => (sameAs === null) === ownerNames.length > 0, {
    path: ["ownerNames"],
    error: "owner_or_same",
  });

export const UnitForm = z.object({ buildingId: z.uuid(), ...unit, sameAs, revision: drawnFrom });

export const StairwellForm = z.object({ stairwell: stairwellName, newName: stairwellName, revision: drawnFrom });

const idTail = z
  .string()
  .transform((tail) => tidyPart(tail).toUpperCase())
  .refine((tail) => /^([0-9A-Z]{4})?$/.test(tail), { error: "bad_id_tail" })
  .transform((tail) => tail || null)
  .optional()
  .transform((tail) => tail ?? null);

/** Named after their line; their types are told by lineOf(). */
const memberFields: Record<never, z.ZodType> = Object.fromEntries(
  Array.from({ length: MOST_MEMBERS }, (_, at) => [
    [`name${at}`, text(60, 0).transform(tidyName).optional()],
    [`capacity${at}`, z.enum(CAPACITIES).optional()],
    [`idTail${at}`, idTail],
    [`samePerson${at}`, tick],
  ]).flat(),
);

/** The members of a party, a line each, numbered from 0; a line without a name is nobody. */
export const PartyForm = z
  .object({ kind: z.enum(PARTY_KINDS), voter: z.string().regex(/^\d{0,2}$/), revision: drawnFrom, ...memberFields })
  .transform(({ kind, voter, revision, ...sent }) => {
    const lines = Array.from({ length: MOST_MEMBERS }, (_, at) => lineOf(sent as Record<string, unknown>, at));
    return { kind, voter: voter === "" ? null : Number(voter), revision, lines };
  })
  .refine(
    ({ kind, lines }) =>
      kindFits(
        kind,
        lines.filter((line) => line !== null),
      ),
    {
      path: ["kind"],
      error: "kind_and_owners",
    },
  )
  .refine(({ voter, lines }) => voter === null || lines[voter], { path: ["voter"], error: "voter_without_name" });

function lineOf(sent: Record<string, unknown>, at: number): MemberLine | null {
  const name = String(sent[`name${at}`] ?? "");
  if (!name) return null;
  const capacity = (sent[`capacity${at}`] ?? "owner") as MemberLine["capacity"];
  return {
    ...{ name, capacity, idTail: sent[`idTail${at}`] as string | null },
    samePerson: sent[`samePerson${at}`] === true,
  };
}

/** Which other party this one is, and what both were when the form was drawn. */
export const MergerForm = z.object({
  other: z.uuid(),
  revision: drawnFrom,
  otherRevision: drawnFrom,
});

/** Which units leave for a party of their own. */
export const SplitForm = z
  .looseObject({ ...newOwners, ownerNames: ownerNames(1), formKey, revision: drawnFrom })
  .transform(({ ownerNames, ownerKind, formKey, revision, ...sent }) => ({
    ...{ ownerNames, ownerKind, formKey, revision },
    unitIds: Object.keys(sent)
      .filter((key) => key.startsWith("unit-"))
      .map((key) => key.slice("unit-".length))
      .filter(isId),
  }))
  .refine(({ unitIds }) => unitIds.length > 0, { path: ["units"], error: "no_unit_chosen" });

/** The list's address: whatever makes no sense there is as if it were not. */
export const PartyFilter = z.object({
  area: z.string().refine(isId).optional().catch(undefined),
  q: z
    .string()
    .max(100)
    .transform(tidyPart)
    .transform((label) => label || undefined)
    .optional()
    .catch(undefined),
  after: z.string().max(600).optional().catch(undefined),
});
export type PartyFilter = z.output<typeof PartyFilter>;
