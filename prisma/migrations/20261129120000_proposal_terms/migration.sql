-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "termsVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "ProposalTerm" (
    "communityId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "proposalId" UUID NOT NULL,
    "size" SMALLINT NOT NULL,

    CONSTRAINT "ProposalTerm_pkey" PRIMARY KEY ("communityId","term","proposalId","size")
);

-- CreateIndex
CREATE INDEX "ProposalTerm_communityId_proposalId_idx" ON "ProposalTerm"("communityId", "proposalId");

-- AddForeignKey
ALTER TABLE "ProposalTerm" ADD CONSTRAINT "ProposalTerm_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Terms are compared byte by byte, never sorted for people. Titles from before are told apart by
-- "termsVersion" 0; a job works their terms out, for words are not cut here.
ALTER TABLE "ProposalTerm" ALTER COLUMN "term" TYPE TEXT COLLATE "C";
