import type { Db } from "#app/db/client.server.ts";

/** A thread for something new to be talked about. Returns its id, for what it belongs to to keep. */
export async function openThread(tx: Db, communityId: string): Promise<string> {
  return (await tx.thread.create({ data: { communityId }, select: { id: true } })).id;
}
