import { type Folded, fold, plainLooks, simplified } from "./folding.ts";

/** How a word can be written so that it is not the same letters: with something in between, in another shape, … */
export const VARIANTS = ["spaced", "shape", "traditional", "lookAlike"] as const;
export type Variant = (typeof VARIANTS)[number];

export type Found<Entry> = {
  entry: Entry;
  /** Where in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** In what it differs from the word as it stands in the list; empty when in nothing. */
  variants: Variant[];
};

/** So many are told of; what a text says a hundred times it need not be told a hundred times. */
const MOST_FOUND = 50;

export type WordList<Entry> = { find: (text: string) => Found<Entry>[] };

/**
 * Looks for all words at once, in one walk through the text however many words there are.
 * A. V. Aho and M. J. Corasick, Efficient string matching: an aid to bibliographic search (1975).
 */
export function wordList<Entry extends { word: string }>(entries: readonly Entry[]): WordList<Entry> {
  const steps = new Steps();
  const ending = new Map<number, { entry: Entry; folded: Folded }[]>();
  for (const entry of entries) {
    const folded = fold(entry.word);
    const node = folded.characters.reduce((from, character) => steps.make(from, character), ROOT);
    if (node !== ROOT) ending.set(node, [...(ending.get(node) ?? []), { entry, folded }]);
  }
  const { fallback, shorter } = steps.link((node) => ending.has(node));

  function find(text: string): Found<Entry>[] {
    const folded = fold(text);
    const found: Found<Entry>[] = [];
    let node = ROOT;
    for (const [at, character] of folded.characters.entries()) {
      while (node !== ROOT && steps.to(node, character) === undefined) node = fallback[node] ?? ROOT;
      node = steps.to(node, character) ?? ROOT;
      for (let end = ending.has(node) ? node : (shorter[node] ?? ROOT); end !== ROOT; end = shorter[end] ?? ROOT) {
        for (const { entry, folded: word } of ending.get(end) ?? []) {
          const first = at - word.characters.length + 1;
          if (!standsAlone(folded, first, at)) continue;
          const [start, stop] = [folded.starts[first] ?? 0, folded.ends[at] ?? 0];
          const variants = variantsIn({ folded: word, first: 0 }, { folded, first });
          found.push({ entry, start, end: stop, variants });
          if (found.length === MOST_FOUND) return found;
        }
      }
    }
    return found;
  }
  return { find };
}

const ROOT = 0;
const ALPHABET = 0x110000;

/** The trie: from a node by a character to a node. One map for all of them takes a tenth of what a map for each does. */
class Steps {
  private readonly known = new Map<number, number>();
  private readonly nodes: { parent: number; character: string }[] = [{ parent: ROOT, character: "" }];

  to(node: number, character: string): number | undefined {
    return this.known.get(keyOf(node, character));
  }

  make(node: number, character: string): number {
    const there = this.to(node, character);
    if (there !== undefined) return there;
    const made = this.nodes.push({ parent: node, character }) - 1;
    this.known.set(keyOf(node, character), made);
    return made;
  }

  /** Of each node the longest other one that ends in the same characters, and the longest such where a word ends. */
  link(isEnd: (node: number) => boolean) {
    const fallback = new Int32Array(this.nodes.length);
    const shorter = new Int32Array(this.nodes.length);
    for (const node of this.byDepth()) {
      const { parent, character } = this.nodes[node] ?? { parent: ROOT, character: "" };
      let behind = fallback[parent] ?? ROOT;
      while (behind !== ROOT && this.to(behind, character) === undefined) behind = fallback[behind] ?? ROOT;
      const reached = parent === ROOT ? ROOT : (this.to(behind, character) ?? ROOT);
      fallback[node] = reached;
      shorter[node] = isEnd(reached) ? reached : (shorter[reached] ?? ROOT);
    }
    return { fallback, shorter };
  }

  private byDepth(): number[] {
    const depth = new Int32Array(this.nodes.length);
    for (const [node, { parent }] of this.nodes.entries()) if (node !== ROOT) depth[node] = (depth[parent] ?? 0) + 1;
    return [...this.nodes.keys()].slice(1).sort((a, b) => (depth[a] ?? 0) - (depth[b] ?? 0));
  }
}

const keyOf = (node: number, character: string) => node * ALPHABET + (character.codePointAt(0) ?? 0);

/** Chinese is written without gaps, but "sb" in "husband" is no word, nor "110" in "11000". */
function standsAlone({ starts, ends, kinds }: Folded, first: number, last: number): boolean {
  const runsOn = (left: number, right: number) =>
    kinds[left] !== "sign" && kinds[left] === kinds[right] && ends[left] === starts[right];
  return !runsOn(first - 1, first) && !runsOn(last, last + 1);
}

type Passage = { folded: Folded; first: number };

function variantsIn(listed: Passage, written: Passage): Variant[] {
  const seen = new Set<Variant>();
  for (let at = 0; at < listed.folded.characters.length; at += 1) {
    const variant = difference(pieceOf(listed, at), pieceOf(written, at));
    if (variant) seen.add(variant);
    if (at > 0 && isApart(written, at) && !isApart(listed, at)) seen.add("spaced");
  }
  return VARIANTS.filter((variant) => seen.has(variant));
}

const pieceOf = ({ folded, first }: Passage, at: number) => folded.read[first + at] ?? "";

const isApart = ({ folded, first }: Passage, at: number) =>
  (folded.starts[first + at] ?? 0) > (folded.ends[first + at - 1] ?? 0);

function difference(listed: string, written: string): Variant | null {
  if (listed.toLowerCase() === written.toLowerCase()) return null;
  const [meant, plain] = [plainLooks(listed), plainLooks(written)];
  if (meant === plain) return "shape";
  return simplified(meant) === simplified(plain) ? "traditional" : "lookAlike";
}
