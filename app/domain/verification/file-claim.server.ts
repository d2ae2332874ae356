import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { type LockedLetter, lockLetter, spendLetter } from "./letter-store.server.ts";
import { isLinked, type Match, matchOf } from "./matching.ts";
import { letterCounts, refusalToClaim } from "./policy.ts";
import { settleClaim } from "./settle-claim.server.ts";
import { isOwning, type Standing } from "./standing.ts";
import {
  endClaims,
  type Filed,
  findFiled,
  insertClaim,
  insertProof,
  type LockedUnit,
  listWaiting,
  lockUnit,
} from "./store.server.ts";

export type Claiming = {
  standing: Standing;
  claimedName: string;
  ownerName: string;
  /** Drawn anew, or null for none. */
  proof: Uint8Array<ArrayBuffer> | null;
  formKey: string;
};

/**
 * Says that the actor belongs to a unit. With a letter that counts and a name that matches they do at once, and the letter
 * is used up; else the claim waits for the committee. The same form sent again is the same claim.
 */
export async function fileClaim(
  tx: Db,
  actor: Actor,
  place: { unitId: string; letterId: string | null },
  claiming: Claiming,
  now: Date,
): Promise<Filed> {
  const accountId = accountOf(actor);
  const { communityId } = actor;
  const { standing, claimedName, proof, formKey } = claiming;
  const unit = await lockUnit(tx, communityId, place.unitId);
  const earlier = await findFiled(tx, { communityId, accountId, formKey });
  if (earlier) {
    const { id, state } = saidAgain(earlier, { unitId: unit.id, standing, claimedName });
    return { id, state };
  }

  const letter = place.letterId ? await lockLetter(tx, communityId, place.letterId) : null;
  await makeRoom(tx, actor, unit, { standing, byLetter: letter !== null, now });
  const match = matchOf(claiming, unit.members);
  const isAccepted = match.isClear && letter !== null && letterCounts(letter, accountId, now);
  const claim = await insertClaim(tx, {
    ...{ communityId, accountId, unitId: unit.id, standing, claimedName, formKey },
    ...{ letterId: letter?.id ?? null, nameMatches: match.nameMatches },
    ...(isAccepted ? { state: "accepted", decidedAt: now } : { state: "waiting", decidedAt: null }),
  });
  if (isAccepted) await acceptAtOnce(tx, actor, unit, { claim, standing, match, letter, now });
  else if (proof) await insertProof(tx, communityId, claim.id, proof);
  return claim;
}

/** One claim of a person to a unit waits at a time: who comes again with a letter in hand begins anew. */
async function makeRoom(
  tx: Db,
  actor: Actor,
  unit: LockedUnit,
  { standing, byLetter, now }: { standing: Standing; byLetter: boolean; now: Date },
) {
  const accountId = accountOf(actor);
  const waiting = await listWaiting(tx, actor.communityId, accountId);
  const here = waiting.filter(({ unitId }) => unitId === unit.id).map(({ id }) => id);
  const replaced = byLetter ? here : [];
  refuseIf(
    refusalToClaim(actor, {
      isLinked: isOwning(standing) ? isLinked(unit.members, accountId) : unit.occupantIds.includes(accountId),
      waitsHere: here.length > replaced.length,
      waiting: waiting.length - replaced.length,
    }),
  );
  if (replaced.length > 0) {
    const ending = { state: "withdrawn", reason: "", decidedAt: now, decidedById: null } as const;
    await endClaims(tx, actor.communityId, replaced, ending);
  }
}

type AtOnce = { claim: Filed; standing: Standing; match: Match; letter: LockedLetter; now: Date };

async function acceptAtOnce(tx: Db, actor: Actor, unit: LockedUnit, { claim, standing, match, letter, now }: AtOnce) {
  const accountId = accountOf(actor);
  const entry = unit.members.find(({ position }) => position === match.entry?.position) ?? null;
  await settleClaim(tx, actor, unit, { accountId, standing, entry, grantedById: null });
  await spendLetter(tx, actor.communityId, letter.id, accountId, now);
  await record(tx, actor, {
    ...{ action: "claim.accept", subject: `claim:${claim.id}`, about: accountId },
    ...{ detail: { by: "letter", standing }, personal: { unit: unit.id, letter: letter.id } },
  });
}
