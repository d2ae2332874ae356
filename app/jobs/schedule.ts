import { sessionStore } from "#app/domain/accounts/session-store.server.ts";
import { sweepEntrances } from "#app/domain/accounts/sweep-entrances.server.ts";
import { applyImport } from "#app/domain/imports/apply-import.server.ts";
import { catchUpImports } from "#app/domain/imports/catch-up-imports.server.ts";
import type { ImportKey } from "#app/domain/imports/judging-tables.server.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";
import { sweepImports } from "#app/domain/imports/sweep-imports.server.ts";
import { forgetOriginals } from "#app/domain/moderation/forget-originals.server.ts";
import { catchUpOutcomes } from "#app/domain/outcomes/catch-up-outcomes.server.ts";
import { settleOutcome } from "#app/domain/outcomes/settle-outcome.server.ts";
import type { OutcomeKey } from "#app/domain/outcomes/standing-store.server.ts";
import { type AccountKey, eraseAccount, eraseDueAccounts } from "#app/domain/own-data/erase-account.server.ts";
import { dropPictures } from "#app/domain/pictures/drop-pictures.server.ts";
import { catchUpTitles } from "#app/domain/proposals/catch-up-titles.server.ts";
import { forgetProofs } from "#app/domain/verification/forget-proofs.server.ts";
import { beginVoting } from "#app/domain/votes/begin-voting.server.ts";
import { catchUpVotes } from "#app/domain/votes/catch-up-votes.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import type { VoteKey } from "#app/domain/votes/store.server.ts";

/** Jobs that wait for a moment of their own, and what they are about: callAt() sets both. */
export type MomentJobs = {
  "vote.begin": VoteKey;
  "vote.close": VoteKey;
  "outcome.settle": OutcomeKey;
  "import.read": ImportKey;
  "import.apply": ImportKey;
  "account.erase": AccountKey;
  "pictures.drop": Record<string, never>;
};
export type MomentJob = keyof MomentJobs;

export type Job = {
  name: string;
  /** How often, once for all servers together; or when callAt() said. */
  when: { everySeconds: number } | "at its moment";
  /** Takes so long that other jobs must not wait for it. */
  takesLong?: boolean;
  /** Given what callAt() was; stops when told to, if that leaves nothing half done. */
  run: (key: never, stopping: AbortSignal) => Promise<unknown>;
};

/** Everything that happens without anybody asking. Each calls a command, and each is safe to run twice. */
export const JOBS: readonly Job[] = [
  { name: "vote.begin" satisfies MomentJob, when: "at its moment", run: beginVoting },
  { name: "vote.close" satisfies MomentJob, when: "at its moment", run: closeVote },
  { name: "outcome.settle" satisfies MomentJob, when: "at its moment", run: settleOutcome },
  { name: "import.read" satisfies MomentJob, when: "at its moment", takesLong: true, run: readImport },
  { name: "import.apply" satisfies MomentJob, when: "at its moment", takesLong: true, run: applyImport },
  { name: "imports.catch-up", when: { everySeconds: 60 }, takesLong: true, run: catchUpImports },
  { name: "imports.sweep", when: { everySeconds: 86_400 }, run: sweepImports },
  { name: "account.erase" satisfies MomentJob, when: "at its moment", run: eraseAccount },
  { name: "accounts.erase-due", when: { everySeconds: 600 }, run: eraseDueAccounts },
  { name: "originals.forget", when: { everySeconds: 86_400 }, takesLong: true, run: forgetOriginals },
  { name: "votes.catch-up", when: { everySeconds: 60 }, run: catchUpVotes },
  { name: "outcomes.catch-up", when: { everySeconds: 60 }, run: catchUpOutcomes },
  { name: "titles.catch-up", when: { everySeconds: 3_600 }, takesLong: true, run: catchUpTitles },
  { name: "entrances.sweep", when: { everySeconds: 86_400 }, run: sweepEntrances },
  { name: "sessions.sweep", when: { everySeconds: 86_400 }, run: sessionStore.deleteExpiredSessions },
  { name: "pictures.drop" satisfies MomentJob, when: "at its moment", takesLong: true, run: dropPictures },
  { name: "pictures.sweep", when: { everySeconds: 3_600 }, takesLong: true, run: dropPictures },
  { name: "proofs.sweep", when: { everySeconds: 86_400 }, run: forgetProofs },
];
