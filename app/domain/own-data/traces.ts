/** What erasure does with a row: it goes, stays without the link to the person, ends today, or stays as it is. */
type Erasure = "deleted" | "unlinked" | "ended" | "stays";

export type Trace = {
  /** The file of the export that tells of it; or null, and why it is not told. */
  file: string | null;
  erasure: Erasure;
  /** Why it is not exported, or why it stays. */
  because?: string;
};

const ofOthers = "is about somebody else; that one did it is in acts.json";
const ofAll = "is an act of the committee; that one did it is in acts.json";
const isPublicRecord = "is part of the public record, under a name that is nobody's";
const isEvidence = "proves to others what was done to them, under a name that is nobody's";

/**
 * Every column of the database that says which account something belongs to or was done by. Export and erasure are held
 * to it: a column that is not here fails tests/db/own-data.
 */
export const TRACES: Readonly<Record<string, Trace>> = {
  "Session.accountId": { file: "sessions.json", erasure: "deleted" },
  "KnownDevice.accountId": { file: "sessions.json", erasure: "deleted" },
  "TotpFactor.accountId": { file: "factors.json", erasure: "deleted" },
  "Passkey.accountId": { file: "factors.json", erasure: "deleted" },
  "RecoveryCode.accountId": { file: "factors.json", erasure: "deleted" },
  "OneTimeCode.accountId": { file: null, erasure: "deleted", because: "is a digest that is swept after a day" },
  "CommunityName.accountId": { file: "account.json", erasure: "deleted" },
  "Consent.accountId": { file: "consents.json", erasure: "stays", because: isEvidence },

  "Membership.accountId": { file: "roles.json", erasure: "ended" },
  "Membership.grantedById": { file: null, erasure: "stays", because: ofOthers },
  "Membership.endedById": { file: null, erasure: "stays", because: ofOthers },
  "OfficialPost.accountId": { file: "roles.json", erasure: "ended" },
  "OfficialPost.grantedById": { file: null, erasure: "stays", because: ofOthers },
  "OfficialPost.endedById": { file: null, erasure: "stays", because: ofOthers },

  "OwnerPartyMember.accountId": { file: "homes.json", erasure: "unlinked" },
  "Occupancy.accountId": { file: "homes.json", erasure: "deleted" },
  "GridWorker.accountId": { file: "homes.json", erasure: "deleted" },
  "UnitLetter.usedById": { file: "homes.json", erasure: "unlinked" },
  "UnitLetter.printedById": { file: null, erasure: "stays", because: ofOthers },
  "Claim.accountId": { file: "claims.json", erasure: "deleted" },
  "Claim.decidedById": { file: null, erasure: "stays", because: ofOthers },
  "HouseholdVoter.accountId": { file: "homes.json", erasure: "deleted" },
  "HouseholdVoter.namedById": { file: null, erasure: "stays", because: ofOthers },
  "CollectiveMember.accountId": { file: "homes.json", erasure: "unlinked" },
  "CollectiveMember.addedById": { file: null, erasure: "stays", because: ofOthers },
  "CollectiveMember.removedById": { file: null, erasure: "stays", because: ofOthers },
  "PlaceChange.actorId": { file: null, erasure: "stays", because: ofOthers },
  "SubdistrictChange.actorId": { file: null, erasure: "stays", because: ofOthers },
  "PlaceImport.byId": { file: null, erasure: "stays", because: ofOthers },
  "PlaceImport.appliedById": { file: null, erasure: "stays", because: ofOthers },

  "Proposal.authorId": { file: "proposals.json", erasure: "stays", because: isPublicRecord },
  "ProposalRevision.editorId": { file: "proposals.json", erasure: "stays", because: isPublicRecord },
  "ProposalMove.actorId": { file: "moves.json", erasure: "stays", because: isPublicRecord },
  "ProposalMerger.mergedById": { file: null, erasure: "stays", because: ofOthers },
  "ProposalMerger.answeredById": { file: null, erasure: "stays", because: ofOthers },
  "ProposalMerger.undoneById": { file: null, erasure: "stays", because: ofOthers },
  "Endorsement.accountId": { file: "endorsements.json", erasure: "stays", because: isPublicRecord },
  "Comment.authorId": { file: "comments.json", erasure: "stays", because: isPublicRecord },
  "Picture.accountId": { file: "comments.json", erasure: "deleted" },
  "Stance.accountId": { file: "stances.json", erasure: "stays", because: isPublicRecord },
  "CommentRating.accountId": { file: "threads.json", erasure: "stays", because: "keeps the count what it was" },
  "CommentMention.accountId": { file: "threads.json", erasure: "deleted" },
  "ThreadFollow.accountId": { file: "threads.json", erasure: "deleted" },
  "Flag.accountId": { file: "threads.json", erasure: "deleted" },
  "ModerationCase.judgedById": { file: null, erasure: "stays", because: ofOthers },
  "EditRequest.byId": { file: null, erasure: "stays", because: ofOthers },
  "Measure.byId": { file: null, erasure: "stays", because: ofOthers },
  "Measure.undoneById": { file: null, erasure: "stays", because: ofOthers },
  "Measure.decidedById": { file: null, erasure: "stays", because: ofOthers },
  "Sanction.accountId": { file: "sanctions.json", erasure: "unlinked" },
  "Sanction.byId": { file: null, erasure: "stays", because: ofOthers },
  "Sanction.liftedById": { file: null, erasure: "stays", because: ofOthers },
  "Sanction.decidedById": { file: null, erasure: "stays", because: ofOthers },
  "ThreadSummary.editorId": { file: "published.json", erasure: "stays", because: isPublicRecord },
  "Vote.openedById": { file: "published.json", erasure: "stays", because: isPublicRecord },
  "LocalRule.addedById": { file: null, erasure: "stays", because: ofAll },
  "VotePlan.preparedById": { file: null, erasure: "stays", because: ofAll },
  "VotePlan.decidedById": { file: null, erasure: "stays", because: ofAll },
  "Outcome.publisherId": { file: "published.json", erasure: "stays", because: isPublicRecord },
  "VoteAct.proposedById": { file: "published.json", erasure: "stays", because: isPublicRecord },
  "VoteAct.decidedById": { file: null, erasure: "stays", because: ofOthers },
  "Objection.objectorId": { file: "objections.json", erasure: "stays", because: isPublicRecord },
  "Objection.answeredById": { file: null, erasure: "stays", because: ofOthers },
  "RollRequest.askerId": { file: "ballots.json", erasure: "deleted" },
  "RollRequest.answeredById": { file: null, erasure: "stays", because: ofOthers },
  "RollSeat.voterId": { file: "ballots.json", erasure: "stays", because: "keeps the count what it was" },
  "Participation.casterId": { file: "ballots.json", erasure: "stays", because: "keeps the count what it was" },
  "ProxyAuthority.proxyId": { file: "ballots.json", erasure: "stays", because: "keeps the count what it was" },
  "ProxyAuthority.recordedById": { file: null, erasure: "stays", because: ofOthers },
  "ProxyAuthority.revokedById": { file: null, erasure: "stays", because: ofOthers },
  "PaperSheet.printedById": { file: null, erasure: "stays", because: ofOthers },
  "PaperReading.readerId": { file: null, erasure: "stays", because: ofOthers },
  "Delivery.delivererId": { file: null, erasure: "stays", because: ofOthers },
  "DisputeResolution.resolvedById": { file: null, erasure: "stays", because: ofOthers },
  "DrawnLot.drawnById": { file: null, erasure: "stays", because: ofOthers },
  "Ballot.casterId": { file: "ballots.json", erasure: "stays", because: "keeps the count what it was" },

  "AuditEntry.aboutId": { file: "acts.json", erasure: "stays", because: isEvidence },
  "AuditEntry.actorId": { file: "acts.json", erasure: "stays", because: isEvidence },
};
