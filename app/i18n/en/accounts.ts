import type { Messages } from "../zh.ts";

export const accounts: Messages["accounts"] = {
  frontDoor: {
    title: "Choose your community",
    emptyTitle: "No community here yet",
    emptyHint:
      "The installation is complete. An administrator now runs this command on the server to set up the first community and the first account:",
  },
  signIn: {
    title: "Sign in",
    name: "Account name or mobile number",
    password: "Password",
    submit: "Sign in",
    help: "No account yet, or forgot your password? Bring an ID to the residents’ committee and they will help you.",
  },
  settings: {
    title: "Community settings",
    lead: "Changes take effect at once and are written to the record of work.",
    threshold: "Endorsements needed to be accepted",
    thresholdHint: "The residents’ committee can accept a proposal once this many people endorse it.",
    icpNumber: "ICP filing number",
    privacyUrl: "Address of the privacy policy",
    complaintChannel: "Where to complain",
    footerHint: "Shown at the foot of every page; left out when empty.",
  },
  me: {
    title: "Me",
    roles: "My roles in this community",
    noRoles:
      "You are not registered in this community yet: you can read everything, but not take part. Please register with the residents’ committee.",
    proposals: "My proposals",
    drafts: "Drafts",
    noProposals: "You have not proposed anything yet",
    noProposalsHint:
      "Is there something around you that you would like to change? Write it down and ask your neighbours.",
    ballots: "Waiting for my vote",
    noBallots: "Nothing is waiting for your vote right now.",
  },
};
