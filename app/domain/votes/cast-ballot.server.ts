import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { seatNoIn, serialIn } from "./address.ts";
import { type CastBallot, getBallot, insertBallot, lockSeat } from "./ballot-store.server.ts";
import { refusalToCast } from "./policy.ts";
import type { Choice } from "./tally.ts";

type Ballot = { serial: string; seatNo: string; choice: Choice; formKey: string };
export type Receipt = { seatNo: number; castAt: Date };

/** One ballot a seat, final once cast. The same form sent again is the same ballot and gets the same receipt. */
export async function castBallot(actor: Actor, { serial, seatNo, choice, formKey }: Ballot): Promise<Receipt> {
  const casterId = accountOf(actor);
  const asked = serialIn(serial);
  const place = seatNoIn(seatNo);
  const isThisOne = (cast: CastBallot) =>
    cast.casterId === casterId && cast.formKey === formKey && cast.choice === choice;

  return inTransaction(async (tx) => {
    const { key, vote, voterId, ballot, now } = await lockSeat(tx, actor.communityId, asked, place);
    if (ballot && isThisOne(ballot)) return { seatNo: place, castAt: ballot.castAt };
    refuseIf(refusalToCast(actor, vote, { voterId, castAt: ballot?.castAt ?? null }, now));

    if (await insertBallot(tx, key, { choice, casterId, castAt: now, formKey })) {
      await touch(tx, tags.vote(actor.communityId, serial));
      return { seatNo: place, castAt: now };
    }
    const earlier = await getBallot(tx, key);
    if (!isThisOne(earlier)) throw new Refused("already_voted");
    return { seatNo: place, castAt: earlier.castAt };
  });
}
