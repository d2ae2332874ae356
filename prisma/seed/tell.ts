import { addAudit } from "./audit-rows.ts";
import type { Edition } from "./editions.ts";
import { addEndorsements, Endorsers } from "./endorsements.ts";
import { addMatter } from "./matter-rows.ts";
import { addMerger } from "./merger-rows.ts";
import { addPlan } from "./plan-rows.ts";
import type { Scene } from "./scene.ts";
import { addVote } from "./vote-rows.ts";

/** Writes everything that happened in one compound. */
export async function tell(scene: Scene, editions: Edition[]) {
  const endorsers = new Endorsers(scene);
  // What others were merged into comes first: it brings the endorsers.
  const inOrder = [...editions].sort(
    (a, b) => Number(Boolean(a.matter.mergedInto)) - Number(Boolean(b.matter.mergedInto)),
  );
  const written = new Map<number, string>();
  for (const edition of inOrder) {
    const chosen = endorsers.choose(edition);
    const target = written.get(edition.matter.mergedInto ?? 0) ?? null;
    const proposalId = await addMatter(scene, edition, chosen, target);
    written.set(edition.matter.no, proposalId);
    if (target) addMerger(scene, edition, proposalId, target);
    addEndorsements(scene, edition, proposalId, chosen);
    if (edition.vote) await addVote(scene, edition, edition.vote, proposalId);
    addPlan(scene, edition, proposalId);
    addAudit(scene, edition);
    await scene.sink.drain();
  }
}
