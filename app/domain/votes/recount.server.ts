import type { Db } from "#app/db/client.server.ts";
import { countNow } from "./count-now.server.ts";
import type { GrowingLedger } from "./ledger/growing-ledger.server.ts";
import { inLedger, type VoteResult } from "./result.ts";
import { type LockedVote, recordResult, type VoteKey } from "./store.server.ts";

/** Counts a closed vote again after something came in late, and writes the new result down behind it. */
export async function recount(tx: Db, key: VoteKey, vote: LockedVote, ledger: GrowingLedger): Promise<VoteResult> {
  const result = await countNow(tx, key, vote);
  ledger.add("result", { result: inLedger(result) }, vote.now);
  await recordResult(tx, key, result);
  return result;
}
