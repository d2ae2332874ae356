import type { Messages } from "../zh.ts";
import { judging } from "./judging.ts";

export const moderation: Messages["moderation"] = {
  grounds: {
    constitution: {
      name: "Opposing the basic principles of the constitution",
      meaning:
        "Agitating to overthrow the system the constitution lays down. How laws are carried out, and how they could be better, may be discussed.",
    },
    stateSecurity: {
      name: "Endangering national security, giving away state secrets",
      meaning:
        "Giving away state secrets, subverting the state, dividing the country. Saying what goes wrong in the work of the community or the sub-district does not count.",
    },
    nationalHonour: {
      name: "Harming the honour and interests of the nation",
      meaning:
        "Insulting the flag, emblem or anthem, slandering heroes and martyrs. Discontent with public affairs and criticism of them do not count.",
    },
    ethnicHatred: {
      name: "Stirring up ethnic hatred or discrimination",
      meaning: "Insulting or shutting out people for their ethnicity, or urging others to do so.",
    },
    cults: {
      name: "Undermining religious policy, promoting cults and superstition",
      meaning:
        "Promoting cults, swindling people with superstition, keeping others from believing or not believing. Mentioning one’s own customs and beliefs does not count.",
    },
    rumours: {
      name: "Spreading rumours that disturb public order",
      meaning:
        "Making up alarming news, or spreading it although one knows that it is false. Being mistaken, asking whether something is true, and doubts that have a reason do not count.",
    },
    obscenity: {
      name: "Obscenity, gambling, violence, terror, incitement to crime",
      meaning:
        "Pornography, gambling, killing; urging or teaching people to commit crimes. Telling truly what happened in the neighbourhood does not count.",
    },
    defamation: {
      name: "Insulting or defaming others, infringing their rights",
      meaning:
        "Making up facts that harm somebody’s name, or threatening them. Stating facts, and opinions on what somebody did, do not count.",
    },
    otherLaw: {
      name: "Anything else that laws and regulations forbid",
      meaning: "Fraud, or trade in forbidden goods. Whoever goes by this one says which article of which law.",
    },
    personalData: {
      name: "Publishing others’ personal data",
      meaning:
        "Names, telephone numbers, identity numbers, addresses, number plates, illnesses or pictures of others who did not agree. Offices and their public numbers do not count.",
    },
    insult: {
      name: "Abuse or personal attacks",
      meaning:
        "Scolding, mocking or name-calling with nothing about the matter. Harsh or rude words alone do not count.",
    },
    offTopic: {
      name: "Off topic",
      meaning:
        "Has nothing to do with what is being discussed. Another point of view or another way to do it does not count.",
    },
    duplicate: {
      name: "Repeated posting",
      meaning: "Posting the same words many times. Several neighbours who think the same do not count.",
    },
    advertising: {
      name: "Advertising",
      meaning:
        "Selling goods or services, drawing people into groups, links that lead to shops. Comparing prices a proposal needs, and one’s own experience, do not count.",
    },
  },
  comment: {
    flag: "Flag",
    hidden: (ground) => `The committee has hidden this comment. Ground: ${ground}. Answers to it stay.`,
    why: "See why, and appeal",
    rule: "See this rule",
  },
  promise: (hours) => `The committee promises to act within ${hours} hours.`,
  flag: {
    title: "Flag this comment",
    proposalTitle: "Flag this proposal",
    lead: "Only the committee and its supervisors see flags; its author does not learn who flagged it. Disagreement or dislike is no reason to flag.",
    ground: "Which rule it breaks",
    note: "Anything to add (optional)",
    submit: "Flag",
    done: "You flagged this",
    doneLead: "The committee looks at every flag. What it did, without names or words, goes into the public log.",
    withdraw: "Take the flag back",
    log: "The public log",
  },
  ...judging,
  measure: {
    title: "Your hidden comment",
    proposalTitle: "Your hidden proposal",
    own: "What the committee did about what I wrote",
    lead: "This is what you wrote. Only you, the committee and its supervisors can read it now. Six months after the last decision it is erased, with the reasons.",
    gone: "Kept as long as the law asks: the original and the reasons are gone.",
    noteGone: "Not kept: its author has left.",
    ground: "Ground",
    note: "Reason",
    at: "Hidden",
    by: "Hidden by",
    appeal: "Appeal",
    appealLead: "You can appeal once. A colleague who neither flagged nor hid it decides.",
    text: "Why it should be shown",
    submit: "Send the appeal",
    appealed: "Your appeal",
    due: "Answer due by",
    answer: "Answer",
    states: {
      standing: "Hidden",
      undone: "Taken back, shown again",
      appealed: "Appealed, not yet decided",
      upheld: "Appeal rejected, stays hidden",
      reversed: "Appeal granted, shown again",
    },
  },
  appeal: {
    title: "Decide on an appeal",
    original: "What was written",
    reason: "Why it was hidden",
    appeal: "What its author says",
    verdict: "Decision",
    verdicts: { upheld: "Stays hidden", reversed: "Shown again" },
    answer: "Reason (its author sees it)",
    submit: "Decide",
    waits: "This appeal is not yours to decide, or has been decided.",
  },
  log: {
    title: "Moderation log",
    lead: "Whenever the committee hides a comment or a proposal, takes that back, gets an appeal or decides on one, it is public here: not whose it was, nor what it said.",
    counts: "By month",
    month: "Month",
    ground: "Ground",
    hidden: "Hidden",
    undone: "Taken back",
    appeals: "Appeals",
    reversals: "Granted",
    measures: "One by one",
    none: "Nothing has been hidden yet",
    steps: { at: "Hidden", undoneAt: "Taken back", appealedAt: "Appealed", decidedAt: "Decided" },
  },
  conduct: {
    title: "Rules of conduct",
    link: "Rules of conduct",
    lead: "What is talked about here concerns all of us. What may be said and what may not is on this page, and there are no other standards.",
    criticismTitle: "Criticism breaks no rule",
    criticism:
      "To criticise the residents’ committee, the property manager, the owners’ committee or the sub-district, to be against a proposal, to question an account, sharply and in words that hurt: it is your right. Criticism alone is never a reason to act on what somebody wrote.",
    process:
      "If you think somebody broke a rule, you can flag it. When the committee hides a comment or a proposal it names the ground and the reason; its author sees both and can appeal once, and a colleague who neither flagged nor hid it decides. Only the author, the committee and its supervisors can read the words, which are erased six months after the last decision. Every measure is public.",
    log: "See the public log",
    rulesTitle: "How we talk to each other",
    rules: [
      "Speak of the matter, not of the person: say what happened and why, and judge nobody’s character.",
      "Say how you know: seen, heard, or your own view.",
      "Protect others’ privacy: no names, phone numbers or addresses of neighbours.",
      "Say it once; add more when you have a new argument.",
      "Correct your mistakes: you can edit what you said, and everybody can see what it was before.",
    ],
    houseTitle: "What neighbours agreed on",
    house: "So that everybody can speak freely here, please post none of these.",
    lawTitle: "What the law forbids",
    law: "The nine items of article 15 of the Administrative Measures for Internet Information Services, each with what it means in plain words.",
    items: ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((number) => `Item ${number}`),
  },
};
