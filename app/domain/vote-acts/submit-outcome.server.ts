import { prisma } from "#app/db/client.server.ts";
import type { PublishOutcome } from "#app/domain/outcomes/forms.ts";
import { publishOutcome } from "#app/domain/outcomes/publish-outcome.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { getVoteOfActs } from "./page-store.server.ts";
import { proposePublication } from "./propose-publication.server.ts";

/** What was sent to be published: an opinion is at once, the result of a binding vote when a second person approves. */
export async function submitOutcome(
  actor: Actor,
  serial: string,
  input: PublishOutcome,
): Promise<{ act: string } | { outcome: string }> {
  const { rule } = await getVoteOfActs(prisma, actor.communityId, serial);
  if (rule.binding) return { act: await proposePublication(actor, serial, input) };
  return { outcome: await publishOutcome(actor, serial, input) };
}
