import type { z } from "zod";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { fileClaim } from "./file-claim.server.ts";
import type { ClaimForm } from "./forms.ts";
import { readProof } from "./proof-image.server.ts";
import { type Filed, listUnits } from "./store.server.ts";
import { findUnit } from "./unit-address.ts";

/** A claim by somebody without a letter: it always waits for the committee. */
export async function claimUnit(actor: Actor, input: z.output<typeof ClaimForm>): Promise<Filed> {
  accountOf(actor);
  const unit = findUnit(await listUnits(prisma, actor.communityId, input.buildingId), input);
  if (!unit) throw new Refused("unit_unknown");
  const proof = input.proof ? await readProof(input.proof.bytes) : null;
  const place = { unitId: unit.id, letterId: null };
  return inTransaction((tx) => fileClaim(tx, actor, place, { ...input, proof }, new Date()));
}
