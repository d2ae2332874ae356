import { createHash, randomBytes } from "node:crypto";

import { ALPHABET, CODE_LENGTH } from "./code.ts";

/** 256 is a multiple of 32: every character is as likely as any other. */
export const newCode = (): string =>
  [...randomBytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");

/** What is stored: a stolen table opens no door. */
export const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex");
