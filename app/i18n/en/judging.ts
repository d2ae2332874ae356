import type { Messages } from "../zh.ts";

type Words = Pick<Messages["moderation"], "queue" | "home" | "judge" | "bulk" | "request" | "case">;

export const judging: Words = {
  queue: {
    title: "Moderation queue",
    lead: "What concerns the law or personal data, or is flagged by several, comes first, then whatever waited longest. Criticism breaks no rule; when in doubt, keep.",
    waiting: "Waiting",
    count: (count) => `${count}`,
    oldest: "Waiting longest since",
    overdue: (hours) => `Longer than the promised ${hours} hours`,
    escalated: "Handed to the chair, of these",
    asked: "Being changed by their authors",
    late: (count, hours) =>
      count === 1
        ? `One has waited for more than the promised ${hours} hours.`
        : `${count} have waited for more than the promised ${hours} hours.`,
    lateItem: "Late",
    urgent: "First",
    urgentLaw: "law or personal data",
    urgentMany: (count) => `flagged by ${count}`,
    escalatedItem: "Handed to the chair",
    flags: (count) => (count === 1 ? "flagged by 1 person" : `flagged by ${count} people`),
    proposal: "Proposal",
    waits: "Waiting since",
    none: "Nothing is waiting",
    appeals: "Appeals to decide",
    due: "Due by",
    begin: "One by one",
  },
  home: {
    waiting: (count) =>
      count === 1 ? "1 post is waiting for moderation" : `${count} posts are waiting for moderation`,
    overdue: (count, overdue, hours) =>
      `${count} posts are waiting for moderation, ${overdue} of them longer than the promised ${hours} hours`,
    appeals: (count) =>
      count === 1 ? "1 appeal is waiting for a decision" : `${count} appeals are waiting for a decision`,
    escalated: (count) => `${count} for you to decide`,
    edit: (excerpt) => `The committee asks you to change “${excerpt}”`,
    decided: (excerpt) => `Your appeal was decided: “${excerpt}”`,
    hidden: (excerpt) => `What you wrote was hidden, see why and appeal: “${excerpt}”`,
  },
  judge: {
    bar: "Decide on this one",
    keep: "Keep",
    hide: "Hide",
    ask: "Ask to edit",
    escalate: "To the chair",
    skip: "Skip for now",
    next: "Next one",
    close: "Close",
    otherGrounds: "Other grounds",
    between: ", ",
    done: {
      kept: (count) => `${count} kept`,
      hidden: (count) => `${count} hidden`,
      asked: (count) => `${count} asked to edit`,
      escalated: (count) => `${count} handed to the chair`,
      undone: (count) => `${count} waiting again`,
    },
    skipped: (count) => `${count} left as they were: a colleague decided, or they are not yours to decide.`,
    undo: "Undo",
    keys: "Keys",
    keysOff: "Turn keys off",
    keysOn: "Turn keys on",
    keyList: [
      { key: "K", does: "keep" },
      { key: "H", does: "hide" },
      { key: "E", does: "ask to edit" },
      { key: "U", does: "to the chair" },
      { key: "J", does: "skip" },
      { key: "Z", does: "undo" },
    ],
  },
  bulk: {
    title: "In bulk",
    lead: "Tick what belongs together, up to 50. Each is on record by itself; each author sees the reason and can appeal.",
    leadAlike:
      "All of one author, and whatever says exactly the same, is ticked. Look it over and untick what does not belong. Each is on record by itself and can be appealed.",
    whole: "Read it whole",
    hide: "Hide these",
    keep: "Keep these",
  },
  request: {
    title: "Ask its author to edit",
    lead: "It stays as it is meanwhile. Its author sees ground, reason and deadline at once; changed or not, it comes back here to be looked at again.",
    own: "Please edit",
    asked: "The committee asks you to change this",
    colon: ": ",
    until: "How much time",
    days: (count) => (count === 1 ? "1 day" : `${count} days`),
    submit: "Ask to edit",
    by: "Asked by",
    due: "To be changed by",
    dueLead: ". If it is not, the committee then decides what to do.",
    changes: "What was changed",
    states: {
      open: "Waiting for its author",
      edited: "Changed by its author",
      lapsed: "Not changed in time",
      over: "No longer waiting for a change",
    },
  },
  case: {
    title: "A case to look at",
    why: "Why it is here",
    signal: (ground, count) => (count === 1 ? `One says: ${ground}` : `${count} say: ${ground}`),
    alike: (ofAuthor, sameText) =>
      sameText === 0
        ? `${ofAuthor} more of the same author: decide together`
        : ofAuthor === 0
          ? `${sameText} more say the same: decide together`
          : `${ofAuthor} more of the same author, ${sameText} of others saying the same: decide together`,
    parent: (name) => `It answers what ${name} said:`,
    by: (name, position) => `${name}, comment ${position}`,
    proposedBy: (name) => `Proposed by ${name}`,
    context: "See it in the discussion",
    proposalContext: "See it on its own page",
    hideProposal: "Hide this proposal",
    states: {
      waiting: "Waiting",
      asked: "Being changed by its author",
      kept: "Kept",
      hidden: "Hidden",
      removed: "Taken back by its author",
      escalated: "Handed to the chair",
    },
    judgedBy: {
      waiting: (name) => `Seen by ${name}`,
      asked: (name) => `${name} asked for a change`,
      kept: (name) => `Kept by ${name}`,
      hidden: (name) => `Hidden by ${name}`,
      removed: (name) => `Seen by ${name}`,
      escalated: (name) => `Handed to the chair by ${name}`,
    },
    hide: "Hide this comment",
    hideLead:
      "Its author, the committee and its supervisors can still read it, until it is erased after six months. The author sees ground and reason and can appeal once; somebody other than you decides.",
    ground: "Ground",
    note: "Reason (its author sees it)",
    submit: "Hide",
    undo: "Take this decision back",
    undoLead: "A mistake can be put right at once, and it waits again. Once a hiding is appealed, a colleague decides.",
    decide: "Decide on the appeal",
  },
};
