-- CreateEnum
CREATE TYPE "VotePlanStatus" AS ENUM ('waiting', 'approved', 'sentBack', 'withdrawn');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "VoteTrack" ADD VALUE 'ownerUnanimous';
ALTER TYPE "VoteTrack" ADD VALUE 'residentsMeeting';
ALTER TYPE "VoteTrack" ADD VALUE 'residentReps';
ALTER TYPE "VoteTrack" ADD VALUE 'villagersMeeting';
ALTER TYPE "VoteTrack" ADD VALUE 'villagerReps';
ALTER TYPE "VoteTrack" ADD VALUE 'villagerGroup';
ALTER TYPE "VoteTrack" ADD VALUE 'collectiveMembers';

-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "buildingId" UUID,
ADD COLUMN     "gridId" UUID,
ADD COLUMN     "preconditions" JSONB;

-- CreateTable
CREATE TABLE "LocalRule" (
    "communityId" TEXT NOT NULL,
    "track" "VoteTrack" NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "formKey" UUID NOT NULL,

    CONSTRAINT "LocalRule_pkey" PRIMARY KEY ("communityId","track","version")
);

-- CreateTable
CREATE TABLE "VotePlan" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "entered" JSONB NOT NULL,
    "preconditions" JSONB NOT NULL,
    "status" "VotePlanStatus" NOT NULL DEFAULT 'waiting',
    "preparedById" UUID NOT NULL,
    "preparedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "voteId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "formKey" UUID NOT NULL,

    CONSTRAINT "VotePlan_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "HouseholdVoter" (
    "communityId" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "namedById" UUID NOT NULL,
    "namedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HouseholdVoter_pkey" PRIMARY KEY ("communityId","unitId")
);

-- CreateTable
CREATE TABLE "CollectiveMember" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "accountId" UUID,
    "reason" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedById" UUID,
    "removedAt" TIMESTAMPTZ(3),
    "removalReason" TEXT,
    "formKey" UUID NOT NULL,

    CONSTRAINT "CollectiveMember_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LocalRule_communityId_formKey_key" ON "LocalRule"("communityId", "formKey");

-- CreateIndex
CREATE INDEX "VotePlan_communityId_status_preparedAt_idx" ON "VotePlan"("communityId", "status", "preparedAt");

-- CreateIndex
CREATE UNIQUE INDEX "VotePlan_communityId_voteId_key" ON "VotePlan"("communityId", "voteId");

-- CreateIndex
CREATE UNIQUE INDEX "VotePlan_communityId_proposalId_formKey_key" ON "VotePlan"("communityId", "proposalId", "formKey");

-- CreateIndex
CREATE INDEX "HouseholdVoter_accountId_idx" ON "HouseholdVoter"("accountId");

-- CreateIndex
CREATE INDEX "CollectiveMember_communityId_removedAt_name_idx" ON "CollectiveMember"("communityId", "removedAt", "name");

-- CreateIndex
CREATE INDEX "CollectiveMember_accountId_idx" ON "CollectiveMember"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "CollectiveMember_communityId_formKey_key" ON "CollectiveMember"("communityId", "formKey");

-- AddForeignKey
ALTER TABLE "LocalRule" ADD CONSTRAINT "LocalRule_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LocalRule" ADD CONSTRAINT "LocalRule_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VotePlan" ADD CONSTRAINT "VotePlan_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VotePlan" ADD CONSTRAINT "VotePlan_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VotePlan" ADD CONSTRAINT "VotePlan_preparedById_fkey" FOREIGN KEY ("preparedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VotePlan" ADD CONSTRAINT "VotePlan_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VotePlan" ADD CONSTRAINT "VotePlan_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HouseholdVoter" ADD CONSTRAINT "HouseholdVoter_communityId_unitId_fkey" FOREIGN KEY ("communityId", "unitId") REFERENCES "ExclusiveUnit"("communityId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HouseholdVoter" ADD CONSTRAINT "HouseholdVoter_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HouseholdVoter" ADD CONSTRAINT "HouseholdVoter_namedById_fkey" FOREIGN KEY ("namedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectiveMember" ADD CONSTRAINT "CollectiveMember_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectiveMember" ADD CONSTRAINT "CollectiveMember_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectiveMember" ADD CONSTRAINT "CollectiveMember_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CollectiveMember" ADD CONSTRAINT "CollectiveMember_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_communityId_buildingId_fkey" FOREIGN KEY ("communityId", "buildingId") REFERENCES "Building"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_communityId_gridId_fkey" FOREIGN KEY ("communityId", "gridId") REFERENCES "Grid"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what must never happen, whoever writes to the tables.

ALTER TABLE "LocalRule" ADD CONSTRAINT "LocalRule_comes_after_the_law" CHECK ("version" >= 2);
CREATE TRIGGER "LocalRule_stays" BEFORE UPDATE OR DELETE ON "LocalRule"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "LocalRule_stays_whole" BEFORE TRUNCATE ON "LocalRule"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- One plan at a time waits for a matter, and what was decided says by whom, when and, where nothing came of it, why.
CREATE UNIQUE INDEX "VotePlan_one_waiting" ON "VotePlan" ("communityId", "proposalId") WHERE "status" = 'waiting';
ALTER TABLE "VotePlan"
  ADD CONSTRAINT "VotePlan_is_decided_by_somebody" CHECK (
    ("status" = 'waiting') = ("decidedById" IS NULL) AND ("status" = 'waiting') = ("decidedAt" IS NULL)),
  ADD CONSTRAINT "VotePlan_approved_is_a_vote" CHECK (("status" = 'approved') = ("voteId" IS NOT NULL)),
  ADD CONSTRAINT "VotePlan_is_sent_back_with_a_reason" CHECK ("status" <> 'sentBack' OR "reason" IS NOT NULL),
  ADD CONSTRAINT "VotePlan_takes_two" CHECK ("status" <> 'approved' OR "decidedById" <> "preparedById");

ALTER TABLE "CollectiveMember" ADD CONSTRAINT "CollectiveMember_left_by_somebody" CHECK (
  ("removedAt" IS NULL) = ("removedById" IS NULL) AND ("removedAt" IS NULL) = ("removalReason" IS NULL));
-- An account is a member once at a time.
CREATE UNIQUE INDEX "CollectiveMember_once" ON "CollectiveMember" ("communityId", "accountId")
  WHERE "removedAt" IS NULL AND "accountId" IS NOT NULL;
