import type { Db } from "#app/db/client.server.ts";
import { dueAfter } from "./grounds.ts";
import { promisedHours } from "./store.server.ts";

/** By when a community promises to have answered what it was told at a moment. */
export const promisedBy = async (db: Db, communityId: string, moment: Date): Promise<Date> =>
  dueAfter(moment, await promisedHours(db, communityId));
