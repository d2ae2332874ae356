/** Where a person can be reached, and what tells one person from another. */
export type Contact = { by: "phone" | "email"; value: string };

/** An e-mail address has at most 254 characters. */
export const LONGEST_CONTACT = 254;

const MOBILE = /^1[3-9]\d{9}$/;

/** One @, no spaces, and a domain with a dot; whether anybody reads it is found out by writing there. */
const EMAIL = /^[^\s@"<>(),;:\\[\]\p{Cc}]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/u;

/** A mainland mobile number or an e-mail address, in the one form in which it is kept; null when it is neither. */
export function contactOf(typed: string): Contact | null {
  const plain = typed.normalize("NFKC").trim().toLowerCase();
  const digits = plain.replace(/[\s()-]/g, "").replace(/^(?:\+|00)?86(?=1\d{10}$)/, "");
  if (MOBILE.test(digits)) return { by: "phone", value: digits };
  return plain.length <= LONGEST_CONTACT && EMAIL.test(plain) ? { by: "email", value: plain } : null;
}

/** 138****1234, z***@example.org: enough for its owner to know it. */
export function maskedContact({ by, value }: Contact): string {
  if (by === "phone") return `${value.slice(0, 3)}****${value.slice(-4)}`;
  const at = value.lastIndexOf("@");
  return `${[...value][0]}***${value.slice(at)}`;
}
