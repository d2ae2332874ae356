import type { Actor } from "#app/domain/shared/actor.ts";
import type { ProposedAct } from "./forms.ts";
import { proposeAct } from "./propose-act.server.ts";

/** Proposes to call a vote off before it closes. Returns the act's id. */
export const proposeCancellation = (actor: Actor, serial: string, wish: ProposedAct) =>
  proposeAct(actor, serial, { ...wish, kind: "cancellation", detailOf: () => ({ kind: "cancellation" }) });
