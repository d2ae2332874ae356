import { OBJECTION_DAYS } from "#app/domain/proposals/merging.ts";
import { holidaysOf, PUBLISHED, periodEnd } from "#app/domain/shared/calendar.ts";
import { communityId } from "./community.ts";
import { type Edition, stepTo } from "./editions.ts";
import { withSerials } from "./matter-rows.ts";
import { Random } from "./random.ts";
import { authorOf, officialAt, type Scene } from "./scene.ts";

/** What was merged into another matter: by whom, when and why. */
export function addMerger(scene: Scene, edition: Edition, sourceId: string, targetId: string) {
  const step = stepTo(edition, "merged");
  if (!step) return;
  const { sink, serials } = scene;
  const { key, matter, compound } = edition;
  const random = new Random(`merger/${key}`);
  const { id: mergedById } = officialAt(scene, step);
  const reason = withSerials(step.reason ?? "", scene, edition);
  const objectUntil = periodEnd(step.at, OBJECTION_DAYS, holidaysOf(PUBLISHED));
  sink.add("ProposalMerger", {
    ...{ communityId, id: random.uuid(), sourceId, targetId, from: step.from, reason },
    ...{ mergedById, mergedAt: step.at, objectUntil },
  });
  scene.acts.add({
    ...{ at: step.at, actorId: mergedById, aboutId: authorOf(scene, edition).id, action: "proposal.merge" },
    subject: `proposal:${serials.show("proposal", key)}`,
    detail: { into: serials.show("proposal", `${compound.index}/${matter.mergedInto}`) },
    personal: { reason },
  });
}
