import { voterOf } from "./deeds.ts";
import type { Area, Neighbourhood } from "./neighbourhood.ts";
import type { Party } from "./parties.ts";
import type { Person } from "./people.ts";
import { addressOf, type Unit } from "./units.ts";

export type Seat = {
  seatNo: number;
  label: string;
  heads: number;
  areaDm2: number;
  partyId: string | null;
  voter: Person | null;
};

/** The owners of an area in the order of their first units. The app takes a roll in just this way. */
export function ownersRoll({ parties }: Area): Seat[] {
  return parties
    .map((party) => ({ party, units: [...party.units].sort((a, b) => compare(placeOf(a), placeOf(b))) }))
    .sort((a, b) => compare(keyOf(a.units, a.party), keyOf(b.units, b.party)))
    .map(({ party, units }) => ({ ...seatOf(party, units), seatNo: 0 }))
    .filter(({ heads, areaDm2 }) => heads > 0 || areaDm2 > 0)
    .map((seat, at) => ({ ...seat, seatNo: at + 1 }));
}

/** Everyone who lives here, a seat each. */
export function residentsRoll({ residents }: Neighbourhood): Seat[] {
  return [...residents]
    .sort((a, b) => compare(a.id, b.id))
    .map((voter, at) => ({ seatNo: at + 1, label: voter.shownName, heads: 1, areaDm2: 0, partyId: null, voter }));
}

function seatOf(party: Party, units: Unit[]): Omit<Seat, "seatNo"> {
  const [first] = units;
  const address = first ? addressOf(first) : "";
  return {
    label: units.length === 1 ? address : `${address} 等 ${units.length} 套`,
    heads: units.some(({ countsForHead }) => countsForHead) ? 1 : 0,
    areaDm2: units.reduce((sum, { areaDm2, countsForArea }) => sum + (countsForArea ? areaDm2 : 0), 0),
    partyId: party.id,
    voter: voterOf(party),
  };
}

/** 2号楼 stands before 10号楼. */
const placeOf = ({ building, stairwell, room }: Unit) =>
  building.padStart(40) + stairwell.padStart(20) + room.padStart(20);
const keyOf = ([first]: Unit[], party: Party) => (first ? placeOf(first) : "") + party.id;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
