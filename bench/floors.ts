/** What every run is held to. A later release raises these. */
export const FLOORS = {
  /** The yardstick's CPU time for a request as a share of ours, in percent; null is told and not judged. */
  share: { anonymous: 25, signedIn: 20, drawn: null, write: 20, ballot: 40 },
  /** Of ballots with their entries in the ledger, at the most connections, in milliseconds. */
  ballotP99: 100,
  /** p99 at the largest scale over p99 at the smallest, at most: the median of the rounds. */
  p99Growth: 1.3,
  /** All that a browser fetches on a first visit to a proposal page, headers included, in 1,000 bytes. */
  firstVisitKb: 150,
  /** Memory of one server process under load, in 1,000,000 bytes. */
  residentMb: 250,
  /** Preview and writing of 50,000 units together, in seconds; the server's peak meanwhile, in 1,000,000 bytes; and the first answer of any page about them afterwards. */
  import: { seconds: 60, peakMb: 400, pageMs: 300 },
  /** Looking for proposals similar to any one title among 10,000, in milliseconds. */
  similarMs: 50,
  /** The first page of a long thread over that of a short one, in CPU time; and a comment written in the long one, p99 in milliseconds. */
  thread: { growth: 1.2, commentP99: 100 },
  /** Any one count of counting.ts. */
  countSeconds: 5,
  /** Checking and recounting an export of 100,000 ballots, in seconds and in 1,000,000 bytes. */
  verify: { seconds: 30, peakMb: 500 },
  /** What 1,000 pages that wait for news cost the server, in 1,000,000 bytes and in connections to the database; and telling all of them. */
  live: { mb: 100, connections: 0, broadcastMs: 1_000 },
};

/** How long and how often is measured. */
export const COURSE = {
  scales: [1, 100],
  connections: 16,
  ballotConnections: [16, 64],
  warmUpSeconds: 20,
  /** Scales and yardsticks take turns, so that a busy moment of the machine hits all of them alike. */
  rounds: 5,
  secondsARound: 2,
  /**
   * What is held to a p99 goes on for longer: all connections start at once, and in a short round their first requests,
   * which wait for each other, would be more than one in a hundred.
   */
  sustainedSeconds: 8,
  /** Share of answers that may be something else than asked for, in percent. */
  unexpected: 0.5,
};
