import { type Db, inLongTransaction, prisma } from "#app/db/client.server.ts";
import { isDatabaseAway, isUniqueViolation } from "#app/db/errors.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import {
  completeParties,
  removeEmptyParties,
  touchChanged,
  writeNewParties,
  writePlaces,
  writeUnits,
  writeVoters,
} from "./applying-store.server.ts";
import { keepBefore, makeTouched, recordTouched } from "./fact-store.server.ts";
import { judgeImport } from "./judge-import.server.ts";
import { areAsPreviewed, keepVerdicts } from "./judging-store.server.ts";
import type { ImportKey } from "./judging-tables.server.ts";
import { awaitTurn, findImport, lockPlaces, markApplied } from "./run-store.server.ts";
import { beat, countVerdicts, lockImport, settle } from "./store.server.ts";

/**
 * Writes what was previewed, in one transaction. When what is registered has changed since so that a row would be judged
 * otherwise, nothing is written and there is a new preview. Does nothing when it was applied already.
 */
export async function applyImport(key: ImportKey): Promise<void> {
  try {
    await inLongTransaction((tx) => apply(tx, key));
  } catch (error) {
    // It is still to be applied when only the database was away; else somebody has to look.
    if (isDatabaseAway(error)) throw error;
    const code = isUniqueViolation(error) ? "stale" : "unexpected";
    await settle(prisma, key, { state: "previewed", fault: { code } });
    if (code === "unexpected") throw error;
  }
}

/** What is written, in its order: each needs what stands before it. */
const STEPS = [
  touchChanged,
  before,
  writePlaces,
  writeNewParties,
  completeParties,
  writeVoters,
  writeUnits,
  removeEmptyParties,
];

async function apply(tx: Db, key: ImportKey) {
  const { communityId } = key;
  await awaitTurn(tx, communityId);
  const found = await findImport(tx, key);
  if (found?.state !== "applying") return;
  // The way is told from outside: what this transaction writes nobody sees before its end.
  const tell = (share: number) => beat(prisma, key, null, Math.round(found.rowsRead * share), found.rowsRead);
  await lockPlaces(tx, communityId);
  await tell(0.1);
  await judgeImport(tx, key);
  if (!(await areAsPreviewed(tx, key))) return previewAnew(tx, key);

  await makeTouched(tx);
  for (const [index, step] of STEPS.entries()) {
    await tell(0.3 + (0.5 * index) / STEPS.length);
    await step(tx, key);
  }
  await tell(0.8);
  await recordTouched(tx, key, found.appliedById);
  await markApplied(tx, key);
  await touch(tx, tags.community(communityId));
}

async function before(tx: Db, { communityId }: ImportKey) {
  await keepBefore(tx, communityId);
}

async function previewAnew(tx: Db, key: ImportKey) {
  await keepVerdicts(tx, key);
  const { counts } = await lockImport(tx, key);
  await settle(tx, key, {
    ...{ state: "previewed", fault: { code: "stale" } },
    counts: { ...counts, rows: await countVerdicts(tx, key) },
  });
}
