import { plainText } from "./cells.ts";
import type { Cell } from "./reading/sheet.js";
import type { OwnerClass } from "./words.ts";

/** An owner as a row names them; the last four characters of an identity document are "" when not given. */
export type Owner = { name: string; idTail: string };

const BETWEEN_NAMES = /[、,;/|&]|\band\b/u;
const LONGEST_NAME = 60;
/** So many owners have room in a party. */
export const MOST_OWNERS = 18;

const ORGANISATION = /(?:公司|集团|合作社|委员会|管理局|管理处|学校|医院|银行|幼儿园|事务所|基金会|工会)$/;

/** What kind of owner a name looks like, where nobody said. */
export const guessClass = (names: readonly string[]): OwnerClass =>
  names.length === 1 && ORGANISATION.test(names[0] ?? "") ? "company" : "people";

/**
 * The names in a cell: of a company one, whatever its name holds; of people as many as are set apart. 王 芳 is one
 * person with a name set wide, 王芳 李明 are two.
 */
export function readNames(cell: Cell, given: OwnerClass | null): string[] {
  const spaced = (typeof cell === "string" ? cell : cell.number)
    .normalize("NFKC")
    .replace(/[\r\n]+/g, "、")
    .trim();
  if (given === "company" || given === "developer") return spaced ? [plainText(spaced)] : [];
  return spaced.split(BETWEEN_NAMES).flatMap(apart).map(plainText).filter(Boolean);
}

function apart(names: string): string[] {
  const words = names.trim().split(/\s+/u);
  const areNames = words.length > 1 && words.every((word) => /^\p{Script=Han}{2,4}$/u.test(word));
  return areNames ? words : [names];
}

/** Whether this is nobody's name: the code says why. */
export function faultOfName(name: string, ownerClass: OwnerClass): string | null {
  if (name.length > LONGEST_NAME) return "too_long";
  if (ownerClass === "people" && /\d{4}/.test(name)) return "number_in_name";
  return /\p{L}/u.test(name) ? null : "bad_name";
}

/** Signs people put where they have nothing to write, or in front of what they show of a number. */
const NOTHING = /^(?:无|未知|不详|-+)?$/;

/**
 * The last four characters of each owner's document, in the order of the names: of a full number no more than those.
 * A code instead when they cannot be told: the number was spoilt by a spreadsheet, or there are more than names.
 */
export function readIdTails(cell: Cell, names: number): string[] | { code: string } {
  if (typeof cell !== "string" && (/e/i.test(cell.number) || cell.number.length > 15)) return { code: "spoilt_number" };
  const text = plainText(cell).toUpperCase();
  if (/\dE\+\d/.test(text)) return { code: "spoilt_number" };
  if (text === "") return Array<string>(names).fill("");
  const parts = (names > 1 ? text.split(/[、,;/|& ]/) : [text]).map((part) => part.replace(/[\s*.…]+/g, ""));
  if (parts.length !== names) return { code: "tails_do_not_match" };
  // A number cell lost all the zeros it began with; a text of three digits lost one on its way through another program.
  const tails = parts.map((part) => tailOf(typeof cell === "string" ? part : part.padStart(4, "0")));
  return tails.includes(null) ? { code: "bad_id_tail" } : tails.map((tail) => tail ?? "");
}

function tailOf(part: string): string | null {
  if (NOTHING.test(part)) return "";
  if (/^\d{3}$/.test(part)) return `0${part}`;
  return /^[0-9A-Z()-]{4,24}$/.test(part) ? lastFour(part) : null;
}

function lastFour(part: string): string | null {
  const plain = part.replace(/[()-]/g, "");
  return plain.length >= 4 ? plain.slice(-4) : null;
}

/** A voter's name, and the last four of their document where the name alone would not tell: 王芳(1234). */
export function readVoter(cell: Cell): Owner | null {
  const text = plainText(cell);
  if (text === "") return null;
  const [, name = text, idTail = ""] = /^(.*?)\s*\(([0-9A-Za-z]{4})\)$/.exec(text) ?? [];
  return { name, idTail: idTail.toUpperCase() };
}
