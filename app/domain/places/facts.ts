import type { AreaSource, MemberCapacity, PartyKind, UnitKind } from "#app/db/generated/enums.ts";
import type { ReviewMode } from "#app/domain/signals/forms.ts";

/** What can be edited of each kind of place, as plain JSON: what the history keeps, and what a form was drawn from. */
export type CommunityOwnFacts = {
  /** By the name it had. */
  subdistrict: string;
  name: string;
  endorsementThreshold: number;
  review: ReviewMode;
  promisedHours: number;
  icpNumber: string | null;
  privacyUrl: string | null;
  complaintChannel: string | null;
};

export type PropertyAreaFacts = { name: string };

export type GridFacts = { name: string; workerIds: string[] };

export type BuildingFacts = { propertyAreaId: string; name: string; gridId: string | null };

export type UnitFacts = {
  buildingId: string;
  stairwell: string;
  room: string;
  kind: UnitKind;
  areaDm2: number;
  countsForArea: boolean;
  countsForHead: boolean;
  areaSource: AreaSource;
  areaDocument: string | null;
  /** A day: 2019-03-18. */
  registeredOn: string | null;
  partyId: string;
};

export type MemberFacts = {
  name: string;
  capacity: MemberCapacity;
  idTail: string | null;
  accountId: string | null;
  designatedVoter: boolean;
};

/** Members in their order: the first is position 0. */
export type PartyFacts = { propertyAreaId: string; kind: PartyKind; members: MemberFacts[] };

/** A subdistrict, with its communities by the names they had. It stands above all places, and its history apart. */
export type SubdistrictFacts = { name: string; communities: string[] };

export type PlaceFacts = {
  community: CommunityOwnFacts;
  propertyArea: PropertyAreaFacts;
  grid: GridFacts;
  building: BuildingFacts;
  unit: UnitFacts;
  party: PartyFacts;
};

export const PLACE_KINDS = ["community", "propertyArea", "grid", "building", "unit", "party"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** Something that came to be, became different or is gone. */
export type PlaceChangeOf<K extends PlaceKind> = {
  kind: K;
  /** Null for the community itself. */
  subjectId: K extends "community" ? null : string;
  /** What it is called, without anybody's name: 7号楼1单元502. */
  label: string;
  /** Null where there was nothing before, or is nothing after. */
  before: PlaceFacts[K] | null;
  after: PlaceFacts[K] | null;
};

export type AnyPlaceChange = { [K in PlaceKind]: PlaceChangeOf<K> }[PlaceKind];

/** The facts that are not what they were, by name; all of them where there was nothing, or is nothing now. */
export function changedFacts(before: object | null, after: object | null): string[] {
  const was = new Map(Object.entries(before ?? {}));
  const is = new Map(Object.entries(after ?? {}));
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name)),
  );
}
