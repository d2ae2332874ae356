import type { Db } from "#app/db/client.server.ts";
import { type HeldProposal, holdProposal } from "#app/domain/votes/hold-proposal.server.ts";
import { getPlan, lockPlan } from "./plan-store.server.ts";

export type HeldPlan = HeldProposal & { plan: Awaited<ReturnType<typeof lockPlan>> };

/** The plan with its proposal and the database's clock, held until commit: the proposal first, as whoever prepares does. */
export async function holdPlan(tx: Db, communityId: string, id: string): Promise<HeldPlan> {
  const { proposal } = await getPlan(tx, communityId, id);
  const held = await holdProposal(tx, communityId, proposal.serial);
  return { ...held, plan: await lockPlan(tx, communityId, id) };
}
