import type { Db } from "#app/db/client.server.ts";
import { closeCase } from "./request-store.server.ts";
import { type About, openNoticed } from "./store.server.ts";

export type { About };

/** The house itself noticed something about a text as it is now: the committee is to look at it. */
export const noticeItem = (tx: Db, communityId: string, about: About, urgent: boolean): Promise<void> =>
  openNoticed(tx, communityId, about, urgent);

/** A draft goes that waited to come out: nothing is left to judge, unless it was judged before. Whether it was. */
export const forgetCase = (tx: Db, communityId: string, itemId: string): Promise<boolean> =>
  closeCase(tx, { communityId, itemId });
