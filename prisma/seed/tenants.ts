import { communityId } from "./community.ts";
import type { Party } from "./parties.ts";
import type { Person } from "./people.ts";
import type { Settling } from "./settling.ts";
import { addressOf, type Unit } from "./units.ts";

/** Finds flats for the tenants of an area; those of the story live where it says. */
export function letFlats(parties: Party[], { compound, plan, register, cast, random }: Settling): Person[] {
  const sold = parties.filter(({ kind }) => kind !== "developer").flatMap(({ units }) => units);
  const flats = sold.filter(({ kind }) => kind === "flat");
  const homes = new Map(compound.cast.map((part) => [part.home, part]));
  const partOf = (unit: Unit) => homes.get(addressOf(unit));
  const named = flats.filter((unit) => partOf(unit)?.tenure === "tenant");
  const others = random.shuffled(flats.filter((unit) => !partOf(unit))).slice(0, plan.tenants - named.length);

  return [...named, ...others].map((unit) => {
    const part = partOf(unit);
    const known = part && !part.invented ? part : { realName: register.inventName() };
    const person = register.signUp({ ...known, roles: ["resident"], building: unit.building, tenure: "tenant" });
    if (part) cast.set(part.login, person);
    const since = register.calendar.at(250, 600);
    register.sink.add("Occupancy", { communityId, unitId: unit.id, accountId: person.id, since });
    return person;
  });
}
