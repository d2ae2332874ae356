import { createHash, timingSafeEqual } from "node:crypto";

/** SHA-256 in hex of parts that cannot run into one another. */
export const digestOf = (...parts: string[]) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** Whether two digests are the same, in a time that does not tell where they differ. */
export const isSameDigest = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
