import type { Db } from "#app/db/client.server.ts";
import { openNoticed } from "./store.server.ts";

type Key = { communityId: string; itemId: string };

/** The house itself noticed something about a comment as it is now: the committee is to look at it. */
export const noticeComment = (tx: Db, key: Key, urgent: boolean): Promise<void> => openNoticed(tx, key, urgent);
