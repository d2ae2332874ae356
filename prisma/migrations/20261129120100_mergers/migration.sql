-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "standsInId" UUID;

-- CreateTable
CREATE TABLE "ProposalMerger" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "targetId" UUID NOT NULL,
    "from" "ProposalState" NOT NULL,
    "reason" TEXT NOT NULL,
    "mergedById" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "objectUntil" TIMESTAMPTZ(3) NOT NULL,
    "objection" TEXT,
    "objectedAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "undoReason" TEXT,
    "undoneById" UUID,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProposalMerger_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE INDEX "ProposalMerger_communityId_sourceId_mergedAt_idx" ON "ProposalMerger"("communityId", "sourceId", "mergedAt");

-- CreateIndex
CREATE INDEX "ProposalMerger_communityId_targetId_idx" ON "ProposalMerger"("communityId", "targetId");

-- CreateIndex
CREATE INDEX "Proposal_communityId_standsInId_idx" ON "Proposal"("communityId", "standsInId");

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_communityId_standsInId_fkey" FOREIGN KEY ("communityId", "standsInId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMerger" ADD CONSTRAINT "ProposalMerger_communityId_sourceId_fkey" FOREIGN KEY ("communityId", "sourceId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMerger" ADD CONSTRAINT "ProposalMerger_communityId_targetId_fkey" FOREIGN KEY ("communityId", "targetId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMerger" ADD CONSTRAINT "ProposalMerger_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMerger" ADD CONSTRAINT "ProposalMerger_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMerger" ADD CONSTRAINT "ProposalMerger_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. A proposal stands in another one only while it is merged, and is merged into one at a time.
ALTER TABLE "Proposal"
  ADD CONSTRAINT "Proposal_stands_in_another" CHECK ("standsInId" IS NULL OR "state" = 'merged' AND "standsInId" <> "id");

CREATE UNIQUE INDEX "ProposalMerger_stands_once" ON "ProposalMerger"("communityId", "sourceId") WHERE "undoneAt" IS NULL;
CREATE INDEX "ProposalMerger_waiting" ON "ProposalMerger"("communityId", "objectedAt")
  WHERE "objectedAt" IS NOT NULL AND "answeredAt" IS NULL AND "undoneAt" IS NULL;

ALTER TABLE "ProposalMerger"
  ADD CONSTRAINT "ProposalMerger_into_another" CHECK ("sourceId" <> "targetId"),
  ADD CONSTRAINT "ProposalMerger_objection_is_whole" CHECK (("objection" IS NULL) = ("objectedAt" IS NULL)),
  ADD CONSTRAINT "ProposalMerger_answer_is_anothers" CHECK (
    ("answer" IS NULL) = ("answeredById" IS NULL) AND ("answer" IS NULL) = ("answeredAt" IS NULL)
      AND ("answer" IS NULL OR "objection" IS NOT NULL) AND "answeredById" <> "mergedById"
  ),
  ADD CONSTRAINT "ProposalMerger_undoing_is_somebodys" CHECK (
    ("undoReason" IS NULL) = ("undoneById" IS NULL) AND ("undoReason" IS NULL) = ("undoneAt" IS NULL)
  );

-- Nobody merges what they proposed, and nothing goes into what is merged itself: so no way leads in a circle. What was said
-- of a merger is said once, and stays.
CREATE FUNCTION "guard_merger"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said text[] := ARRAY[]::text[];
  fault text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (
      SELECT FROM "Proposal" p WHERE p."communityId" = NEW."communityId" AND p."id" IN (NEW."sourceId", NEW."targetId")
        AND p."authorId" = NEW."mergedById"
    ) THEN
      fault := 'merging by the author';
    ELSIF EXISTS (
      SELECT FROM "ProposalMerger" m WHERE m."communityId" = NEW."communityId" AND m."sourceId" = NEW."targetId"
        AND m."undoneAt" IS NULL
    ) THEN
      fault := 'merging into what is merged';
    ELSE
      RETURN NEW;
    END IF;
  ELSIF TG_OP <> 'UPDATE' THEN
    fault := TG_OP;
  ELSE
    IF OLD."objection" IS NULL THEN
      said := said || ARRAY['objection', 'objectedAt'];
    END IF;
    IF OLD."answer" IS NULL THEN
      said := said || ARRAY['answer', 'answeredById', 'answeredAt'];
    END IF;
    said := said || ARRAY['undoReason', 'undoneById', 'undoneAt'];
    IF to_jsonb(NEW) - said = to_jsonb(OLD) - said AND OLD."undoneAt" IS NULL THEN
      RETURN NEW;
    END IF;
    fault := 'another story';
  END IF;
  RAISE EXCEPTION '"ProposalMerger" stays as it was: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "ProposalMerger_stays" BEFORE INSERT OR UPDATE OR DELETE ON "ProposalMerger"
  FOR EACH ROW EXECUTE FUNCTION "guard_merger"();
CREATE TRIGGER "ProposalMerger_stays_whole" BEFORE TRUNCATE ON "ProposalMerger"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
