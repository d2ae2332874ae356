/** The nine kinds of content that 互联网信息服务管理办法 art. 15 forbids, in its order: (一) to (九). */
export const LEGAL_GROUNDS = [
  "constitution",
  "stateSecurity",
  "nationalHonour",
  "ethnicHatred",
  "cults",
  "rumours",
  "obscenity",
  "defamation",
  "otherLaw",
] as const;

/** What neighbours agreed not to do to each other here. */
export const HOUSE_GROUNDS = ["personalData", "insult", "offTopic", "duplicate", "advertising"] as const;

/** Everything that something written here can be objected to for. Criticism, of whomever, is not among it. */
export const GROUNDS = [...LEGAL_GROUNDS, ...HOUSE_GROUNDS] as const;
export type Ground = (typeof GROUNDS)[number];

/** What cannot wait: the law, or somebody's personal data. */
export const isUrgent = (ground: Ground): boolean =>
  ground === "personalData" || LEGAL_GROUNDS.some((legal) => legal === ground);

/** Flagged by so many people since it was last judged, something cannot wait either. */
export const MANY_FLAGS = 3;

/** When something is due that has waited since a moment, as the community promises. */
export const dueAfter = (moment: Date, promisedHours: number): Date =>
  new Date(moment.getTime() + promisedHours * 3_600_000);
