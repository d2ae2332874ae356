import type { Db } from "#app/db/client.server.ts";
import { closeCase, openNoticed } from "./store.server.ts";

type Key = { communityId: string; commentId: string };

/** The house itself noticed something about a comment as it is now: the committee is to look at it. */
export const noticeComment = (tx: Db, key: Key, urgent: boolean): Promise<void> => openNoticed(tx, key, urgent);

/** There is nothing left to look at: its author took the comment back. */
export const nothingLeft = (tx: Db, key: Key): Promise<void> => closeCase(tx, key);
