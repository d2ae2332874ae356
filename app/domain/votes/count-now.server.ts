import { createHash } from "node:crypto";

import type { Db } from "#app/db/client.server.ts";
import { countRoll, countSecretEntries, lastSeed } from "./count-store.server.ts";
import { countVote, type SecretChoice } from "./count-vote.ts";
import { lotFrom } from "./methods/ties.ts";
import type { VoteResult } from "./result.ts";
import type { RuleSet } from "./rules.ts";
import type { VoteSettings } from "./settings.ts";
import type { VoteKey } from "./store.server.ts";
import { isUnanimous } from "./track-rules.ts";

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Counts a vote as it stands: its roll, its ballots, and the lot where one was drawn.
 * @param secret what the ballots of a secret vote say, where its ledger does not have them yet
 */
export async function countNow(
  tx: Db,
  key: VoteKey,
  { rule, settings }: { rule: RuleSet; settings: VoteSettings },
  secret?: readonly SecretChoice[],
): Promise<VoteResult> {
  const { precedence, secrecy, tieBreak } = settings;
  const everySeatIsOne = settings.method.code === "motion" && isUnanimous(rule);
  const seats = await countRoll(tx, key, { precedence, secrecy, everySeatIsOne });
  const seed = tieBreak.rule === "lot" ? await lastSeed(tx, key) : null;
  return countVote({ rule, settings }, seats, {
    secret: secrecy === "secret" ? (secret ?? (await countSecretEntries(tx, key))) : null,
    lot: seed === null ? null : lotFrom(seed, sha256),
  });
}
