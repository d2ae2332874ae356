import type { ledger as zh } from "../zh/ledger.ts";

export const ledger: typeof zh = {
  title: "Check this vote",
  lead: "Every step of a vote goes into a ledger that is only added to: nothing in it can be changed or taken out. After each addition it has a new fingerprint, which the system signs.",
  toLedger: "Check it yourself",
  now: {
    title: "The ledger’s fingerprint now",
    size: (entries) => `After entry ${entries}`,
    hint: "Write it down, take a picture or put it on the notice board. If a single letter is changed later, the fingerprint no longer fits.",
    none: "The ledger is being made. Please look again in a minute.",
    print: "Print for the notice board",
    scan: "Scan to see whether the ledger still agrees with this sheet",
    note: "Signed text",
    key: "Public key",
  },
  agrees: {
    title: "It agrees",
    text: (size) =>
      `The fingerprint you hold (entry ${size}) is the ledger’s own. Nothing up to there has been changed.`,
  },
  differs: {
    title: "It does not agree",
    text: (size) =>
      `The ledger did not have this fingerprint at entry ${size}. Please check for a slip of the pen; if there is none, keep what you hold and tell the supervisory committee.`,
  },
  recount: {
    title: "Count it again",
    closed:
      "Download all data to check the signatures, the roll and every ballot, and to work the result out again. You need to trust neither the committee nor this site.",
    running: "Once the vote has been counted, all data can be downloaded here, and anybody can count it again.",
    download: "Download the vote’s data",
    how: "A neighbour who is good with computers can check it with this command (Node.js is all it needs):",
    command: "node bin/verify-vote/main.mjs FILE",
  },
  receipt: {
    title: "Proof",
    number: "Entry",
    entry: (n) => `No. ${n + 1}`,
    tracker: "Tracker",
    hint: "Your ballot is in the ledger. Keep the proof: it shows for ever that this ballot was in, and nobody can take it out.",
    save: "Save the proof",
    later: "The proof will be here within a minute. Please look again.",
  },
  feed: { title: (community) => `${community} · signed heads of votes` },
};
