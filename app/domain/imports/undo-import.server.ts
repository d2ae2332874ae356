import { type Db, inLongTransaction } from "#app/db/client.server.ts";
import { isReferenceViolation } from "#app/db/errors.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { countUnexpected, keepBefore, makeTouched, recordTouched } from "./fact-store.server.ts";
import type { ImportKey } from "./judging-tables.server.ts";
import { refusalToImport, refusalToUndo } from "./policy.ts";
import { awaitTurn, holdOffVotes, isLastApplied, lockPlaces, markUndone } from "./run-store.server.ts";
import { lockImport } from "./store.server.ts";
import { isMovedSince, isVotedOn, restorePlaces, touchImported } from "./undoing-store.server.ts";

/**
 * Takes the last applied import back, all of it or nothing: every place and party is as it was. Not when a roll was taken
 * since from what it wrote, and not when any of it was changed or came into use since.
 */
export async function undoImport(actor: Actor, importId: string): Promise<void> {
  refuseIf(refusalToImport(actor));
  try {
    await inLongTransaction((tx) => undo(tx, actor, { communityId: actor.communityId, importId }));
  } catch (error) {
    throw isReferenceViolation(error) ? new Refused("import_in_use") : error;
  }
}

async function undo(tx: Db, actor: Actor, key: ImportKey) {
  const { communityId, importId } = key;
  await awaitTurn(tx, communityId);
  const { state } = await lockImport(tx, key);
  await holdOffVotes(tx, communityId);
  await lockPlaces(tx, communityId);
  const [isLast, voted] = [await isLastApplied(tx, key), await isVotedOn(tx, key)];
  refuseIf(refusalToUndo(actor, { state, isLast, isVotedOn: voted }));

  if (await isMovedSince(tx, key)) throw new Refused("import_in_use");
  await makeTouched(tx);
  await touchImported(tx, key);
  if ((await countUnexpected(tx, communityId)) > 0) throw new Refused("import_in_use");
  await keepBefore(tx, communityId);
  await restorePlaces(tx, key);
  await recordTouched(tx, key, accountOf(actor));
  await markUndone(tx, key);
  await record(tx, actor, { action: "import.undo", subject: `import:${importId}` });
  await touch(tx, tags.community(communityId));
}
