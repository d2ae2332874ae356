import type { ProposalState } from "#app/db/generated/enums.ts";
import { communityId } from "./community.ts";
import type { Edition, Step } from "./editions.ts";
import { Random } from "./random.ts";
import { known, type Scene } from "./scene.ts";

type Kind = "proposal" | "vote" | "outcome";
type Act = { action: string; of: Kind; detail?: (step: Step) => object };

const review = (verdict: string): Act => ({
  action: "proposal.review",
  of: "proposal",
  detail: ({ reason }) => ({ verdict, reason }),
});

/** The acts of people with power among the steps, named as the app's commands name them. */
const ACTS: Partial<Record<ProposalState, Act>> = {
  listed: review("accept"),
  needsRevision: review("sendBack"),
  notAccepted: review("refuse"),
  deliberating: { action: "proposal.deliberate", of: "proposal" },
  ballotNotice: { action: "vote.open", of: "vote" },
  tallied: { action: "vote.close", of: "vote" },
  resultNotice: { action: "outcome.publish", of: "outcome" },
};

export function addAudit(scene: Scene, { key, steps }: Edition) {
  const random = new Random(`audit/${key}`);
  for (const step of steps) {
    const act = ACTS[step.to];
    if (!act) continue;
    scene.sink.add("AuditEntry", {
      ...{ communityId, id: random.uuid(), at: step.at },
      ...{ actorId: step.by ? (known(scene, step.by)?.id ?? null) : null, action: act.action },
      ...{ subject: `${act.of}:${scene.serials.show(act.of, key)}`, detail: act.detail?.(step) ?? {} },
    });
  }
}
