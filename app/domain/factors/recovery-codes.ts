/** Without 0, 1, i, l, o and u: what looks alike on paper, and makes words. */
const ALPHABET = "23456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 12;
const GROUP = 4;

export const RECOVERY_CODES = 10;

/** A code from random bytes, some more than its length of them: each that fits gives a character, so that all are equally likely. Null when too few did. */
export function recoveryCodeFrom(bytes: Uint8Array): string | null {
  const even = 256 - (256 % ALPHABET.length);
  const characters = [...bytes].filter((byte) => byte < even).map((byte) => ALPHABET[byte % ALPHABET.length]);
  return characters.length < LENGTH ? null : inGroups(characters.slice(0, LENGTH).join(""));
}

const inGroups = (code: string) => code.match(new RegExp(`.{${GROUP}}`, "g"))?.join("-") ?? "";

/** What was typed, in the one form that is hashed: capitals, full-width letters and any spaces or dashes do not matter. */
export const bareRecoveryCode = (typed: string) =>
  typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Pd}_.]/gu, "");
