/** Every move there is, from where to where. Who may make it is policy.ts. */
const MOVES = {
  draft: ["submitted"],
  submitted: ["endorsing", "needsRevision", "notAccepted", "merged", "withdrawn"],
  endorsing: ["listed", "needsRevision", "notAccepted", "merged", "transferred", "withdrawn"],
  needsRevision: ["endorsing", "merged", "withdrawn"],
  listed: ["deliberating", "ballotNotice", "voting", "merged", "transferred", "withdrawn", "suspended"],
  deliberating: ["outcomeDrafted", "closedNonBinding", "ballotNotice", "voting", "merged", "suspended", "withdrawn"],
  outcomeDrafted: ["closedNonBinding", "ballotNotice", "voting", "merged"],
  closedNonBinding: ["archived"],
  ballotNotice: ["voting", "deliberating", "suspended"],
  voting: ["tallied", "deliberating"],
  tallied: ["resultNotice"],
  resultNotice: ["objectionReview", "effective", "failed", "deliberating"],
  objectionReview: ["effective", "failed", "deliberating"],
  effective: ["implementing"],
  implementing: ["completed"],
  completed: ["rated"],
  rated: ["archived"],
  suspended: ["deliberating", "merged"],
  archived: [],
  notAccepted: [],
  // Back to where it was: a merger can be undone.
  merged: ["submitted", "endorsing", "needsRevision", "listed", "deliberating", "outcomeDrafted", "suspended"],
  transferred: [],
  withdrawn: [],
  failed: [],
} as const;

export type ProposalState = keyof typeof MOVES;

export const mayFollow = (from: ProposalState, to: ProposalState) =>
  (MOVES[from] as readonly ProposalState[]).includes(to);

/** A vote in preparation or later: the text that is voted on stands. */
const EDITABLE: readonly ProposalState[] = ["draft", "submitted", "endorsing", "needsRevision"];
export const isEditable = (state: ProposalState) => EDITABLE.includes(state);

/** What neighbours are voting on or have decided is not hidden from them; the database holds to the same. A draft that waits may be refused. */
const HIDABLE: readonly ProposalState[] = [
  ...(["draft", "submitted", "endorsing", "needsRevision", "listed", "deliberating", "outcomeDrafted"] as const),
  ...(["suspended", "notAccepted", "merged", "transferred", "withdrawn"] as const),
];
export const isHidable = (state: ProposalState) => HIDABLE.includes(state);

const ENDORSABLE: readonly ProposalState[] = ["endorsing", "listed", "deliberating"];
export const isEndorsable = (state: ProposalState) => ENDORSABLE.includes(state);

/** People may discuss what is under way, and what was decided until it is done. */
const SILENT: readonly ProposalState[] = [
  "draft",
  "notAccepted",
  "merged",
  "transferred",
  "withdrawn",
  "failed",
  "archived",
  "rated",
  "closedNonBinding",
];
export const isDiscussable = (state: ProposalState) => !SILENT.includes(state);

/** The six stations of the way that everyone sees. */
export const STATIONS = ["proposed", "endorsed", "listed", "deliberated", "voted", "carriedOut"] as const;
export type Station = (typeof STATIONS)[number];

const STATION_OF: Partial<Record<ProposalState, number>> = {
  draft: 0,
  submitted: 0,
  needsRevision: 0,
  endorsing: 1,
  listed: 2,
  deliberating: 3,
  outcomeDrafted: 3,
  suspended: 3,
  ballotNotice: 4,
  voting: 4,
  tallied: 4,
  resultNotice: 5,
  objectionReview: 5,
  effective: 5,
  implementing: 5,
  completed: 6,
  rated: 6,
  archived: 6,
};

/** How many stations lie behind, and so which one is now; null when the matter left the way (refused, withdrawn, merged …). */
export const stationsPassed = (state: ProposalState): number | null => STATION_OF[state] ?? null;

/** What the list's filter offers, and which states each word means. */
export const STATE_GROUPS = {
  endorsing: ["submitted", "endorsing", "needsRevision"],
  deliberating: ["listed", "deliberating", "outcomeDrafted", "suspended"],
  voting: ["ballotNotice", "voting", "tallied"],
  decided: ["resultNotice", "objectionReview", "effective"],
  carriedOut: ["implementing", "completed", "rated"],
  closed: ["closedNonBinding", "notAccepted", "merged", "transferred", "withdrawn", "failed", "archived"],
} as const satisfies Record<string, readonly ProposalState[]>;
export type StateGroup = keyof typeof STATE_GROUPS;
