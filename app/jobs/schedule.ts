import { sessionStore } from "#app/domain/accounts/session-store.server.ts";
import { sweepEntrances } from "#app/domain/accounts/sweep-entrances.server.ts";
import { beginVoting } from "#app/domain/votes/begin-voting.server.ts";
import { catchUpVotes } from "#app/domain/votes/catch-up-votes.server.ts";
import { closeVote } from "#app/domain/votes/close-vote.server.ts";
import type { VoteKey } from "#app/domain/votes/store.server.ts";

/** Jobs that wait for a moment of their own: callAt() sets it. */
export type MomentJob = "vote.begin" | "vote.close";

export type Job = {
  name: string;
  /** How often, once for all servers together; or when callAt() said. */
  when: { everySeconds: number } | "at its moment";
  run: (key: VoteKey) => Promise<void>;
};

/** Everything that happens without anybody asking. Each calls a command, and each is safe to run twice. */
export const JOBS: readonly Job[] = [
  { name: "vote.begin" satisfies MomentJob, when: "at its moment", run: beginVoting },
  { name: "vote.close" satisfies MomentJob, when: "at its moment", run: closeVote },
  { name: "votes.catch-up", when: { everySeconds: 60 }, run: catchUpVotes },
  { name: "entrances.sweep", when: { everySeconds: 86_400 }, run: sweepEntrances },
  { name: "sessions.sweep", when: { everySeconds: 86_400 }, run: sessionStore.deleteExpiredSessions },
];
