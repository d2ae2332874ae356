import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { correctionOf } from "#app/domain/votes/correct-roll.server.ts";
import type { ProposedAct } from "./forms.ts";
import { proposeAct } from "./propose-act.server.ts";

/**
 * Proposes to make one seat of the roll what the register says of it now: that of an owner party, or of a resident's
 * account. Returns the act's id.
 */
export const proposeCorrection = (
  actor: Actor,
  serial: string,
  { subject, ...wish }: ProposedAct & { subject: string },
) =>
  proposeAct(actor, serial, {
    ...wish,
    kind: "rollCorrection",
    said: { subject },
    async detailOf(tx, vote) {
      if (!isId(subject)) throw new Refused("not_found");
      return { kind: "rollCorrection", ...(await correctionOf(tx, vote, subject)) };
    },
  });
