import type { DetailOf } from "#app/domain/vote-acts/act.ts";

import { communityId } from "./community.ts";
import type { Edition } from "./editions.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { known, type Scene } from "./scene.ts";
import type { VoteStory } from "./stories.ts";

/** Who of the committee proposes, and who approves. */
const [PROPOSER, CHAIR] = ["zhoukai", "wangfang"] as const;

type Notice = Omit<DetailOf<"publication">, "kind">;

/** Writes that two people published what a vote came to: who says so in its story, and the chair or a colleague. */
export function addPublication(
  scene: Scene,
  { key }: Edition,
  notice: Notice,
  { voteId, publisher, at }: { voteId: string; publisher: Person; at: Date },
) {
  const random = new Random(`publication/${key}`);
  const [colleague, chair] = [PROPOSER, CHAIR].map((login) => known(scene, login));
  const isChairs = publisher === chair;
  const approver = isChairs ? colleague : chair;
  if (!approver) throw new Error(`nobody approves the publication of ${key}`);
  scene.sink.add("VoteAct", {
    ...{ communityId, id: random.uuid(), voteId, kind: "publication", reason: "", formKey: random.uuid() },
    ...{ detail: { kind: "publication", ...notice }, verdict: "approved" },
    ...{ proposedById: publisher.id, proposedAs: isChairs ? "chair" : "moderator" },
    ...{ proposedAt: scene.calendar.earlier(at, 2) },
    ...{ decidedById: approver.id, decidedAs: isChairs ? "moderator" : "chair", decidedAt: at },
  });
}

/** Writes that a vote was extended by two people, where its story says so; gives what its ledger says of it. */
export function addExtension(
  scene: Scene,
  { key }: Edition,
  { extended }: VoteStory,
  { voteId, closesAt }: { voteId: string; closesAt: Date },
) {
  if (!extended) return null;
  const random = new Random(`extension/${key}`);
  const { days, reason } = extended;
  const announced = scene.calendar.earlier(closesAt, days * 24);
  const at = scene.calendar.earlier(announced, 26);
  const people = [PROPOSER, CHAIR].map((login) => known(scene, login)?.id ?? "");
  const [proposedById = "", decidedById = ""] = people;
  scene.sink.add("VoteAct", {
    ...{ communityId, id: random.uuid(), voteId, kind: "extension", reason, formKey: random.uuid() },
    ...{ detail: { kind: "extension", closesAt: closesAt.toISOString() }, verdict: "approved" },
    ...{ proposedById, proposedAs: "moderator", proposedAt: scene.calendar.earlier(at, 3) },
    ...{ decidedById, decidedAs: "chair", decidedAt: at },
  });
  const body = { closesAt: closesAt.toISOString(), reason, approvedBy: ["moderator", "chair"] } as const;
  return { announced, at, body };
}
