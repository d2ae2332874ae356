import type { Messages } from "../zh.ts";
import { count } from "./count.ts";

export const home: Messages["home"] = {
  title: "Home",
  openVote: "Voting now",
  closesAt: "Deadline",
  vote: "Vote",
  seeVote: "See the vote",
  seeProposal: "See the proposal",
  moreVotes: "Other votes",
  allVotes: "All votes",
  needsMe: "Waiting for you",
  yourBallot: (question) => `Please vote: ${question}`,
  needsRevision: (title) => `Your proposal “${title}” needs more detail`,
  draftWaits: (title) => `You have a draft that is not submitted yet: “${title}”`,
  reviewWaits: (waiting) => `${count(waiting, "proposal waits", "proposals wait")} for admissibility review`,
  publishWaits: (waiting) => `${count(waiting, "counted vote waits", "counted votes wait")} for publication`,
  claimsWait: (waiting) => `${count(waiting, "claim waits", "claims wait")} to be verified`,
  underWay: "Under discussion",
  allProposals: "All proposals",
  nothingUnderWay: "Nothing is being discussed right now",
  nothingUnderWayHint: "You can make a proposal and talk it over with your neighbours.",
  justDecided: "Just published",
  allNotices: "All public notices",
  nothingDecided: "No results have been published yet.",
  noticeUntil: "On public notice until",
  welcome: "Make a proposal, talk it over, vote on it. Every result is public, for anyone to check.",
};
