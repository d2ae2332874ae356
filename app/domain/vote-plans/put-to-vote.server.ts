import type { Actor } from "#app/domain/shared/actor.ts";
import type { OpenVote } from "#app/domain/votes/forms.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { ruleFor } from "#app/domain/votes/track-rules.ts";
import { preparePlan } from "./prepare-plan.server.ts";

/** An opinion is asked for at once; what binds is prepared, and waits for a second person. */
export async function putToVote(actor: Actor, proposalSerial: string, input: OpenVote) {
  return ruleFor(input).binding
    ? ({ kind: "plan", id: await preparePlan(actor, proposalSerial, input) } as const)
    : ({ kind: "vote", id: await openVote(actor, proposalSerial, input) } as const);
}
