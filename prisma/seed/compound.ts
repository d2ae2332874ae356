import { Random } from "./random.ts";
import { type AreaPlan, cast, type Neighbour, places } from "./setting.ts";

/** Buildings the story names, area by area; other compounds tell the same stories of other buildings. */
const GROUPS = places.areas.map(({ buildings }) => buildings.map(({ name }) => name));
const SHARE_WITH_MANY_FLATS = 3;
const SHARE_OF_COUPLES = 8;
const NEW_TOWN_FLATS_A_COPY = 56;

/** Somebody with a part in the stories; only the demo's own have a login and a name given. */
export type Part = Neighbour & { invented: boolean };

/** A housing compound with people who have something to say. The first is the one of the demo. */
export type Compound = {
  index: number;
  name: string;
  areas: AreaPlan[];
  /** The parts, at their homes here. */
  cast: Part[];
  /** What a building of the story is called here. */
  building: (name: string) => string;
};

export function compoundOf(index: number): Compound {
  const random = new Random(`compound/${index}`);
  const here = new Map(
    GROUPS.flatMap((group) => {
      const others = index === 0 ? group : random.shuffled(group);
      return group.map((name, at): [string, string] => [name, others[at] ?? name]);
    }),
  );
  const building = (name: string) => here.get(name) ?? name;
  return {
    index,
    name: nameOf(index),
    areas: places.areas,
    cast: cast.residents.map((person) => ({ ...person, home: atHome(person.home, building), invented: index > 0 })),
    building,
  };
}

/** One large compound of tower blocks: the long roll that a measurement needs. */
export function newTownOf(index: number, scale: number): Compound {
  const { compound, building } = places.newTown;
  const flats = building.stairwells * building.floors * building.perFloor;
  const count = Math.ceil((scale * NEW_TOWN_FLATS_A_COPY) / flats);
  const units = count * flats;
  const area: AreaPlan = {
    name: "",
    buildings: Array.from({ length: count }, (_, at) => ({ name: `${at + 1}号楼`, ...building })),
    ownersOfSeveral: Math.floor((units * SHARE_WITH_MANY_FLATS) / 100),
    couples: Math.floor((units * SHARE_OF_COUPLES) / 100),
    tenants: count,
    companies: [],
  };
  return { index, name: compound, areas: [area], cast: [], building: (name) => name };
}

function nameOf(index: number): string {
  if (index === 0) return places.compound;
  const { first, second } = places.otherCompounds;
  const at = index - 1;
  const round = Math.floor(at / (first.length * second.length));
  const name = `${first[at % first.length]}${second[Math.floor(at / first.length) % second.length]}`;
  return round === 0 ? name : `${name}${round + 1}区`;
}

const atHome = (home: string, building: (name: string) => string) => home.replace(/^\d+号楼/, (name) => building(name));
