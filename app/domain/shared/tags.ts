/**
 * What a page was made from. A command names the tags it touched, in its transaction;
 * pages kept in memory under one of them are dropped. Tags are short and hold no personal data.
 */
export const tags = {
  community: (communityId: string) => `c:${communityId}`,
  proposals: (communityId: string) => `c:${communityId}:proposals`,
  proposal: (communityId: string, serial: string) => `c:${communityId}:proposal:${serial}`,
  thread: (communityId: string, threadId: string) => `c:${communityId}:thread:${threadId}`,
  votes: (communityId: string) => `c:${communityId}:votes`,
  vote: (communityId: string, serial: string) => `c:${communityId}:vote:${serial}`,
  outcome: (communityId: string, serial: string) => `c:${communityId}:outcome:${serial}`,
  outcomes: (communityId: string) => `c:${communityId}:outcomes`,
  noticeLists: (communityId: string) => `c:${communityId}:notices`,
  measures: (communityId: string) => `c:${communityId}:measures`,
  installation: () => "installation",
};
