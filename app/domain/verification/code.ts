/** Crockford's base32: no I, L, O or U, so that what is read from paper cannot be taken for something else. */
export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 60 bits: out of reach of guessing at the few tries a minute that an address has. */
export const CODE_LENGTH = 12;

const GROUP = 4;

/** What people type for what they read: O for 0, I or l for 1. */
const TAKEN_FOR: Record<string, string> = { O: "0", I: "1", L: "1" };

const CODE = new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`);

/** The code that was meant: full-width, lower-case, with spaces or dashes is the same. Null for what cannot be one. */
export function readCode(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}\p{Pc}−·.]/gu, "")
    .replace(/[OIL]/g, (character) => TAKEN_FOR[character] ?? character);
  return CODE.test(plain) ? plain : null;
}

/** In groups that can be read out: K7QX-2M9P-4TRA. */
export const showCode = (code: string) => (code.match(new RegExp(`.{1,${GROUP}}`, "g")) ?? []).join("-");
