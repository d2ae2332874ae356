import type { Signer } from "#app/domain/votes/ledger/checkpoint.server.ts";
import type { Acts } from "./acts.ts";
import type { Calendar } from "./calendar.ts";
import type { Drawings } from "./drawings.ts";
import type { Edition, Step } from "./editions.ts";
import type { Neighbourhood } from "./neighbourhood.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import type { Retelling } from "./retelling.ts";
import type { RowSink } from "./row-sink.ts";
import type { Serials } from "./serials.ts";

/** Where the stories of one compound take place. */
export type Scene = {
  sink: RowSink;
  acts: Acts;
  calendar: Calendar;
  serials: Serials;
  /** What signs the ledgers of votes. */
  signer: Signer;
  staff: ReadonlyMap<string, Person>;
  neighbourhood: Neighbourhood;
  retelling: Retelling;
  drawings: Drawings;
};

/** Somebody of the cast or the staff, by the login of their part. */
export const known = ({ staff, neighbourhood }: Scene, login: string) =>
  staff.get(login) ?? neighbourhood.cast.get(login);

/** Who of the staff took a step. */
export function officialAt(scene: Scene, step: Step | undefined): Person {
  const person = step?.by ? known(scene, step.by) : undefined;
  if (!person) throw new Error("nobody took this step");
  return person;
}

/** Residents without a part in the stories: whoever is meant by "somebody". */
export function passersBy({ neighbourhood: { residents, cast } }: Scene): Person[] {
  const parts = new Set(cast.values());
  return residents.filter((person) => !parts.has(person));
}

export function authorOf(scene: Scene, { key, matter, compound }: Edition): Person {
  const building = compound.building(matter.author);
  const neighbours = () => passersBy(scene).filter((person) => person.building === building);
  return known(scene, matter.author) ?? new Random(`author/${key}`).pick(neighbours());
}
