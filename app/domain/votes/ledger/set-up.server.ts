import { createHash } from "node:crypto";

import { showSerial } from "#app/domain/shared/serial.ts";
import type { RuleSet } from "../rules.ts";
import type { VoteSettings } from "../settings.ts";
import type { Plain } from "./canonical.ts";
import type { RollFacts, SetUp } from "./entries.ts";

export type VoteToSetUp = {
  communityId: string;
  year: number;
  number: number;
  question: string;
  explanation: string;
  noticeAt: Date;
  opensAt: Date;
  closesAt: Date;
  rule: RuleSet;
  settings: VoteSettings;
};

/** All that is fixed of a vote when notice is given: the first entry of its ledger. */
export function setUpOf(vote: VoteToSetUp, roll: RollFacts, publicKey: Uint8Array): SetUp {
  const { communityId, question, explanation, noticeAt, opensAt, closesAt, rule, settings } = vote;
  return {
    ...{ community: communityId, vote: showSerial(vote), question },
    explanation: createHash("sha256").update(explanation, "utf8").digest("hex"),
    ...{ noticeAt: noticeAt.toISOString(), opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
    // Both are data through and through: whatever JSON leaves out, such as a cost that is not there, is left out here.
    ...({ rule, ...JSON.parse(JSON.stringify(settings)) } as { readonly [key: string]: Plain }),
    roll,
    key: Buffer.from(publicKey).toString("base64"),
  };
}
