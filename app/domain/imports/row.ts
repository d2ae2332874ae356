import type { AreaSource, MemberCapacity, UnitKind } from "#app/db/generated/enums.ts";
import { readArea } from "#app/domain/places/area.ts";
import { LONGEST, tidyName, tidyPart } from "#app/domain/places/names.ts";
import { holdsIdNumber, plainText, readDay, withoutIdNumbers, writtenText } from "./cells.ts";
import type { Column, Header } from "./columns.ts";
import { faultOfName, guessClass, MOST_OWNERS, readIdTails, readNames, readVoter } from "./owners.ts";
import { addressOf } from "./reading/address.js";
import { LIMITS } from "./reading/limits.js";
import type { Cell, Row } from "./reading/sheet.js";
import {
  AREA_SOURCES,
  OWNER_KINDS,
  type OwnerClass,
  readWord,
  readYesNo,
  UNIT_KINDS,
  VOTER_CAPACITIES,
} from "./words.ts";

/** What is wrong, or worth knowing, and in which cell. `said` is what stands there; never anything of a document. */
export type CellNote = { column: Column; cell: string; code: string; said?: string };

/** What a row says. Null is an empty cell, which leaves what is registered as it is, and is not kept. */
export type RowValues = {
  area: string;
  building: string;
  stairwell: string;
  room: string;
  grid: string | null;
  /** The same names as written, where that is something else: a place may be registered under it. */
  areaSaid: string | null;
  buildingSaid: string | null;
  stairwellSaid: string | null;
  roomSaid: string | null;
  gridSaid: string | null;
  kind: UnitKind | null;
  areaDm2: number | null;
  areaSource: AreaSource | null;
  areaDocument: string | null;
  registeredOn: string | null;
  countsForArea: boolean | null;
  countsForHead: boolean | null;
  ownerClass: OwnerClass | null;
  /** What the owners look like, where no kind is given. */
  guessedClass: OwnerClass | null;
  names: string[] | null;
  idTails: string[] | null;
  voter: string | null;
  voterTail: string | null;
  voterCapacity: MemberCapacity | null;
  faults: CellNote[];
};

const LONGEST_DOCUMENT = 120;
const LONGEST_SAID = 30;

type Place = "area" | "building" | "stairwell" | "room" | "grid";

/** As places are named everywhere; see domain/places/names.ts. */
const TIDY = { area: tidyName, grid: tidyName, building: tidyPart, stairwell: tidyPart, room: tidyPart };
const LONGEST_PLACE = { ...LONGEST, area: LONGEST.name, grid: LONGEST.name };

/** Understands one row. Everything that is wrong with it is told at once, cell by cell. */
export function readRow({ no, cells }: Row, { at }: Pick<Header, "at">, date1904 = false): RowValues {
  const faults: CellNote[] = [];
  const cell = (column: Column): Cell => cells[at.get(column) ?? -1] ?? "";
  const note = (column: Column, code: string) => {
    const said = column === "idTails" ? "" : withoutIdNumbers(plainText(cell(column))).slice(0, LONGEST_SAID);
    faults.push({ column, cell: addressOf(at.get(column) ?? 0, no), code, ...(said && { said }) });
    return null;
  };
  for (const column of at.keys()) {
    const value = cell(column);
    if (typeof value === "string" && value.length > LIMITS.text) note(column, "too_long");
    else if (typeof value !== "string" && value.isDate && column !== "registeredOn") note(column, "became_a_date");
  }

  /** A value by its reader; a cell that is not empty and that it makes nothing of is a fault. */
  const value = <T>(column: Column, read: (text: string) => T | null, code: string): T | null => {
    const text = plainText(cell(column));
    return text === "" ? null : (read(text) ?? note(column, code));
  };
  const place = (column: Place) => {
    const text = TIDY[column](plainText(cell(column)));
    if (text.length > LONGEST_PLACE[column]) note(column, "too_long");
    if (holdsIdNumber(text)) note(column, "id_number_here");
    return withoutIdNumbers(text).slice(0, LONGEST_PLACE[column]);
  };
  const said = (column: Place, read: string | null) => {
    const written = writtenText(cell(column));
    return written === read || written.length > LONGEST_PLACE[column] || holdsIdNumber(written)
      ? null
      : written || null;
  };

  const area = place("area");
  const building = numbered(place("building"), "号楼");
  const stairwell = numbered(place("stairwell"), "单元");
  const room = place("room");
  const grid = place("grid") || null;
  for (const [column, text] of [
    ["area", area],
    ["building", building],
    ["room", room],
  ] as const) {
    if (text === "") note(column, "missing");
  }
  const document = withoutIdNumbers(writtenText(cell("areaDocument")));
  if (document.length > LONGEST_DOCUMENT) note("areaDocument", "too_long");

  return {
    ...{ area, building, stairwell, room, grid },
    areaSaid: said("area", area),
    buildingSaid: said("building", building),
    stairwellSaid: said("stairwell", stairwell),
    roomSaid: said("room", room),
    gridSaid: said("grid", grid),
    kind: value("kind", (text) => readWord(UNIT_KINDS, text), "unknown_kind"),
    areaDm2: value("areaDm2", readArea, "bad_area"),
    areaSource: value("areaSource", (text) => readWord(AREA_SOURCES, text), "unknown_source"),
    areaDocument: document.slice(0, LONGEST_DOCUMENT) || null,
    registeredOn: value("registeredOn", () => readDay(cell("registeredOn"), date1904), "bad_day"),
    countsForArea: value("countsForArea", readYesNo, "yes_or_no"),
    countsForHead: value("countsForHead", readYesNo, "yes_or_no"),
    ...ownersIn(cell, note),
    faults,
  };
}

/** 7 is 7号楼, and 7# too. */
const numbered = (text: string, noun: string) =>
  text.replace(/^(\d{1,4})(?:#|号)?$/, `$1${noun}`).replace(/#楼?$/, noun);

type OwnerValues = Pick<
  RowValues,
  "ownerClass" | "guessedClass" | "names" | "idTails" | "voter" | "voterTail" | "voterCapacity"
>;

function ownersIn(cell: (column: Column) => Cell, note: (column: Column, code: string) => null): OwnerValues {
  const kindText = plainText(cell("ownerKind"));
  const kind = kindText === "" ? null : (readWord(OWNER_KINDS, kindText) ?? note("ownerKind", "unknown_owner_kind"));
  const given = kind === null ? null : kind === "person" || kind === "coOwners" ? "people" : kind;
  const names = readNames(cell("owners"), given);
  const ownerClass = given ?? guessClass(names);
  if (kind === "person" && names.length > 1) note("ownerKind", "several_owners");
  if (kind === "coOwners" && names.length === 1) note("ownerKind", "one_owner");
  const nameFault = names.map((name) => faultOfName(name, ownerClass)).find(Boolean);
  if (nameFault) note("owners", nameFault);
  if (names.length > MOST_OWNERS) note("owners", "too_many_owners");

  const tails = readIdTails(cell("idTails"), Math.max(1, names.length));
  if (!Array.isArray(tails)) note("idTails", tails.code);
  else if (names.length === 0 && tails.some(Boolean)) note("owners", "owner_missing");
  const idTails = Array.isArray(tails) ? tails : names.map(() => "");
  return {
    ownerClass: given,
    guessedClass: names.length > 0 ? ownerClass : null,
    names: names.length > 0 ? names.map(withoutIdNumbers) : null,
    idTails: names.length > 0 ? idTails : null,
    ...voterIn(cell, note, { names, idTails }),
  };
}

type Owners = { names: string[]; idTails: string[] };

/** The voter is one of the owners, or a guardian or agent and then named as such. */
function voterIn(
  cell: (column: Column) => Cell,
  note: (column: Column, code: string) => null,
  { names, idTails }: Owners,
): Pick<RowValues, "voter" | "voterTail" | "voterCapacity"> {
  const none = { voter: null, voterTail: null, voterCapacity: null };
  const text = plainText(cell("voterCapacity"));
  const given = text === "" ? null : (readWord(VOTER_CAPACITIES, text) ?? note("voterCapacity", "unknown_capacity"));
  const [only] = names.length === 1 ? names : [];
  const voter = readVoter(cell("voter")) ?? (given === "owner" && only ? { name: only, idTail: "" } : null);
  if (!voter) {
    if (given) note("voter", "voter_missing");
    return none;
  }
  if (names.length === 0) return note("owners", "owner_missing") ?? none;
  const fault = faultOfName(voter.name, "people");
  if (fault) return note("voter", fault) ?? none;
  if (given === "guardian" || given === "agent") {
    return { voter: voter.name, voterTail: voter.idTail || null, voterCapacity: given };
  }
  const own = names.flatMap((name, at) => (name === voter.name ? [idTails[at] ?? ""] : []));
  const meant = voter.idTail ? own.filter((tail) => tail === voter.idTail) : own;
  if (meant.length === 0) return note("voter", "voter_is_no_owner") ?? none;
  if (meant.length > 1) return note("voter", "voter_is_two") ?? none;
  return { voter: voter.name, voterTail: meant[0] || null, voterCapacity: "owner" };
}
