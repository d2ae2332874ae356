import { communityId } from "./community.ts";
import type { Compound } from "./compound.ts";
import { signDeeds } from "./deeds.ts";
import { paperOf } from "./papers.ts";
import { deedsOf, type Party } from "./parties.ts";
import type { Person, Register } from "./people.ts";
import { Random } from "./random.ts";
import type { Settling } from "./settling.ts";
import { letFlats } from "./tenants.ts";
import { addressOf, unitRow, unitsOf } from "./units.ts";

const ORDINALS = ["第一", "第二", "第三"];

export type Area = { id: string; name: string; parties: Party[] };
export type Neighbourhood = {
  areas: Area[];
  /** Everyone who may be asked as a resident. */
  residents: Person[];
  /** Those of them with a part in the stories, by the login of the part. */
  cast: ReadonlyMap<string, Person>;
};

/** Builds a compound, shares it out and lets people move in. */
export function settle(compound: Compound, register: Register): Neighbourhood {
  const random = new Random(`places/${compound.index}`);
  const cast = new Map<string, Person>();
  const aside = new Random(`aside/${compound.index}`);
  const settled = compound.areas.map((plan) => settleArea({ compound, plan, register, cast, random, aside }));
  for (const { grid, residents } of settled) appointGridWorker(register, grid, residents, cast);
  return { areas: settled.map(({ area }) => area), residents: settled.flatMap(({ residents }) => residents), cast };
}

function settleArea(settling: Settling) {
  const { compound, plan, register, random } = settling;
  const id = random.uuid();
  const name = `${compound.name}${plan.name}`;
  register.sink.add("PropertyArea", { communityId, id, name });

  const grid = drawGrid(settling);
  const units = build(settling, id, grid);
  const owners = new Map(compound.cast.filter(({ tenure }) => tenure === "owner").map((part) => [part.home, part]));
  const parties = signDeeds(deedsOf(plan, units, new Set(owners.keys()), random), owners, settling);
  for (const party of parties) addParty(settling, id, party);

  const tenants = letFlats(parties, settling);
  const living = parties.flatMap(({ members }) => members.flatMap(({ account }) => account ?? []));
  const residents = [...living.filter(({ tenure }) => tenure === "owner"), ...tenants];
  appointStewards(settling, residents);
  return { area: { id, name, parties }, grid, residents };
}

/** The buildings of an area are one grid. */
function drawGrid({ compound, plan, register }: Settling): string {
  const id = new Random(`grid/${compound.index}/${plan.name}`).uuid();
  const name = `${compound.name}${ORDINALS[compound.areas.indexOf(plan)] ?? ""}网格`;
  register.sink.add("Grid", { communityId, id, name });
  return id;
}

function build({ compound, plan, register, random }: Settling, propertyAreaId: string, gridId: string) {
  const units = plan.buildings.flatMap((building) => {
    const id = random.uuid();
    register.sink.add("Building", { communityId, id, propertyAreaId, name: building.name, gridId });
    return unitsOf(building, id, random);
  });
  const known = new Map(compound.cast.map(({ home, areaDm2 }) => [home, areaDm2]));
  return units.map((unit) => ({ ...unit, areaDm2: known.get(addressOf(unit)) ?? unit.areaDm2 }));
}

function addParty({ register: { sink }, aside }: Settling, propertyAreaId: string, party: Party) {
  const { id, kind, units, members } = party;
  sink.add("OwnerParty", { communityId, id, propertyAreaId, kind });
  sink.add("ExclusiveUnit", ...units.map((unit) => unitRow(unit, id, paperOf(party, aside))));
  members.forEach(({ name, account, capacity, designatedVoter }, at) => {
    const member = { name, capacity, accountId: account?.id ?? null, designatedVoter };
    sink.add("OwnerPartyMember", { communityId, partyId: id, position: at + 1, ...member });
  });
}

function appointStewards({ plan, register, cast }: Settling, residents: Person[]) {
  const parts = new Set(cast.values());
  for (const { name } of plan.buildings) {
    const steward = residents.find((person) => person.building === name && !parts.has(person));
    if (steward) register.grant(steward.id, "buildingSteward", register.calendar.at(200, 600));
  }
}

/** Somebody of the grid, who is no steward, looks after it. */
function appointGridWorker(register: Register, gridId: string, residents: Person[], cast: ReadonlyMap<string, Person>) {
  const parts = new Set(cast.values());
  const worker = residents.findLast((person) => !parts.has(person));
  if (!worker) return;
  register.grant(worker.id, "gridWorker", register.calendar.at(180, 600));
  register.sink.add("GridWorker", { communityId, gridId, accountId: worker.id });
}
