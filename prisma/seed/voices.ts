import type { Edition } from "./editions.ts";
import type { Person } from "./people.ts";
import type { Random } from "./random.ts";
import { known, passersBy, type Scene } from "./scene.ts";

/** Who says what in a thread: different people, except where the story wants the same one again. */
export class Voices {
  readonly #scene: Scene;
  readonly #edition: Edition;
  readonly #silent: Person[];
  readonly #heard = new Map<string, Person>();

  constructor(scene: Scene, edition: Edition, author: Person, random: Random) {
    this.#scene = scene;
    this.#edition = edition;
    this.#silent = random.shuffled(passersBy(scene).filter((person) => person !== author));
  }

  /** "6号楼#a" is one person in the whole thread, "6号楼" one in each conversation, undefined always somebody new. */
  of(by: string | undefined, conversation: number): Person {
    if (by === undefined) return this.#next(() => true);
    const part = known(this.#scene, by);
    if (part) return part;
    const name = by.includes("#") ? by : `${conversation}/${by}`;
    const heard = this.#heard.get(name) ?? this.#next(this.#fits(by));
    this.#heard.set(name, heard);
    return heard;
  }

  #fits(by: string) {
    const building = this.#edition.compound.building(by.replace(/#.*/, ""));
    return (person: Person) => (by === "tenant" ? person.tenure === "tenant" : person.building === building);
  }

  #next(fits: (person: Person) => boolean): Person {
    const at = this.#silent.findIndex(fits);
    const [person] = this.#silent.splice(at, 1);
    if (at < 0 || !person) throw new Error(`nobody is left to speak in ${this.#edition.key}`);
    return person;
  }
}
