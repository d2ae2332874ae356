import { isEndorsable } from "#app/domain/proposals/lifecycle.ts";
import { communityId } from "./community.ts";
import { type Edition, stepTo } from "./editions.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { authorOf, passersBy, type Scene } from "./scene.ts";

/** Who endorsed what, in one compound. Those of a merged matter stand with the one it was merged into. */
export class Endorsers {
  readonly #of = new Map<number, Person[]>();

  constructor(readonly scene: Scene) {}

  choose(edition: Edition): Person[] {
    const { matter, key } = edition;
    const author = authorOf(this.scene, edition);
    const among = (matter.mergedInto && this.#of.get(matter.mergedInto)) || passersBy(this.scene);
    const others = new Random(`endorsers/${key}`).shuffled(among.filter((person) => person !== author));
    const chosen = others.slice(0, matter.endorsements);
    this.#of.set(matter.no, chosen);
    return chosen;
  }
}

export function addEndorsements({ sink, calendar }: Scene, edition: Edition, proposalId: string, endorsers: Person[]) {
  const from = stepTo(edition, "endorsing")?.at;
  if (!from) return;
  const over = edition.steps.find(({ at, to }) => at > from && !isEndorsable(to))?.at ?? calendar.latest;
  const random = new Random(`endorsed/${edition.key}`);
  for (const { id: accountId } of endorsers) {
    const endorsedAt = calendar.between(random, from, over);
    sink.add("Endorsement", { communityId, proposalId, accountId, endorsedAt });
  }
}
