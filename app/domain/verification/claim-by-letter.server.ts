import { inTransaction, prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { hashOf } from "./code.server.ts";
import { readCode } from "./code.ts";
import { fileClaim } from "./file-claim.server.ts";
import type { JoinForm } from "./forms.ts";
import { findLetter } from "./letter-store.server.ts";
import { readProof } from "./proof-image.server.ts";
import type { Filed } from "./store.server.ts";

/** A claim by somebody who holds a letter. One that was used, revoked or has expired proves nothing, but says which unit is meant. */
export async function claimByLetter(actor: Actor, typed: string, input: JoinForm): Promise<Filed> {
  accountOf(actor);
  const code = readCode(typed);
  const letter = code && (await findLetter(prisma, actor.communityId, hashOf(code)));
  if (!letter) throw new Refused("not_found");
  const proof = input.proof ? await readProof(input.proof.bytes) : null;
  const place = { unitId: letter.unitId, letterId: letter.id };
  return inTransaction((tx) => fileClaim(tx, actor, place, { ...input, proof }, new Date()));
}
