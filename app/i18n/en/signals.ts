import type { Messages } from "../zh.ts";
import { count } from "./count.ts";

export const signals: Messages["signals"] = {
  variants: {
    spaced: "with spaces or signs in between",
    shape: "in full-width, circled or similar characters",
    traditional: "in traditional characters",
    lookAlike: "with look-alike characters",
  },
  strengths: {
    note: { name: "Tell the committee", hint: "The text is published as usual, and the committee is told." },
    hold: {
      name: "Review first",
      hint: "Published only once the committee has seen it. For words that hardly ever hit the wrong text.",
    },
  },
  modes: {
    off: { name: "No review", hint: "Everything is published at once and dealt with afterwards." },
    newcomers: {
      name: "New accounts only",
      hint: "Younger than 7 days, or fewer than 3 comments and proposals published.",
    },
    everybody: {
      name: "Everybody",
      hint: "Every comment and proposal is published only once the committee has seen it, except what the committee, the sub-district and the supervisors say in office.",
    },
  },
  held: {
    pill: "Waiting for review",
    title: "Your comments waiting for review",
    lead: "Only you, the committee and its supervisors can see them. The committee publishes them, or tells you the ground and the reason why not; you can appeal.",
    next: "Once published, a comment becomes the latest one, with the time you wrote it. Until then it is not counted, nor is your stance, and nobody it mentions is told.",
    changed: "What you changed is published once the committee has seen it. Until then others cannot see this comment.",
    due: "To be decided by ",
    own: "Waiting for review",
    kinds: { comment: "Comment", proposal: "Proposal" },
    changedOwn: "Changed. It is shown again once the committee has seen it.",
    others: "This comment was changed. It is shown again once the committee has seen it.",
    label: (name) => `${name}, not published yet`,
    rewrite: "Change",
    withdraw: "Take back",
  },
  seen: {
    pill: "Noticed",
    word: (word, ground) => `Has “${word}” from the word list (${ground})`,
    held: ", which is to be reviewed first",
    written: (how) => `, ${how}`,
    and: ", ",
    place: "In the text: ",
    newAccount: (days, posts) =>
      `New account: ${count(days, "day")} old, ${count(posts, "comment or proposal", "comments and proposals")} published`,
    links: (links) => (links === 1 ? "Has a link" : `Has ${links} links`),
    repeated: (own, others) =>
      `Within 7 days: ${[own > 0 && `said ${count(own, "time")} before by the same person`, others > 0 && `said by ${count(others, "other person", "others")}`].filter(Boolean).join(", ")}`,
    speed: (posts) => `${posts} comments and proposals within 10 minutes`,
    review: {
      newcomers: "This community first reviews what new accounts write",
      everybody: "This community first reviews what everybody writes",
    },
    flags: (people) => `Flagged by ${count(people, "person", "people")}`,
    nothing: "Nothing was noticed after it was changed. It is published once you have seen it.",
  },
  judge: {
    publish: "Publish",
    refuse: "Do not publish this comment",
    refuseProposal: "Do not publish this proposal",
    unnumbered: "It gets its number once published. Now only its author, the committee and its supervisors can see it.",
    refuseLead:
      "Its author sees the ground and the reason and can appeal once; a colleague of yours decides. Criticism is no ground.",
    submit: "Do not publish",
    askLead:
      "Its author sees ground, reason and time at once, and it is not published before; changed or not, it then comes back here to you and your colleagues.",
    context: "See the discussion",
  },
  words: {
    title: "Word list",
    lead: "These words are looked for in every comment and proposal, also with spaces, in other shapes, traditional or look-alike characters. Finding one only tells the committee, which decides. Only the committee and the supervisors can see this list.",
    add: "Add words",
    words: "Words, one a line",
    wordsHint:
      "Each of 2 to 40 characters. A word that is on the list already gets the ground and the effect chosen below.",
    ground: "On which ground",
    strength: "What happens when it is found",
    submit: "Add to the list",
    count: (count) => (count === 1 ? "1 word" : `${count} words`),
    none: "The word list is empty",
    remove: "Remove",
    removeOf: (word) => `Remove “${word}” from the list`,
    tryTitle: "Try it",
    tryLead: "Paste a text to see which words are found in it. It is not kept.",
    tryText: "A text",
    trySubmit: "Look for words",
    tryAgain: "Try another",
    found: "Found",
    foundNothing: "None of the words were found.",
    back: "Back to the list",
    readOnly: "The committee adds and removes words.",
  },
  settings: {
    review: "Review before publication",
  },
  conduct: {
    title: "What the committee is told automatically",
    lead: "Nothing is ever hidden or deleted automatically. The committee is only asked to look, when there is:",
    noticed: [
      "A word on the committee’s list. The list is not public, or it would teach how to get around it; each word stands for a ground on this page. A few words make a text wait for review.",
      "A new account, many links, repeated text, many texts in a short time. One of these alone is no reason.",
      "Several flags.",
    ],
    held: "Whoever wrote what waits sees that it does, and by when it is decided; of one that is not published they see the ground and the reason, and can appeal.",
    now: "In this community now: ",
  },
};
