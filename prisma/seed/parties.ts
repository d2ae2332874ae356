import type { Person } from "./people.ts";
import type { Random } from "./random.ts";
import type { AreaPlan } from "./setting.ts";
import { addressOf, type Unit } from "./units.ts";

export type Member = {
  name: string;
  account: Person | null;
  capacity: "owner" | "guardian" | "agent";
  designatedVoter: boolean;
};
export type Party = {
  id: string;
  kind: "person" | "coOwners" | "company" | "developer";
  units: Unit[];
  members: Member[];
};

/** Deeds still without names on them; a company's name is known. */
export type Deed = Pick<Party, "id" | "kind" | "units"> & { company?: string; hasAgent?: boolean };

/** Shares the units of an area out among owners; `kept` are the flats of people with a part in the story. */
export function deedsOf(plan: AreaPlan, units: Unit[], kept: ReadonlySet<string>, random: Random): Deed[] {
  const free = random.shuffled(units.filter((unit) => !kept.has(addressOf(unit))));
  const take = (kind: Unit["kind"], most: number) => {
    const taken = free.filter((unit) => unit.kind === kind).slice(0, most);
    for (const unit of taken) free.splice(free.indexOf(unit), 1);
    return taken;
  };
  const deed = (kind: Deed["kind"], own: Unit[], rest: Partial<Deed> = {}): Deed => ({
    ...{ id: random.uuid(), kind, units: own, ...rest },
  });

  const homes = units.filter((unit) => kept.has(addressOf(unit))).map((unit) => deed("person", [unit]));
  const companies = plan.companies.map(({ name, isDeveloper, hasAgent, flats, shops, bays }) => {
    const own = [...take("flat", flats), ...take("shop", shops), ...take("parkingBay", bays)];
    return deed(isDeveloper ? "developer" : "company", own, { company: name, hasAgent });
  });
  const several = Array.from({ length: plan.ownersOfSeveral }, () => {
    const own = [...take("flat", 1), ...take("parkingBay", 2)];
    return deed("person", own.length > 1 ? own : [...own, ...take(random.percent(40) ? "shop" : "flat", 1)]);
  });
  const couples = take("flat", plan.couples).map((unit) => deed("coOwners", [unit]));
  return [...homes, ...companies, ...several, ...couples, ...free.map((unit) => deed("person", [unit]))];
}
