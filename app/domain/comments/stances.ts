/** Where a comment's author stands, in the order they are always shown. */
export const STANCES = ["support", "oppose", "neutral", "question"] as const;
export type StanceKind = (typeof STANCES)[number];
