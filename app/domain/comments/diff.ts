export type Piece = { kind: "same" | "gone" | "new"; text: string };

/** Beyond this many changes a text was written anew, and is shown so. */
const MOST_CHANGES = 400;

/** What can change by itself: a Latin word or a number as a whole, any other character alone. */
const TOKEN = /[\p{Script=Latin}\p{M}]+|\p{Nd}+|./gsu;

/**
 * What became of a text, piece by piece in reading order; what went stands before what came in its place. Myers' greedy
 * algorithm over characters, then single characters that happen to be the same between two changes are made part of them:
 * a replaced word reads as one.
 */
export function diff(before: string, after: string): Piece[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return readable([
    ...a.slice(0, start).map(same),
    ...changes(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ]);
}

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];
const same = (text: string): Piece => ({ kind: "same", text });
const gone = (text: string): Piece => ({ kind: "gone", text });
const added = (text: string): Piece => ({ kind: "new", text });

/** E. W. Myers, An O(ND) difference algorithm (1986): the furthest that each diagonal is reached with d changes. */
function changes(a: string[], b: string[]): Piece[] {
  if (a.length === 0 || b.length === 0) return [...a.map(gone), ...b.map(added)];
  const reached: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_CHANGES); d += 1) {
    reached.push(furthest);
    furthest = new Map(furthest);
    for (let k = -d; k <= d; k += 2) {
      let x = comesDown(furthest, k, d) ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, reached, d);
    }
  }
  return [...a.map(gone), ...b.map(added)];
}

const at = (furthest: ReadonlyMap<number, number>, k: number) => furthest.get(k) ?? -1;
const comesDown = (furthest: ReadonlyMap<number, number>, k: number, d: number) =>
  k === -d || (k !== d && at(furthest, k - 1) < at(furthest, k + 1));

function walkBack(a: string[], b: string[], reached: Map<number, number>[], changed: number): Piece[] {
  const pieces: Piece[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = changed; d >= 0; d -= 1) {
    const furthest = reached[d] ?? new Map();
    const k = x - y;
    const down = comesDown(furthest, k, d);
    const fromX = at(furthest, down ? k + 1 : k - 1);
    const fromY = fromX - (down ? k + 1 : k - 1);
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0) && a[x - 1] === b[y - 1]) {
      x -= 1;
      y -= 1;
      pieces.push(same(a[x] ?? ""));
    }
    if (d === 0) break;
    if (down) pieces.push(added(b[--y] ?? ""));
    else pieces.push(gone(a[--x] ?? ""));
  }
  return pieces.reverse();
}

/** Runs of one kind, what went before what came, and no lone character between changes on both its sides. */
function readable(pieces: Piece[]): Piece[] {
  const shown: Piece[] = [];
  let [went, came] = ["", ""];
  const settle = () => {
    if (went) shown.push(gone(went));
    if (came) shown.push(added(came));
    [went, came] = ["", ""];
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind === "gone") went += text;
    else if (kind === "new") came += text;
    else if ((went || came) && isLone(pieces, index)) {
      went += text;
      came += text;
    } else {
      settle();
      const last = shown.at(-1);
      if (last?.kind === "same") last.text += text;
      else shown.push(same(text));
    }
  }
  settle();
  return shown;
}

const isLone = (pieces: Piece[], index: number) => {
  const [before, { text = "" } = {}, after] = [pieces[index - 1], pieces[index], pieces[index + 1]];
  const changesAround = before && after && before.kind !== "same" && after.kind !== "same";
  return changesAround && text.length === 1 && !/[\s，。！？、；：,.!?;:]/.test(text);
};
