-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "fingerprint" BIGINT,
ADD COLUMN     "heldAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ProposalSignal" (
    "communityId" TEXT NOT NULL,
    "proposalId" UUID NOT NULL,
    "kind" "SignalKind" NOT NULL,
    "detail" JSONB NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProposalSignal_pkey" PRIMARY KEY ("communityId","proposalId","kind")
);

-- AddForeignKey
ALTER TABLE "ProposalSignal" ADD CONSTRAINT "ProposalSignal_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. What says the same is looked for in one community, as among comments; what was there before has no fingerprint.
CREATE INDEX "Proposal_alike" ON "Proposal" ("fingerprint", "communityId") WHERE "fingerprint" IS NOT NULL;

-- What was handed in and not let out is a draft as before, without a number; refused, it is hidden as anything is.
ALTER TABLE "Proposal" DROP CONSTRAINT "Proposal_is_hidden_before_a_vote";
ALTER TABLE "Proposal"
  ADD CONSTRAINT "Proposal_is_hidden_before_a_vote" CHECK ("hiddenFor" IS NULL OR (
    "state" IN ('draft', 'submitted', 'endorsing', 'listed', 'deliberating', 'outcomeDrafted', 'needsRevision', 'notAccepted',
      'merged', 'transferred', 'withdrawn', 'suspended')
    AND "title" = '' AND "body" = '' AND "bodyHtml" = '' AND "excerpt" = '' AND "searchTerms" = '{}'
  )),
  -- What is out and waits with new words shows none, and only what can be changed has new words.
  ADD CONSTRAINT "Proposal_held_is_undecided" CHECK ("heldAt" IS NULL OR (
    "hiddenFor" IS NULL AND "state" IN ('draft', 'submitted', 'endorsing', 'needsRevision', 'withdrawn')
    AND ("number" IS NULL
      OR "title" = '' AND "body" = '' AND "bodyHtml" = '' AND "excerpt" = '' AND "searchTerms" = '{}')
  ));
