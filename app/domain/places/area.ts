/**
 * Floor areas, exactly: whole 0.01 m² (areaDm2; 89.37 m² is 8937), read from what people and spreadsheets write and
 * shown again. Digits are moved, never calculated with as floats.
 */

/** No single unit is larger than a million m². */
export const MOST_AREA_DM2 = 100_000_000;

const UNIT = /(?:㎡|m2|m\^2|平方米|平米|平)$/iu;
const NUMBER = /^(\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/**
 * 8937 for 89.37, 89,37, ８９．３７㎡ and 89.37 平方米; 123456 for 1,234.56. Null for all that is no area: no number,
 * nothing at all, less than it takes to exist, more than a unit can have, or finer than 0.01 m².
 */
export function readArea(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "").replaceAll("。", ".").replace(UNIT, "");
  const match = NUMBER.exec(decimalPoint(plain));
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  const hundredths = readHundredths(fraction);
  if (hundredths === null) return null;
  const areaDm2 = Number(whole.replaceAll(",", "")) * 100 + hundredths;
  return areaDm2 > 0 && areaDm2 <= MOST_AREA_DM2 ? areaDm2 : null;
}

/** "89.37": always with two decimals, so that columns of them line up and 89.3 is not taken for 89.03. */
export const showArea = (areaDm2: number) =>
  `${Math.trunc(areaDm2 / 100)}.${String(Math.abs(areaDm2 % 100)).padStart(2, "0")}`;

/** A comma before one or two last digits is a decimal point: 89,37. Before three it parts thousands: 1,234. */
const decimalPoint = (number: string) => (/^\d+,\d{1,2}$/.test(number) ? number.replace(",", ".") : number);

/** The first two decimals; a third is refused, unless all that follows is the noise of a spreadsheet's floats. */
function readHundredths(fraction: string): number | null {
  const hundredths = Number(fraction.slice(0, 2).padEnd(2, "0"));
  const rest = fraction.slice(2);
  if (/^0*$/.test(rest) || /^0{7}\d+$/.test(rest)) return hundredths;
  return /^9{7}\d+$/.test(rest) ? hundredths + 1 : null;
}
