import { idOfProposal } from "#app/domain/proposals/moderated-queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

/** By which id a submitted proposal is flagged and judged. Refuses with not_found. */
export async function itemOfProposal({ communityId }: Actor, serial: string): Promise<string> {
  const id = await idOfProposal(communityId, serial);
  if (!id) throw new Refused("not_found");
  return id;
}
