import { isDeepStrictEqual } from "node:util";

import { Refused } from "./refusal.ts";

/**
 * What a form made when it was first sent, now that it comes again. With other words it is refused with form_spent, for
 * they would be dropped without one: `said` is what it says now, by the names under which `made` keeps what it said then.
 */
export function saidAgain<Made extends object>(made: Made, said: { [Name in keyof Made]?: unknown }): Made {
  const names = Object.keys(said) as (keyof Made)[];
  if (!names.every((name) => isDeepStrictEqual(kept(made[name]), kept(said[name])))) throw new Refused("form_spent");
  return made;
}

/** As the database keeps it: a moment as text, and nothing of what is undefined. */
const kept = (value: unknown) => JSON.parse(JSON.stringify({ value }));
