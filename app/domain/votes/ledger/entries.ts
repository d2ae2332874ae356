import type { Plain } from "./canonical.ts";

export type Channel = "online" | "paper" | "proxy";

/** Sums over the roll, and what it hashes to. */
export type RollFacts = { seats: number; heads: number; areaDm2: number; hash: string };

/** The first entry: what is fixed when notice is given. */
export type SetUp = { readonly [key: string]: Plain };

/** What kinds of entries say beside their number and time: docs/ledger.md has each. */
export type EntryBodies = {
  setUp: SetUp;
  opening: Record<never, never>;
  ballot: { seat: number; channel: Channel; choice: Plain; salt: string; replaces: number | null };
  participation: { seat: number; channel: Channel; salt: string };
  delivery: { seat: number; salt: string };
  closing: Record<never, never>;
  secretBallot: { choice: Plain; tracker: string };
  resolution: { seat: number; choice: Plain; reason: string; salt: string };
  lot: { seed: string };
  result: { result: Plain };
  publication: { outcome: string };
};
export type EntryKind = keyof EntryBodies;
