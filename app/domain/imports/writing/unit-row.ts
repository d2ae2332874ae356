import type { AreaSource, MemberCapacity, PartyKind, UnitKind } from "#app/db/generated/enums.ts";
import { showArea } from "#app/domain/places/area.ts";
import { COLUMN_NAMES, type Column } from "../columns.ts";
import { AREA_SOURCES, OWNER_KINDS, showYesNo, UNIT_KINDS, VOTER_CAPACITIES } from "../words.ts";
import type { WrittenCell } from "./workbook.ts";

/** A unit with its owners, as the register has it. */
export type RegisteredUnit = {
  area: string;
  building: string;
  stairwell: string;
  room: string;
  grid: string | null;
  kind: UnitKind;
  areaDm2: number;
  areaSource: AreaSource;
  areaDocument: string | null;
  registeredOn: string | null;
  countsForArea: boolean;
  countsForHead: boolean;
  partyKind: PartyKind;
  names: string[];
  /** "" where none is known. */
  idTails: string[];
  voter: string | null;
  voterTail: string | null;
  voterCapacity: MemberCapacity | null;
};

/** The row of a unit, in the order of our columns: what a reader of it makes the same unit of. */
export function cellsOf(unit: RegisteredUnit): WrittenCell[] {
  const { names, idTails, voter, voterTail, voterCapacity } = unit;
  const isAmbiguous = voterCapacity === "owner" && names.filter((name) => name === voter).length > 1;
  const cells: Record<Column, WrittenCell> = {
    area: unit.area,
    building: unit.building,
    stairwell: unit.stairwell,
    room: unit.room,
    kind: UNIT_KINDS[unit.kind][0],
    areaDm2: { number: showArea(unit.areaDm2) },
    areaSource: AREA_SOURCES[unit.areaSource][0],
    areaDocument: unit.areaDocument ?? "",
    registeredOn: unit.registeredOn ?? "",
    countsForArea: showYesNo(unit.countsForArea),
    countsForHead: showYesNo(unit.countsForHead),
    ownerKind: OWNER_KINDS[ownerKindOf(unit)][0],
    owners: names.join("、"),
    idTails: idTails.some(Boolean) ? idTails.join("、") : "",
    voter: voter === null ? "" : isAmbiguous && voterTail ? `${voter}(${voterTail})` : voter,
    voterCapacity: voterCapacity === null ? "" : capacityWord(voterCapacity, names.length),
    grid: unit.grid ?? "",
  };
  return COLUMN_NAMES.map((column) => cells[column]);
}

const ownerKindOf = ({ partyKind, names }: RegisteredUnit) =>
  partyKind === "company" || partyKind === "developer" ? partyKind : names.length > 1 ? "coOwners" : "person";

const capacityWord = (capacity: MemberCapacity, owners: number) =>
  capacity === "owner" && owners === 1 ? "本人" : VOTER_CAPACITIES[capacity][0];
