import type { Prisma } from "#app/db/generated/client.ts";
import type { VoteResult } from "#app/domain/votes/result.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";

type VoteRow = Omit<Prisma.VoteCreateManyInput, "rule" | "settings" | "result"> & {
  rule: RuleSet;
  settings: VoteSettings;
  result: VoteResult | null;
};

/** What a row of each table is made of. Rows of one table name the same columns. */
export type Rows = {
  Subdistrict: Prisma.SubdistrictCreateManyInput;
  Community: Prisma.CommunityCreateManyInput;
  Account: Prisma.AccountCreateManyInput;
  CommunityName: Prisma.CommunityNameCreateManyInput;
  Membership: Prisma.MembershipCreateManyInput;
  OfficialPost: Prisma.OfficialPostCreateManyInput;
  Grid: Prisma.GridCreateManyInput;
  GridWorker: Prisma.GridWorkerCreateManyInput;
  PropertyArea: Prisma.PropertyAreaCreateManyInput;
  Building: Prisma.BuildingCreateManyInput;
  OwnerParty: Prisma.OwnerPartyCreateManyInput;
  OwnerPartyMember: Prisma.OwnerPartyMemberCreateManyInput;
  ExclusiveUnit: Prisma.ExclusiveUnitCreateManyInput;
  Occupancy: Prisma.OccupancyCreateManyInput;
  UnitLetter: Prisma.UnitLetterCreateManyInput;
  Claim: Prisma.ClaimCreateManyInput;
  Counter: Prisma.CounterCreateManyInput;
  Thread: Prisma.ThreadCreateManyInput;
  Proposal: Prisma.ProposalCreateManyInput;
  ProposalRevision: Prisma.ProposalRevisionCreateManyInput;
  ProposalMove: Prisma.ProposalMoveCreateManyInput;
  ProposalMerger: Prisma.ProposalMergerCreateManyInput;
  ProposalTerm: Prisma.ProposalTermCreateManyInput;
  Endorsement: Prisma.EndorsementCreateManyInput;
  Comment: Prisma.CommentCreateManyInput;
  ListedWord: Prisma.ListedWordCreateManyInput;
  Picture: Prisma.PictureCreateManyInput;
  CommentSignal: Prisma.CommentSignalCreateManyInput;
  ModerationCase: Prisma.ModerationCaseCreateManyInput;
  CommentRating: Prisma.CommentRatingCreateManyInput;
  ThreadFollow: Prisma.ThreadFollowCreateManyInput;
  ThreadSummary: Prisma.ThreadSummaryCreateManyInput;
  Flag: Prisma.FlagCreateManyInput;
  Measure: Prisma.MeasureCreateManyInput;
  Sanction: Prisma.SanctionCreateManyInput;
  Stance: Prisma.StanceCreateManyInput;
  StanceTally: Prisma.StanceTallyCreateManyInput;
  Vote: VoteRow;
  VotePlan: Prisma.VotePlanCreateManyInput;
  VoteTurnout: Prisma.VoteTurnoutCreateManyInput;
  RollSeat: Prisma.RollSeatCreateManyInput;
  Ballot: Prisma.BallotCreateManyInput;
  Participation: Prisma.ParticipationCreateManyInput;
  PaperSheet: Prisma.PaperSheetCreateManyInput;
  PaperReading: Prisma.PaperReadingCreateManyInput;
  Delivery: Prisma.DeliveryCreateManyInput;
  ProxyAuthority: Prisma.ProxyAuthorityCreateManyInput;
  VoteAct: Prisma.VoteActCreateManyInput;
  LedgerEntry: Prisma.LedgerEntryCreateManyInput;
  LedgerCheckpoint: Prisma.LedgerCheckpointCreateManyInput;
  SigningKey: Prisma.SigningKeyCreateManyInput;
  Outcome: Prisma.OutcomeCreateManyInput;
  Objection: Prisma.ObjectionCreateManyInput;
  OutcomeTask: Prisma.OutcomeTaskCreateManyInput;
  AuditEntry: Prisma.AuditEntryCreateManyInput;
};
export type Table = keyof Rows;

/** Rows stand on rows of tables before their own. */
export const TABLES: readonly Table[] = [
  ...(["SigningKey", "Subdistrict", "Community", "Account", "CommunityName", "Membership", "OfficialPost"] as const),
  ...(["Grid", "GridWorker", "ListedWord"] as const),
  ...(["PropertyArea", "Building", "OwnerParty", "OwnerPartyMember", "ExclusiveUnit", "Occupancy", "Counter"] as const),
  ...(["UnitLetter", "Claim"] as const),
  ...([
    "Thread",
    "Proposal",
    "ProposalRevision",
    "ProposalMove",
    "ProposalMerger",
    "ProposalTerm",
    "Endorsement",
  ] as const),
  ...(["Comment", "CommentRating", "ThreadFollow", "ThreadSummary", "Stance", "StanceTally"] as const),
  ...(["Picture", "CommentSignal", "ModerationCase", "Flag", "Measure", "Sanction"] as const),
  ...([
    "Vote",
    "VotePlan",
    "VoteTurnout",
    "RollSeat",
    "Ballot",
    "Participation",
    "PaperSheet",
    "PaperReading",
    "Delivery",
    "ProxyAuthority",
    "VoteAct",
    "LedgerEntry",
    "LedgerCheckpoint",
    "Outcome",
    "OutcomeTask",
    "Objection",
    "AuditEntry",
  ] as const),
];
