/**
 * The Schulze method with winning votes: whoever has, to everyone else, a path of pairwise wins at least as strong as
 * the path back, is a potential winner; a path is as strong as its weakest win, measured by the votes for its winner.
 *
 * Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method", Social Choice and Welfare 36 (2011), 267–303. Strongest paths by the Floyd–Warshall algorithm, as
 * there in 2.3. Options left out stand below all that are ranked, and equal to each other.
 */
import { byOption, type Indexed, indexed, type RankedVote } from "./rankings.ts";
import type { Lot, Outcome, Tie } from "./ties.ts";

export function schulze(vote: RankedVote, lot: Lot): Outcome {
  const counted = indexed(vote);
  const { options, weight, blank } = counted;
  const preferring = pairwise(counted);
  const strongest = strongestPaths(preferring);
  const potential = options.filter((_, a) => options.every((_, b) => at(strongest, a, b) >= at(strongest, b, a)));
  const tables = { pairwise: tableOf(options, preferring), strongestPaths: tableOf(options, strongest) };
  const counts = { ballots: weight, blank, ...tables, potentialWinners: weight === 0 ? [] : potential };
  if (weight === 0) return { winners: [], ties: [], counts };
  if (potential.length === 1) return { winners: potential, ties: [], counts };
  const tie: Tie = { between: potential, at: "winner", brokenBy: lot && "lot" };
  return { winners: lot ? lot(potential).slice(0, 1) : [], ties: [tie], counts };
}

type Matrix = Float64Array[];

const at = (matrix: Matrix, row: number, column: number) => matrix[row]?.[column] ?? 0;

/** How many voters prefer the option of the row to that of the column. */
function pairwise({ options, papers: { weights, starts, marks, last } }: Indexed): Matrix {
  const matrix = emptyMatrix(options.length);
  const place = new Int32Array(options.length);
  weights.forEach((weight, ballot) => {
    place.fill(options.length);
    let rank = 0;
    for (let at = starts[ballot] ?? 0; at < (starts[ballot + 1] ?? 0); at++) {
      place[marks[at] ?? 0] = rank;
      rank += last[at] ?? 0;
    }
    matrix.forEach((row, a) => {
      const own = place[a] ?? 0;
      for (let b = 0; b < row.length; b++) if (own < (place[b] ?? 0)) row[b] = (row[b] ?? 0) + weight;
    });
  });
  return matrix;
}

function strongestPaths(preferring: Matrix): Matrix {
  const strength = preferring.map((row, a) =>
    row.map((votes, b) => (a !== b && votes > at(preferring, b, a) ? votes : 0)),
  );
  strength.forEach((onward, through) => {
    for (const row of strength) {
      const there = row[through] ?? 0;
      if (there === 0 || row === onward) continue;
      onward.forEach((further, b) => {
        if (strength[b] !== row) row[b] = Math.max(row[b] ?? 0, Math.min(there, further));
      });
    }
  });
  return strength;
}

const emptyMatrix = (size: number): Matrix => Array.from({ length: size }, () => new Float64Array(size));

const tableOf = (options: string[], matrix: Matrix) =>
  byOption(options, (_, a) =>
    Object.fromEntries(options.flatMap((other, b) => (a === b ? [] : [[other, at(matrix, a, b)]]))),
  );
