import { randomBytes } from "node:crypto";

import { canonicalJson } from "./canonical.ts";
import { type Signer, signedCheckpoint } from "./checkpoint.server.ts";
import type { EntryBodies, EntryKind } from "./entries.ts";
import { GrowingTree } from "./tree.server.ts";

/** An entry with the hashes of the subtrees it completes. */
export type WrittenEntry = { n: number; line: string; nodes: Uint8Array<ArrayBuffer> };

/** What keeps an entry from being guessed from its hash. */
export const newSalt = () => randomBytes(16).toString("base64");

/** A ledger that is being added to, by one at a time, and the key that signs it. */
export class GrowingLedger {
  readonly signer: Signer;
  readonly #origin: string;
  readonly #tree: GrowingTree;
  #lastAt: string;
  #fresh: WrittenEntry[] = [];

  /** @param lastAt when the last entry there is was written; "" when there is none */
  constructor(origin: string, signer: Signer, tree = new GrowingTree(0, []), lastAt = "") {
    this.#origin = origin;
    this.signer = signer;
    this.#tree = tree;
    this.#lastAt = lastAt;
  }

  /** How many entries there are. */
  get size() {
    return this.#tree.size;
  }

  /** Adds an entry. Returns its number. */
  add<Kind extends EntryKind>(kind: Kind, body: EntryBodies[Kind], moment: Date): number {
    const n = this.#tree.size;
    const now = moment.toISOString();
    // The clock of a server may be set back; the order of what happened may not.
    if (now > this.#lastAt) this.#lastAt = now;
    const line = canonicalJson({ ...body, at: this.#lastAt, kind, n });
    this.#fresh.push({ n, line, nodes: this.#tree.add(line) });
    return n;
  }

  /** What was added since it was last asked, to be written down; and the tree's head with it, signed. */
  sign(): { entries: WrittenEntry[]; size: number; note: string } {
    const entries = this.#fresh;
    this.#fresh = [];
    const head = { size: this.#tree.size, root: this.#tree.root() };
    return { entries, size: head.size, note: signedCheckpoint(this.#origin, head, this.signer) };
  }
}
