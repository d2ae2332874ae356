import type { Compound } from "./compound.ts";
import type { Person, Register } from "./people.ts";
import type { Random } from "./random.ts";
import type { AreaPlan } from "./setting.ts";

/** What is at hand while an area is settled. */
export type Settling = {
  compound: Compound;
  plan: AreaPlan;
  register: Register;
  /** Filled as people with a part in the stories move in. */
  cast: Map<string, Person>;
  random: Random;
  /** Chance of its own for details, so that they move nothing else. */
  aside: Random;
};
