import type { Db } from "#app/db/client.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { serialIn } from "./address.ts";
import { listVotesOf, lockProposal } from "./store.server.ts";
import { isOver } from "./window.ts";

export type HeldProposal = Awaited<ReturnType<typeof holdProposal>>;

/** A proposal that is to be voted on, with the votes there are on it and the database's clock: held until commit. */
export async function holdProposal(tx: Db, communityId: string, serial: string) {
  const { now, ...found } = await lockProposal(tx, communityId, serialIn(serial));
  const votes = await listVotesOf(tx, communityId, found.id);
  return {
    now,
    proposal: { ...found, serial, hasRunningVote: votes.some((vote) => !isOver(vote)) },
    votes: votes.map((vote) => ({ ...vote, serial: showSerial(vote) })),
  };
}
