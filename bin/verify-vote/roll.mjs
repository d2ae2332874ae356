import { createHash } from "node:crypto";

import { canonical } from "./canonical.mjs";
import { demand, Fault } from "./fault.mjs";
import { hash, object, whole } from "./shape.mjs";

/** @typedef {{ areaDm2: number, commitment: string, heads: number, seat: number }} RollLine */
/** @typedef {{ seats: number, heads: number, areaDm2: number, hash: string }} RollFacts */
/** @typedef {{ line: number, seat: number, from: RollPart | null, to: RollPart | null, roll: RollFacts }} Correction */
/** @typedef {Omit<RollLine, "seat">} RollPart */

/** So many lines are hashed in one piece, and written anew when one of them is corrected. */
const PIECE = 1_024;

/** Who may vote and with what weight: as the file has it, which is how it was at the end. */
export class Roll {
  /** @type {Map<number, RollLine>} */
  seats = new Map();
  #last = 0;
  /** @type {Piece[]} */
  #pieces = [newPiece(0)];

  /** @param {any} value */
  add(value) {
    const line = rollLine(value);
    demand(line.seat > this.#last, "名册的席位要从小到大，不能重复");
    this.#last = line.seat;
    if ((this.#pieces.at(-1)?.lines.size ?? 0) >= PIECE) this.#pieces.push(newPiece(line.seat));
    this.#put(line.seat, line);
  }

  /** @returns {RollFacts} */
  facts() {
    const sum = createHash("sha256");
    for (const piece of this.#pieces) {
      piece.written ??= [...piece.lines].sort(([a], [b]) => a - b).reduce((all, [, line]) => all + line, "");
      sum.update(piece.written);
    }
    const lines = [...this.seats.values()];
    const [heads, areaDm2] = [sumOf(lines.map((each) => each.heads)), sumOf(lines.map((each) => each.areaDm2))];
    return { seats: lines.length, heads, areaDm2, hash: sum.digest("hex") };
  }

  /**
   * Goes back from the end through all corrections to the set-up and compares what is said of the roll each time.
   * Throws the earliest line that says something else. Leaves the roll as it was at the end.
   * @param {RollFacts} setUp @param {number} setUpLine @param {readonly Correction[]} corrections
   */
  check(setUp, setUpLine, corrections) {
    const atEnd = corrections.map(({ seat }) => ({ seat, line: this.seats.get(seat) }));
    /** @type {Fault | null} */
    let fault = null;
    for (const { line, seat, from, to, roll } of corrections.toReversed()) {
      if (!same(this.#without(seat), to)) throw new Fault(`${seat} 号席位更正后的内容与名册不符`, line);
      fault = this.#fault(roll, line) ?? fault;
      this.#put(seat, from && { ...from, seat });
    }
    fault = this.#fault(setUp, setUpLine) ?? fault;
    if (fault) throw fault;
    for (const { seat, line } of atEnd) this.#put(seat, line ?? null);
  }

  /** @param {RollFacts} said @param {number} line */
  #fault(said, line) {
    const is = this.facts();
    if (same(is, said)) return null;
    const what = is.hash === said.hash ? "人数、面积的合计" : "哈希";
    return new Fault(`名册的${what}与这里写的不符：名册（或它的更正）不是当时的样子`, line);
  }

  /** @param {number} seat */
  #without(seat) {
    const { seat: _, ...rest } = this.seats.get(seat) ?? { seat };
    return this.seats.has(seat) ? rest : null;
  }

  /** @param {number} seat @param {RollLine | null} line */
  #put(seat, line) {
    const piece = /** @type {Piece} */ (this.#pieces.findLast(({ first }) => first <= seat));
    piece.written = null;
    this.seats.delete(seat);
    piece.lines.delete(seat);
    if (!line) return;
    this.seats.set(seat, line);
    piece.lines.set(seat, `${canonical(line)}\n`);
  }
}

/** @typedef {{ first: number, lines: Map<number, string>, written: string | null }} Piece */

/** @param {number} first @returns {Piece} */
const newPiece = (first) => ({ first, lines: new Map(), written: null });

/** @param {any} value @returns {RollLine} */
function rollLine(value) {
  const { areaDm2, commitment, heads, seat } = object(value, ["areaDm2", "commitment", "heads", "seat"], "名册的一行");
  return {
    areaDm2: whole(areaDm2, "areaDm2"),
    commitment: hash(commitment, "commitment"),
    heads: whole(heads, "heads"),
    seat: whole(seat, "seat", 1),
  };
}

/** A line without its seat, or null where there is none. @param {any} value @returns {RollPart | null} */
export function rollPart(value) {
  if (value !== null) rollLine({ ...object(value, ["areaDm2", "commitment", "heads"], "from、to "), seat: 1 });
  return value;
}

/** @param {any} value @returns {RollFacts} */
export function rollFacts(value) {
  object(value, ["seats", "heads", "areaDm2", "hash"], "roll ");
  for (const key of ["seats", "heads", "areaDm2"]) whole(value[key], `roll.${key}`);
  hash(value.hash, "roll.hash");
  return value;
}

/** @param {any} a @param {any} b */
const same = (a, b) => canonical(a) === canonical(b);

/** @param {number[]} numbers */
function sumOf(numbers) {
  const sum = numbers.reduce((all, each) => all + each, 0);
  demand(Number.isSafeInteger(sum), "名册的合计太大，无法精确计算");
  return sum;
}
