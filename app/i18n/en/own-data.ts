import type { Messages } from "../zh.ts";

export const ownData: Messages["ownData"] = {
  password: "Password",
  export: {
    title: "Export my data",
    lead: "All that is yours here, in one archive to keep on your phone or computer.",
    holds: [
      "Your account, your devices, what you agreed to",
      "Your roles, your registered homes, your claims to them",
      "Your proposals, drafts among them, your comments, endorsements, stances and ballots",
      "Who looked at your real data, and what you did while you served",
    ],
    notHeld:
      "Only what is yours, and nothing private of your neighbours. It holds your ballots and your real name: please do not pass it on. At most 5 times a day.",
    submit: "Download the archive",
  },
  erasure: {
    title: "Erase my account",
    waiting: "This account is waiting to be erased.",
    goesAt: "It goes at:",
    callOff: "Call it off and stay",
    goes: "What goes",
    goesList: [
      "Your real name, shown name, mobile number, e-mail address, account name and password",
      "All devices and second factors",
      "Your claims to homes with their proofs, and your links to homes",
      "Drafts that were not submitted",
      "Your roles: resident, owner, representative, building head, grid worker",
    ],
    stays: "What stays, and why",
    staysList: [
      "Public proposals and comments: a discussion has to make sense. Their author becomes a resident who has left.",
      "Ballots, endorsements and stances: counts and results cannot change. Nothing links them to your name any more.",
      "Records of work and of who viewed data: they prove who did what, under a name that is nobody’s.",
      "What you agreed to and when: it proves that you were asked, without your name.",
      "The register of owners: it is kept by law, and who owns a home does not change with an account. To correct it, please ask the residents’ committee.",
    ],
    ask: "Ask for erasure",
    askLead:
      "It waits for a day. Until then you can sign in as always and call it off at any time; afterwards nothing brings it back.",
    exportFirst: "Export my data first",
    submit: "Erase my account in a day",
  },
  readme: `Sunshine Hall: your own data

This archive holds all that is yours in Sunshine Hall, and nothing private of anybody else. Your real name and your ballots are in it: please keep it safe.
Files ending in .json open in any editor and can be read by other programs; the folder texts holds what you wrote.
Times are in UTC; Beijing is 8 hours ahead. Areas are in units of 0.01 square metres.

account.json       your account: names, mobile number, e-mail address, language
consents.json      what you agreed to, in which version, and when
sessions.json      your devices and when they signed in
factors.json       your second factors: which, and when they were used (no secrets)
roles.json         your roles, when and why they were given and taken back
homes.json         homes you own or live in, letters you used, grids you look after
claims.json        your claims to homes and what became of them (images not deleted yet are in the folder proofs)
proposals.json     your proposals and drafts with every change
comments.json      your comments, and what became of those that were hidden
endorsements.json  what you endorsed
stances.json       where you stand in each discussion
threads.json       comments you found helpful or not or flagged, discussions you follow, and where you were mentioned
sanctions.json     warnings and limits that the committee gave you, your appeals and the answers
moves.json         the steps you moved proposals on by
ballots.json       the rolls you are on, how you voted and when
objections.json    your objections to results, and the answers
published.json     votes you opened and results you published while you served
looks.json         who looked at your real data and when; when you looked at others’ (not whose)
acts.json          what you did while you served, and what others did that concerns you

texts              your proposals and comments: .md as you typed them, .html as they are shown
pictures           the pictures that came with them
`,
};
