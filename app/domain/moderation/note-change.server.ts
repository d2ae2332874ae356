import type { Db } from "#app/db/client.server.ts";
import { caseEdited, caseRemoved, isAskedFor } from "./request-store.server.ts";

type Key = { communityId: string; itemId: string };

/** How sanctions look at a change of this: one that the committee asks for is no writing of the author's own accord. */
export const kindOfChange = async (tx: Db, key: Key, now: Date): Promise<"amendment" | "edit"> =>
  (await isAskedFor(tx, key, now)) ? "amendment" : "edit";

/** Its author changed what may be waiting to be judged; in the transaction of the change, that being locked. */
export const noteEdit = (tx: Db, key: Key, now: Date): Promise<void> => caseEdited(tx, key, now);

/** The same when they took it back. */
export const noteRemoval = (tx: Db, key: Key): Promise<void> => caseRemoved(tx, key);
