/**
 * A Merkle tree that is only added to (RFC 6962, section 2.1). Each leaf is kept with the hashes of all subtrees that it
 * completes, so that a tree of a million leaves is added to, and a leaf of it proven, by looking at twenty of them.
 */
import { createHash } from "node:crypto";

const BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (line: string) => createHash("sha256").update(LEAF).update(line, "utf8").digest();
const nodeHash = (left: Uint8Array, right: Uint8Array) =>
  createHash("sha256").update(NODE).update(left).update(right).digest();

/** A complete subtree: of 2^level leaves, kept with the last of them. */
export type Subtree = { level: number; lastLeaf: number };

/** The complete subtrees that leaves from `start` up to `end` fall into, the largest first; `start` is where one can begin. */
export function subtreesOf(start: number, end: number): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let from = start; from < end; ) {
    let level = 0;
    while (from % 2 ** (level + 1) === 0 && from + 2 ** (level + 1) <= end) level += 1;
    from += 2 ** level;
    subtrees.push({ level, lastLeaf: from - 1 });
  }
  return subtrees;
}

/** The hash of a subtree, out of what is kept with its last leaf. */
export const nodeAt = (nodes: Uint8Array, level: number) => nodes.subarray(level * BYTES, (level + 1) * BYTES);

/** One hash for subtrees that stand side by side, the largest first. */
const joined = (hashes: readonly Uint8Array[]) => hashes.reduceRight((right, left) => nodeHash(left, right));

/** A tree that grows. Begins with so many leaves, of which it knows the hashes of subtreesOf(0, size). */
export class GrowingTree {
  #size: number;
  readonly #edge: Uint8Array[];

  constructor(size: number, edge: readonly Uint8Array[]) {
    this.#size = size;
    this.#edge = [...edge];
  }

  get size() {
    return this.#size;
  }

  /** Adds a leaf. Returns the hashes of all subtrees that it completes, to be kept with it. */
  add(line: string): Uint8Array<ArrayBuffer> {
    let hash: Uint8Array = leafHash(line);
    const complete = [hash];
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.#edge.pop();
      if (!left) throw new Error(`a tree of ${this.#size} leaves has to begin with its subtrees`);
      hash = nodeHash(left, hash);
      complete.push(hash);
    }
    this.#edge.push(hash);
    this.#size += 1;
    return Uint8Array.from(Buffer.concat(complete));
  }

  /** Of a tree with at least one leaf. */
  root(): Uint8Array {
    return joined(this.#edge);
  }
}

/** What has to be known to prove that a leaf is in a tree of so many: for each step of the way up, the subtrees beside it. */
export function stepsOf(leaf: number, size: number): Subtree[][] {
  const steps: Subtree[][] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    const isLeft = leaf < middle;
    steps.unshift(isLeft ? subtreesOf(middle, end) : subtreesOf(start, middle));
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  return steps;
}

/** The hashes of an inclusion proof, from the leaf up. */
export const proofFrom = (steps: readonly Subtree[][], hashOf: (subtree: Subtree) => Uint8Array): Uint8Array[] =>
  steps.map((step) => joined(step.map(hashOf)));

/** Whether a leaf is number `leaf` of the tree of `size` leaves with this root. */
export function isIncluded(line: string, leaf: number, size: number, proof: readonly Uint8Array[], root: Uint8Array) {
  if (leaf < 0 || leaf >= size) return false;
  const sides: boolean[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    const isLeft = leaf < middle;
    sides.unshift(isLeft);
    [start, end] = isLeft ? [start, middle] : [middle, end];
  }
  if (sides.length !== proof.length) return false;
  const top = proof.reduce<Uint8Array>(
    (hash, other, at) => (sides[at] ? nodeHash(hash, other) : nodeHash(other, hash)),
    leafHash(line),
  );
  return Buffer.compare(top, root) === 0;
}

/** The largest power of two that is smaller. */
const largestPowerBelow = (count: number) => 2 ** Math.floor(Math.log2(count - 1));
