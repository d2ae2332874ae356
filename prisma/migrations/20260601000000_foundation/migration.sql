-- CreateEnum
CREATE TYPE "Role" AS ENUM ('resident', 'owner', 'representative', 'buildingSteward', 'gridWorker', 'moderator', 'chair', 'supervisor', 'official', 'admin');

-- CreateEnum
CREATE TYPE "StanceKind" AS ENUM ('support', 'oppose', 'neutral', 'question');

-- CreateEnum
CREATE TYPE "Decision" AS ENUM ('passed', 'rejected', 'noQuorum');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('flat', 'shop', 'parkingBay');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('person', 'coOwners', 'company', 'developer');

-- CreateEnum
CREATE TYPE "CounterKind" AS ENUM ('proposal', 'vote', 'outcome');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('draft', 'submitted', 'endorsing', 'listed', 'deliberating', 'outcomeDrafted', 'closedNonBinding', 'ballotNotice', 'voting', 'tallied', 'resultNotice', 'objectionReview', 'effective', 'implementing', 'completed', 'rated', 'archived', 'needsRevision', 'notAccepted', 'merged', 'transferred', 'withdrawn', 'suspended', 'failed');

-- CreateEnum
CREATE TYPE "ProposalCategory" AS ENUM ('elevator', 'parking', 'charging', 'waste', 'environment', 'propertyFee', 'propertyService', 'commonRevenue', 'maintenanceFund', 'noise', 'pets', 'renovation', 'eldercare', 'childcare', 'publicFacility', 'publicSafety', 'convenience', 'neighbour', 'village', 'covenant', 'other');

-- CreateEnum
CREATE TYPE "VoteTrack" AS ENUM ('deliberation', 'ownerOrdinary', 'ownerSpecial');

-- CreateEnum
CREATE TYPE "VoteStatus" AS ENUM ('notice', 'open', 'closed');

-- CreateEnum
CREATE TYPE "BallotChoice" AS ENUM ('agree', 'against', 'abstain');

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "loginName" TEXT NOT NULL,
    "phone" TEXT,
    "passwordHash" TEXT,
    "realName" TEXT NOT NULL,
    "shownName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "communityId" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("communityId","accountId","role")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "Thread" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "commentCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "rootId" UUID,
    "parentId" UUID,
    "authorId" UUID NOT NULL,
    "stance" "StanceKind" NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHtml" TEXT NOT NULL,
    "official" BOOLEAN NOT NULL DEFAULT false,
    "replyCount" INTEGER NOT NULL DEFAULT 0,
    "formKey" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "Stance" (
    "communityId" TEXT NOT NULL,
    "threadId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "stance" "StanceKind" NOT NULL,

    CONSTRAINT "Stance_pkey" PRIMARY KEY ("communityId","threadId","accountId")
);

-- CreateTable
CREATE TABLE "StanceTally" (
    "communityId" TEXT NOT NULL,
    "threadId" UUID NOT NULL,
    "stance" "StanceKind" NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "StanceTally_pkey" PRIMARY KEY ("communityId","threadId","stance")
);

-- CreateTable
CREATE TABLE "Outcome" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "proposalId" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHtml" TEXT NOT NULL,
    "decision" "Decision" NOT NULL,
    "ruleCited" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "noticeEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "publisherId" UUID NOT NULL,
    "formKey" UUID NOT NULL,

    CONSTRAINT "Outcome_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "OutcomeTask" (
    "communityId" TEXT NOT NULL,
    "outcomeId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,

    CONSTRAINT "OutcomeTask_pkey" PRIMARY KEY ("communityId","outcomeId","position")
);

-- CreateTable
CREATE TABLE "Community" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subdistrict" TEXT NOT NULL,
    "endorsementThreshold" INTEGER NOT NULL,
    "icpNumber" TEXT,
    "privacyUrl" TEXT,
    "complaintChannel" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PropertyArea" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "PropertyArea_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "Building" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "propertyAreaId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Building_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "ExclusiveUnit" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "buildingId" UUID NOT NULL,
    "stairwell" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "kind" "UnitKind" NOT NULL DEFAULT 'flat',
    "areaDm2" INTEGER NOT NULL,
    "countsForArea" BOOLEAN NOT NULL DEFAULT true,
    "countsForHead" BOOLEAN NOT NULL DEFAULT true,
    "partyId" UUID NOT NULL,

    CONSTRAINT "ExclusiveUnit_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "OwnerParty" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "propertyAreaId" UUID NOT NULL,
    "kind" "PartyKind" NOT NULL,

    CONSTRAINT "OwnerParty_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "OwnerPartyMember" (
    "communityId" TEXT NOT NULL,
    "partyId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "accountId" UUID,
    "designatedVoter" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "OwnerPartyMember_pkey" PRIMARY KEY ("communityId","partyId","position")
);

-- CreateTable
CREATE TABLE "Occupancy" (
    "communityId" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "accountId" UUID NOT NULL,

    CONSTRAINT "Occupancy_pkey" PRIMARY KEY ("communityId","unitId","accountId")
);

-- CreateTable
CREATE TABLE "Counter" (
    "communityId" TEXT NOT NULL,
    "kind" "CounterKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("communityId","kind","year")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER,
    "number" INTEGER,
    "authorId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "category" "ProposalCategory" NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHtml" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'draft',
    "searchTerms" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "endorsementCount" INTEGER NOT NULL DEFAULT 0,
    "threadId" UUID NOT NULL,
    "formKey" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "ProposalRevision" (
    "communityId" TEXT NOT NULL,
    "proposalId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "category" "ProposalCategory" NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHtml" TEXT NOT NULL,
    "editorId" UUID NOT NULL,
    "editedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalRevision_pkey" PRIMARY KEY ("communityId","proposalId","revision")
);

-- CreateTable
CREATE TABLE "ProposalMove" (
    "communityId" TEXT NOT NULL,
    "proposalId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "from" "ProposalState",
    "to" "ProposalState" NOT NULL,
    "reason" TEXT,
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalMove_pkey" PRIMARY KEY ("communityId","proposalId","position")
);

-- CreateTable
CREATE TABLE "Endorsement" (
    "communityId" TEXT NOT NULL,
    "proposalId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "endorsedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Endorsement_pkey" PRIMARY KEY ("communityId","proposalId","accountId")
);

-- CreateTable
CREATE TABLE "Vote" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "proposalId" UUID NOT NULL,
    "propertyAreaId" UUID,
    "question" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "explanationHtml" TEXT NOT NULL,
    "track" "VoteTrack" NOT NULL,
    "rule" JSONB NOT NULL,
    "status" "VoteStatus" NOT NULL,
    "noticeAt" TIMESTAMPTZ(3) NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "rollHeads" INTEGER NOT NULL,
    "rollAreaDm2" BIGINT NOT NULL,
    "result" JSONB,
    "openedById" UUID NOT NULL,
    "formKey" UUID NOT NULL,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "VoteTurnout" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "heads" INTEGER NOT NULL DEFAULT 0,
    "areaDm2" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "VoteTurnout_pkey" PRIMARY KEY ("communityId","voteId")
);

-- CreateTable
CREATE TABLE "RollSeat" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "heads" INTEGER NOT NULL,
    "areaDm2" INTEGER NOT NULL,
    "partyId" UUID,
    "voterId" UUID,

    CONSTRAINT "RollSeat_pkey" PRIMARY KEY ("communityId","voteId","seatNo")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "choice" "BallotChoice" NOT NULL,
    "casterId" UUID NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,
    "formKey" UUID NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("communityId","voteId","seatNo")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_loginName_key" ON "Account"("loginName");

-- CreateIndex
CREATE UNIQUE INDEX "Account_phone_key" ON "Account"("phone");

-- CreateIndex
CREATE INDEX "Session_accountId_idx" ON "Session"("accountId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "Membership_accountId_idx" ON "Membership"("accountId");

-- CreateIndex
CREATE INDEX "AuditEntry_communityId_at_id_idx" ON "AuditEntry"("communityId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Thread_communityId_commentCount_id_idx" ON "Thread"("communityId", "commentCount" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Comment_communityId_threadId_rootId_createdAt_id_idx" ON "Comment"("communityId", "threadId", "rootId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Comment_communityId_authorId_formKey_key" ON "Comment"("communityId", "authorId", "formKey");

-- CreateIndex
CREATE INDEX "Outcome_communityId_publishedAt_id_idx" ON "Outcome"("communityId", "publishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Outcome_communityId_proposalId_idx" ON "Outcome"("communityId", "proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "Outcome_communityId_year_number_key" ON "Outcome"("communityId", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Outcome_communityId_voteId_key" ON "Outcome"("communityId", "voteId");

-- CreateIndex
CREATE UNIQUE INDEX "PropertyArea_communityId_name_key" ON "PropertyArea"("communityId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Building_communityId_propertyAreaId_name_key" ON "Building"("communityId", "propertyAreaId", "name");

-- CreateIndex
CREATE INDEX "ExclusiveUnit_communityId_partyId_idx" ON "ExclusiveUnit"("communityId", "partyId");

-- CreateIndex
CREATE UNIQUE INDEX "ExclusiveUnit_communityId_buildingId_stairwell_room_key" ON "ExclusiveUnit"("communityId", "buildingId", "stairwell", "room");

-- CreateIndex
CREATE INDEX "OwnerParty_communityId_propertyAreaId_idx" ON "OwnerParty"("communityId", "propertyAreaId");

-- CreateIndex
CREATE INDEX "OwnerPartyMember_accountId_idx" ON "OwnerPartyMember"("accountId");

-- CreateIndex
CREATE INDEX "Occupancy_accountId_idx" ON "Occupancy"("accountId");

-- CreateIndex
CREATE INDEX "Proposal_communityId_submittedAt_id_idx" ON "Proposal"("communityId", "submittedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Proposal_communityId_endorsementCount_id_idx" ON "Proposal"("communityId", "endorsementCount" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Proposal_communityId_state_submittedAt_idx" ON "Proposal"("communityId", "state", "submittedAt" DESC);

-- CreateIndex
CREATE INDEX "Proposal_communityId_authorId_idx" ON "Proposal"("communityId", "authorId");

-- CreateIndex
CREATE INDEX "Proposal_searchTerms_idx" ON "Proposal" USING GIN ("searchTerms");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_communityId_year_number_key" ON "Proposal"("communityId", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_communityId_threadId_key" ON "Proposal"("communityId", "threadId");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_communityId_authorId_formKey_key" ON "Proposal"("communityId", "authorId", "formKey");

-- CreateIndex
CREATE INDEX "Endorsement_accountId_idx" ON "Endorsement"("accountId");

-- CreateIndex
CREATE INDEX "Vote_communityId_status_closesAt_idx" ON "Vote"("communityId", "status", "closesAt");

-- CreateIndex
CREATE INDEX "Vote_status_closesAt_idx" ON "Vote"("status", "closesAt");

-- CreateIndex
CREATE UNIQUE INDEX "Vote_communityId_year_number_key" ON "Vote"("communityId", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Vote_communityId_proposalId_formKey_key" ON "Vote"("communityId", "proposalId", "formKey");

-- CreateIndex
CREATE INDEX "RollSeat_voterId_communityId_voteId_idx" ON "RollSeat"("voterId", "communityId", "voteId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Thread" ADD CONSTRAINT "Thread_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_communityId_threadId_fkey" FOREIGN KEY ("communityId", "threadId") REFERENCES "Thread"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_communityId_rootId_fkey" FOREIGN KEY ("communityId", "rootId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_communityId_parentId_fkey" FOREIGN KEY ("communityId", "parentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_communityId_threadId_fkey" FOREIGN KEY ("communityId", "threadId") REFERENCES "Thread"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StanceTally" ADD CONSTRAINT "StanceTally_communityId_threadId_fkey" FOREIGN KEY ("communityId", "threadId") REFERENCES "Thread"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_publisherId_fkey" FOREIGN KEY ("publisherId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeTask" ADD CONSTRAINT "OutcomeTask_communityId_outcomeId_fkey" FOREIGN KEY ("communityId", "outcomeId") REFERENCES "Outcome"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PropertyArea" ADD CONSTRAINT "PropertyArea_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Building" ADD CONSTRAINT "Building_communityId_propertyAreaId_fkey" FOREIGN KEY ("communityId", "propertyAreaId") REFERENCES "PropertyArea"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExclusiveUnit" ADD CONSTRAINT "ExclusiveUnit_communityId_buildingId_fkey" FOREIGN KEY ("communityId", "buildingId") REFERENCES "Building"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExclusiveUnit" ADD CONSTRAINT "ExclusiveUnit_communityId_partyId_fkey" FOREIGN KEY ("communityId", "partyId") REFERENCES "OwnerParty"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnerParty" ADD CONSTRAINT "OwnerParty_communityId_propertyAreaId_fkey" FOREIGN KEY ("communityId", "propertyAreaId") REFERENCES "PropertyArea"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnerPartyMember" ADD CONSTRAINT "OwnerPartyMember_communityId_partyId_fkey" FOREIGN KEY ("communityId", "partyId") REFERENCES "OwnerParty"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnerPartyMember" ADD CONSTRAINT "OwnerPartyMember_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occupancy" ADD CONSTRAINT "Occupancy_communityId_unitId_fkey" FOREIGN KEY ("communityId", "unitId") REFERENCES "ExclusiveUnit"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occupancy" ADD CONSTRAINT "Occupancy_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Counter" ADD CONSTRAINT "Counter_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_communityId_threadId_fkey" FOREIGN KEY ("communityId", "threadId") REFERENCES "Thread"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalRevision" ADD CONSTRAINT "ProposalRevision_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalRevision" ADD CONSTRAINT "ProposalRevision_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMove" ADD CONSTRAINT "ProposalMove_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMove" ADD CONSTRAINT "ProposalMove_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Endorsement" ADD CONSTRAINT "Endorsement_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Endorsement" ADD CONSTRAINT "Endorsement_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_communityId_propertyAreaId_fkey" FOREIGN KEY ("communityId", "propertyAreaId") REFERENCES "PropertyArea"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteTurnout" ADD CONSTRAINT "VoteTurnout_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollSeat" ADD CONSTRAINT "RollSeat_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollSeat" ADD CONSTRAINT "RollSeat_communityId_partyId_fkey" FOREIGN KEY ("communityId", "partyId") REFERENCES "OwnerParty"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollSeat" ADD CONSTRAINT "RollSeat_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_communityId_voteId_seatNo_fkey" FOREIGN KEY ("communityId", "voteId", "seatNo") REFERENCES "RollSeat"("communityId", "voteId", "seatNo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_casterId_fkey" FOREIGN KEY ("casterId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
