import { createHash } from "node:crypto";

import { canonicalJson } from "./canonical.ts";
import type { RollFacts } from "./entries.ts";

/** A place on the roll as everybody may see it: its holder hidden in the commitment, which is in hex. */
export type RollLine = { seat: number; heads: number; areaDm2: number; commitment: string };

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest();

/** What hides the holder of a seat; whoever knows both can make it again. */
export const commitmentTo = (holder: string, salt: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(sha256(openingOf(holder, Buffer.from(salt).toString("base64"))));

/** The text whose SHA-256 a commitment is; the salt in base64. */
export const openingOf = (holder: string, salt: string) => canonicalJson({ holder, salt });

/** What a roll adds up to and hashes to; the lines in the order of their seats. */
export const rollFacts = (lines: readonly RollLine[]): RollFacts => ({
  seats: lines.length,
  heads: lines.reduce((sum, { heads }) => sum + heads, 0),
  areaDm2: lines.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
  hash: sha256(lines.map((line) => `${canonicalJson(line)}\n`).join("")).toString("hex"),
});
