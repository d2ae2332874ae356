import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { findBuilding, lockUnitsToPrint, revokeOut } from "./letter-store.server.ts";
import { refusalToCheckPeople } from "./policy.ts";

/** Takes back the letters of a building that are out, or those of one unit of it. */
export async function revokeLetters(actor: Actor, buildingId: string, unitId: string | undefined): Promise<void> {
  refuseIf(refusalToCheckPeople(actor));
  if (!isId(buildingId)) throw new Refused("not_found");
  const { communityId } = actor;
  await inTransaction(async (tx) => {
    if (!(await findBuilding(tx, communityId, buildingId))) throw new Refused("not_found");
    const units = unitId ? await lockUnitsToPrint(tx, communityId, buildingId, { unitId, which: "all" }) : null;
    const which = units ? { unitIds: units.map((unit) => unit.unitId) } : { buildingId };
    const revoked = await revokeOut(tx, communityId, which, new Date());
    await record(tx, actor, {
      action: "letter.revoke",
      subject: `building:${buildingId}`,
      detail: { letters: revoked, ...(unitId && { unit: unitId }) },
    });
  });
}
