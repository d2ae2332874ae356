import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import type { LedgerRows } from "./ledger-rows.ts";

/** A vote while what happened in it is written down. */
export type Recorded = {
  /** Names its streams of chance. */
  key: string;
  voteId: string;
  serial: string;
  settings: VoteSettings;
  opensAt: Date;
  closesAt: Date;
  /** Filled as secret ballots are cast. */
  secret: { tracker: string; choice: BallotChoice }[];
};

/** Something that stands in the ledger in its turn. */
export type Happened = { at: Date; write: (ledger: LedgerRows) => void };
