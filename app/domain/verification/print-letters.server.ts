import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { hashOf, newCode } from "./code.server.ts";
import type { PrintForm } from "./forms.ts";
import { findBuilding, insertLetters, lockUnitsToPrint, revokeOut } from "./letter-store.server.ts";
import { expiryOf, MOST_LETTERS } from "./letters.ts";
import { refusalToCheckPeople } from "./policy.ts";

export type PrintedLetter = { address: string; code: string };

/**
 * New letters for units of a building; earlier ones of these units that are still out open nothing any more. The codes are
 * known to this answer alone: what is kept of them cannot be read back.
 */
export async function printLetters(actor: Actor, buildingId: string, chosen: PrintForm) {
  refuseIf(refusalToCheckPeople(actor));
  if (!isId(buildingId)) throw new Refused("not_found");
  const { communityId } = actor;
  const printedById = accountOf(actor);
  return inTransaction(async (tx) => {
    if (!(await findBuilding(tx, communityId, buildingId))) throw new Refused("not_found");
    const units = await lockUnitsToPrint(tx, communityId, buildingId, chosen);
    if (units.length === 0) throw new Refused("no_unit_to_print");
    if (units.length > MOST_LETTERS) throw new Refused("too_many_letters");
    const createdAt = new Date();
    const expiresAt = expiryOf(createdAt);
    const letters = units.map((unit) => ({ ...unit, code: newCode() }));
    const unitIds = units.map(({ unitId }) => unitId);
    await revokeOut(tx, communityId, { unitIds }, createdAt);
    const rows = letters.map(({ unitId, code }) => ({ unitId, codeHash: hashOf(code) }));
    await insertLetters(tx, { communityId, printedById, createdAt, expiresAt }, rows);
    await record(tx, actor, {
      action: "letter.print",
      subject: `building:${buildingId}`,
      detail: { letters: letters.length, ...(chosen.unitId && { unit: chosen.unitId }) },
    });
    return { expiresAt, letters: letters.map(({ address, code }): PrintedLetter => ({ address, code })) };
  });
}
