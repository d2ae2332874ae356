import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  GrowingTree,
  isIncluded,
  leafHash,
  nodeAt,
  proofFrom,
  type Subtree,
  stepsOf,
  subtreesOf,
} from "#app/domain/votes/ledger/tree.server.ts";

const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

/** MTH of RFC 6962, section 2.1, word for word. */
function treeHash(lines: readonly string[]): Buffer {
  if (lines.length === 1) return sha256(Buffer.of(0), Buffer.from(lines[0] ?? ""));
  let split = 1;
  while (split * 2 < lines.length) split *= 2;
  return sha256(Buffer.of(1), treeHash(lines.slice(0, split)), treeHash(lines.slice(split)));
}

/** PATH of RFC 6962, section 2.1.1, word for word. */
function path(leaf: number, lines: readonly string[]): Buffer[] {
  if (lines.length === 1) return [];
  let split = 1;
  while (split * 2 < lines.length) split *= 2;
  return leaf < split
    ? [...path(leaf, lines.slice(0, split)), treeHash(lines.slice(split))]
    : [...path(leaf - split, lines.slice(split)), treeHash(lines.slice(0, split))];
}

const linesOf = (size: number) => Array.from({ length: size }, (_, at) => `line ${at}`);

function grown(size: number) {
  const tree = new GrowingTree(0, []);
  const nodes = linesOf(size).map((line) => tree.add(line));
  const hashOf = ({ level, lastLeaf }: Subtree) => nodeAt(nodes[lastLeaf] ?? new Uint8Array(), level);
  return { tree, nodes, hashOf };
}

test("the root is that of RFC 6962, for every size", () => {
  for (let size = 1; size <= 70; size += 1) {
    expect(Buffer.from(grown(size).tree.root()).toString("hex")).toBe(treeHash(linesOf(size)).toString("hex"));
  }
});

test("known answers: one empty leaf, and the tree of the test vectors of certificate transparency", () => {
  expect(leafHash("").toString("hex")).toBe("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  const tree = new GrowingTree(0, []);
  tree.add("");
  tree.add("\0");
  expect(Buffer.from(tree.root()).toString("hex")).toBe(
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  );
});

test("a tree goes on from its edge as if it had never stopped", () => {
  for (let size = 1; size <= 40; size += 1) {
    const { hashOf } = grown(size);
    const again = new GrowingTree(size, subtreesOf(0, size).map(hashOf));
    again.add("another");
    expect(Buffer.from(again.root())).toEqual(treeHash([...linesOf(size), "another"]));
  }
});

describe("a proof", () => {
  const cases = fc.integer({ min: 1, max: 200 }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));

  test("is that of RFC 6962, and holds", () => {
    fc.assert(
      fc.property(cases, ([leaf, size]) => {
        const { tree, hashOf } = grown(size);
        const proof = proofFrom(stepsOf(leaf, size), hashOf).map((hash) => Buffer.from(hash));
        expect(proof).toEqual(path(leaf, linesOf(size)));
        expect(isIncluded(`line ${leaf}`, leaf, size, proof, tree.root())).toBe(true);
      }),
    );
  });

  test("holds for no other line, place or root", () => {
    fc.assert(
      fc.property(cases, fc.nat(199), ([leaf, size], other) => {
        const { tree, hashOf } = grown(size);
        const proof = proofFrom(stepsOf(leaf, size), hashOf);
        expect(isIncluded("another line", leaf, size, proof, tree.root())).toBe(false);
        expect(isIncluded(`line ${leaf}`, other, size, proof, tree.root())).toBe(other === leaf);
        expect(isIncluded(`line ${leaf}`, leaf, size, proof, leafHash("another root"))).toBe(false);
      }),
    );
  });
});
