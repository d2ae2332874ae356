import { daysAfter, MEMORY_DAYS } from "#app/domain/sanctions/sanction.ts";
import { communityId } from "./community.ts";
import type { Numbered } from "./discussion.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { known, type Scene } from "./scene.ts";

const GROUND = "insult";
const HOUR_MS = 3_600_000;

/** A comment that a neighbour flagged, that the committee hid, and for which its author was warned the same day. */
export function addWarning(scene: Scene, { id: commentId, author, at }: Numbered, flaggedBy: Person) {
  const { sink, acts } = scene;
  const moderator = known(scene, "limin");
  if (!moderator) throw new Error("nobody is there to warn");
  const random = new Random(`warning/${commentId}`);
  const hours = (count: number) => new Date(at.getTime() + count * HOUR_MS);
  const [flaggedAt, hiddenAt, warnedAt] = [hours(1), hours(3), hours(4)];
  const of = { communityId, itemId: commentId };
  const by = { ground: GROUND, state: "standing", byId: moderator.id } as const;
  const notes = { hidden: "说的是人，不是事。", warned: "请对事不对人：对托管班有意见，可以直接说意见。" };
  const sanctionId = random.uuid();

  sink.add("Flag", { ...of, accountId: flaggedBy.id, ground: GROUND, note: "", flaggedAt });
  sink.add("ModerationCase", {
    ...{
      ...of,
      commentId,
      proposalId: null,
      state: "hidden",
      urgent: false,
      noticed: false,
      flags: 1,
      revision: 2,
      openedAt: flaggedAt,
    },
    ...{ judgedAt: hiddenAt, judgedById: moderator.id },
  });
  sink.add("Measure", { ...of, id: random.uuid(), ...by, note: notes.hidden, at: hiddenAt });
  sink.add("Sanction", {
    ...{ ...of, id: sanctionId, accountId: author.id, kind: "warning", ...by, note: notes.warned },
    ...{ from: warnedAt, until: daysAfter(warnedAt, MEMORY_DAYS), readAt: hours(6) },
  });
  const act = { actorId: moderator.id, aboutId: author.id };
  acts.add({
    ...{ ...act, at: hiddenAt, action: "moderation.hide", subject: `comment:${commentId}` },
    ...{ detail: { ground: GROUND }, personal: { reason: notes.hidden } },
  });
  acts.add({
    ...{ ...act, at: warnedAt, action: "sanction.impose", subject: `sanction:${sanctionId}` },
    ...{ detail: { kind: "warning", ground: GROUND, days: MEMORY_DAYS }, personal: { reason: notes.warned } },
  });
}
