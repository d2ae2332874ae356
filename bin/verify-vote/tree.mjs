/** The Merkle tree of RFC 6962, section 2.1, of a list of lines that grows. */
import { hash } from "node:crypto";

/** @param {string} line */
export const leafOf = (line) => sha256(Buffer.concat([Buffer.of(0), Buffer.from(line, "utf8")]));

/** @param {Buffer} left @param {Buffer} right */
const joined = (left, right) => sha256(Buffer.concat([Buffer.of(1), left, right], 65));

/** @param {Buffer} bytes */
const sha256 = (bytes) => hash("sha256", bytes, "buffer");

/** Knows the roots of its complete subtrees, the largest first, and no more. */
export class Tree {
  size = 0;
  /** @type {{ leaves: number, root: Buffer }[]} */
  #complete = [];

  /** @param {Buffer} leaf */
  add(leaf) {
    let [leaves, root] = [1, leaf];
    for (let last = this.#complete.at(-1); last?.leaves === leaves; last = this.#complete.at(-1)) {
      this.#complete.pop();
      [leaves, root] = [leaves * 2, joined(last.root, root)];
    }
    this.#complete.push({ leaves, root });
    this.size += 1;
  }

  /** Of a tree with at least one leaf. */
  root() {
    return this.#complete.map(({ root }) => root).reduceRight((right, left) => joined(left, right));
  }
}
