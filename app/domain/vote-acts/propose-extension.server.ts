import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { ProposedExtension } from "./forms.ts";
import { proposeAct } from "./propose-act.server.ts";

/** Proposes a later deadline for a vote that is open. Returns the act's id. */
export const proposeExtension = (actor: Actor, serial: string, { closesAt, ...wish }: ProposedExtension) =>
  proposeAct(actor, serial, {
    ...wish,
    kind: "extension",
    said: { closesAt: closesAt.toISOString() },
    detailOf(_, vote) {
      if (closesAt <= vote.closesAt) throw new Refused("deadline_not_later");
      return { kind: "extension", closesAt: closesAt.toISOString() };
    },
  });
