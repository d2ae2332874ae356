import { z } from "zod";

import castFile from "./data/cast.json" with { type: "json" };
import namesFile from "./data/names.json" with { type: "json" };
import placesFile from "./data/places.json" with { type: "json" };

const BuildingPlan = z.object({
  name: z.string(),
  stairwells: z.int(),
  floors: z.int(),
  perFloor: z.int(),
  shops: z.int(),
  bays: z.int(),
});
export type BuildingPlan = z.infer<typeof BuildingPlan>;

const Company = z.object({
  name: z.string(),
  ...{ flats: z.int(), shops: z.int(), bays: z.int() },
  isDeveloper: z.boolean().default(false),
  hasAgent: z.boolean(),
});
export type Company = z.infer<typeof Company>;

const AreaPlan = z.object({
  name: z.string(),
  buildings: z.array(BuildingPlan),
  ownersOfSeveral: z.int(),
  couples: z.int(),
  tenants: z.int(),
  companies: z.array(Company),
});
export type AreaPlan = z.infer<typeof AreaPlan>;

const CompoundNames = z.object({ first: z.array(z.string()), second: z.array(z.string()) });

export const places = z
  .object({
    compound: z.string(),
    areas: z.array(AreaPlan),
    newTown: z.object({ compound: z.string(), building: BuildingPlan.omit({ name: true }) }),
    otherCompounds: CompoundNames,
  })
  .parse(placesFile);

const Neighbour = z.object({
  login: z.string(),
  realName: z.string(),
  shownName: z.string().optional(),
  home: z.string(),
  areaDm2: z.int().optional(),
  tenure: z.enum(["owner", "tenant"]),
  who: z.string().optional(),
});
export type Neighbour = z.infer<typeof Neighbour>;

const Official = z.object({
  login: z.string(),
  realName: z.string(),
  role: z.enum(["chair", "moderator", "supervisor", "official", "admin"]),
  who: z.string().optional(),
});

export const cast = z.object({ staff: z.array(Official), residents: z.array(Neighbour) }).parse(castFile);
export const names = z
  .object({ surnames: z.string(), given: z.array(z.string()), shownNames: z.array(z.string()) })
  .parse(namesFile);
