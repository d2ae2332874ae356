import { Unreadable } from "./unreadable.js";

/**
 * 3 for D12.
 * @param {string} address
 */
export function columnOf(address) {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(address)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  if (column === 0) throw new Unreadable("damaged");
  return column - 1;
}

/**
 * D12 for 3 and 12.
 * @param {number} column
 * @param {number} rowNo
 */
export function addressOf(column, rowNo) {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `${letters}${rowNo}`;
}
