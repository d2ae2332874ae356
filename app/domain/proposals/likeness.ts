/**
 * When two titles are alike. A title is a set of terms: its words, and the pairs of neighbouring characters, which also
 * find names and words that the dictionary does not know or cuts otherwise. A word weighs as much as two
 * pairs, a number as much as one.
 */

/** Grows with every change of how titles become terms: all of them are then worked out anew. */
export const TERMS_VERSION = 1;

/** What every other title says too, and what only holds a sentence together. */
const EMPTY_WORDS = new Set(
  `的 了 和 与 及 或 在 把 被 请 让 给 对 为 从 到 由 有 是 要 想 能 会 吗 呢 吧 啊 我 你 您 咱 们 也 都 就 还 再 个 一 这 那 该 等 后 前 中 内 里 上 下
  关于 建议 希望 提议 请求 申请 呼吁 强烈 能否 是否 可否 可以 能够 应该 应当 需要 必须 尽快 及时 我们 咱们 大家 本小区 小区 号楼 号 楼 栋 幢 单元 社区 居民 业主 住户 邻居
  问题 事情 情况 一下 一个 以及 或者 因为 所以 进行 解决 处理 如何 怎么 怎样 什么 方便`.split(/\s+/),
);

const isHan = (word: string) => /^\p{Script=Han}+$/u.test(word);

/** What a title is compared by: how much each of its terms weighs, and all of them together. */
export type TitleTerms = { weights: ReadonlyMap<string, number>; size: number };

const WORD = 2;
const PAIR = 1;

/** The terms of a title from its words in their order. */
export function termsOfTitle(words: readonly string[]): TitleTerms {
  const weights = new Map<string, number>();
  let before = "";
  for (const word of words) {
    if (!/[\p{L}\p{N}]/u.test(word) || EMPTY_WORDS.has(word)) {
      before = "";
      continue;
    }
    const characters = isHan(word) ? [...word] : [];
    for (const character of characters) {
      if (before) weights.set(before + character, Math.max(PAIR, weights.get(before + character) ?? 0));
      before = character;
    }
    if (characters.length === 0) before = "";
    if (characters.length !== 1) weights.set(word, /^\p{N}+$/u.test(word) ? PAIR : WORD);
  }
  return { weights, size: [...weights.values()].reduce((sum, weight) => sum + weight, 0) };
}

/** Less in common says nothing: one word of two characters weighs two. */
export const LEAST_SHARED = 3;

/** How much the smaller and the larger of two titles count, in a sum of five, and from how much in common they are alike. */
export const LIKENESS = { smaller: 3, larger: 2, fromPercent: 33 } as const;
