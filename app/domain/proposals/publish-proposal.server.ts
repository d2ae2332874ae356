import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { takeSerial } from "#app/domain/shared/take-serial.server.ts";
import { deleteRevisions } from "./moderated-store.server.ts";
import { moveProposal } from "./move-proposal.server.ts";
import { indexTitle } from "./term-store.server.ts";

type Coming = {
  id: string;
  authorId: string;
  title: string;
  revision: number;
  /** When its author handed it in. */
  handedInAt: Date;
  /** Who lets it out now: its author, where it need not wait. */
  byId: string | null;
  now: Date;
  /** What else of the row changes with it. */
  also?: Prisma.ProposalUncheckedUpdateInput;
};

/**
 * Brings a draft before the neighbours under the next number, to gather endorsements. What it said while it was nobody
 * else's to read stays so: its history begins here. Returns the number.
 */
export async function publishProposal(tx: Db, communityId: string, { id, authorId, byId, now, ...coming }: Coming) {
  const serial = await takeSerial(tx, communityId, "proposal", now);
  const also = { ...coming.also, ...serial, submittedAt: now };
  const handedIn = { proposalId: id, now: coming.handedInAt };
  await moveProposal(tx, { communityId, accountId: authorId }, { ...handedIn, to: "submitted", also });
  await moveProposal(tx, { communityId, accountId: byId }, { proposalId: id, to: "endorsing", now });
  await deleteRevisions(tx, communityId, id, { before: coming.revision });
  await indexTitle(tx, communityId, id, coming.title);
  return showSerial(serial);
}
