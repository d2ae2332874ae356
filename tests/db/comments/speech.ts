import { randomUUID } from "node:crypto";

import { ThreadView } from "#app/domain/comments/showing.ts";
import type { StanceKind } from "#app/domain/comments/stances.ts";
import { NOBODYS } from "#app/domain/comments/views.ts";
import { proposalPage } from "#app/domain/proposals/queries.server.ts";
import type { SignedIn } from "../votes/hall.ts";

/** What the form to say something sends. */
export const speech = (body = "说两句", stance: StanceKind = "support") => ({ stance, body, formKey: randomUUID() });

/** The thread of a proposal, as its page shows it. */
export const threadOn = async (actor: SignedIn, serial: string, view: Partial<ThreadView> = {}) =>
  (await proposalPage(actor, { isAuthor: false, endorsed: false, thread: NOBODYS }, serial, ThreadView.parse(view)))
    .thread;
