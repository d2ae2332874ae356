/** What is wrong with an export; who reads the lines adds in which of them. */
export class Fault extends Error {
  /** @param {string} why @param {number} [line] the first line of the file is 1 */
  constructor(why, line) {
    super(why);
    this.line = line;
  }
}

/** @param {string} why @param {number} [line] @returns {never} */
export function wrong(why, line) {
  throw new Fault(why, line);
}

/** @param {unknown} holds @param {string} why @returns {asserts holds} */
export function demand(holds, why) {
  if (!holds) throw new Fault(why);
}
