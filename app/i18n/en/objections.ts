import type { Messages } from "../zh.ts";

export const objections: Messages["objections"] = {
  standings: { notice: "On public notice", final: "Final", annulled: "Annulled" },
  verdicts: { waiting: "Waiting for an answer", upheld: "Upheld", rejected: "Not upheld" },
  final: "The notice period is over and no objection was upheld: this result is final.",
  annulled:
    "An objection was upheld: this result was annulled and has no effect. The matter can be talked about and put to a vote again.",
  settled: "Final since",
  annulledAt: "Annulled",
  toProposal: "Go on talking about it in the proposal",
  countedBefore: "The count before it was annulled",
  plannedBefore: "What was to be done before it was annulled",
  notCarriedOut: "The result was annulled, and none of this will be carried out.",
  ofVote: "The result published from this count was annulled because an objection was upheld, and has no effect.",
  title: "Objections",
  lead: "While the notice runs, residents, owners and the supervisory committee may object. The residents’ committee answers within 5 days, and both are published here.",
  none: "No objections have been published.",
  waiting: (count) =>
    `${count} ${count === 1 ? "objection waits" : "objections wait"} for an answer, and will be published with it.`,
  over: "The notice period is over. No more objections are taken.",
  object: "Object",
  by: "From",
  answered: "Answer",
  form: {
    title: "Object to the result",
    lead: "Please say what is wrong: the count, the roll, the procedure or the notice. Once it is answered, your text and your display name are public. Please leave out phone numbers and flats.",
    until: "Notice period until",
    text: "What is wrong, and why",
    submit: "Send the objection",
    own: "Your objections",
  },
  page: {
    title: "Objection to the result",
    filed: "Made",
    due: "To be answered by",
    late: "This is overdue. Please answer it now.",
    hidden: "Until it is answered, only its author, the residents’ committee and the supervisory committee can see it.",
    waits: "The residents’ committee will answer before then. The answer is published together with your objection.",
    answerTitle: "Answer this objection",
    verdict: "Does it hold?",
    options: {
      rejected: { label: "No", hint: "The result stands. The answer is published at once." },
      upheld: {
        label: "Yes, annul the result",
        hint: "A second person has to approve, and one of the two is the chair. The result is then void, and the matter goes back to deliberation.",
      },
    },
    afterAnnulment: {
      rejected: {
        label: "No",
        hint: "The result was annulled for another objection. The answer is published at once.",
      },
      upheld: {
        label: "Yes",
        hint: "The result was annulled for another objection; nobody has to approve. The answer is published at once.",
      },
    },
    answer: "Reasons",
    answerHint:
      "Say what you checked and what you rely on. This is public for good: please leave out names, flats and phone numbers.",
    submit: "Answer",
  },
  list: {
    title: "Objections to answer",
    lead: "They have to be answered within 5 days. The most urgent come first.",
    none: "No objection waits for an answer.",
    late: "Overdue",
  },
  act: "Why it is annulled",
  home: (count) => `${count} ${count === 1 ? "objection" : "objections"} to a result to answer`,
};
