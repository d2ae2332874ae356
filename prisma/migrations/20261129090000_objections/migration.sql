-- CreateEnum
CREATE TYPE "OutcomeStanding" AS ENUM ('notice', 'final', 'annulled');

-- CreateEnum
CREATE TYPE "ObjectionVerdict" AS ENUM ('waiting', 'upheld', 'rejected');

-- AlterEnum
ALTER TYPE "VoteActKind" ADD VALUE 'annulment';

-- AlterTable
ALTER TABLE "Outcome" ADD COLUMN     "settledAt" TIMESTAMPTZ(3),
ADD COLUMN     "standing" "OutcomeStanding" NOT NULL DEFAULT 'notice';

-- CreateTable
CREATE TABLE "Objection" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "outcomeId" UUID NOT NULL,
    "objectorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "answerDueAt" TIMESTAMPTZ(3) NOT NULL,
    "verdict" "ObjectionVerdict" NOT NULL DEFAULT 'waiting',
    "answer" TEXT,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "formKey" UUID NOT NULL,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE INDEX "Objection_communityId_outcomeId_filedAt_idx" ON "Objection"("communityId", "outcomeId", "filedAt");

-- CreateIndex
CREATE INDEX "Objection_communityId_verdict_answerDueAt_idx" ON "Objection"("communityId", "verdict", "answerDueAt");

-- CreateIndex
CREATE INDEX "Objection_objectorId_idx" ON "Objection"("objectorId");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_communityId_outcomeId_objectorId_formKey_key" ON "Objection"("communityId", "outcomeId", "objectorId", "formKey");

-- CreateIndex
CREATE INDEX "Outcome_standing_noticeEndsAt_idx" ON "Outcome"("standing", "noticeEndsAt");

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_communityId_outcomeId_fkey" FOREIGN KEY ("communityId", "outcomeId") REFERENCES "Outcome"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_objectorId_fkey" FOREIGN KEY ("objectorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Outcomes whose matter went on are final since their notice was over; the others are settled by the clock.
UPDATE "Outcome" o SET "standing" = 'final', "settledAt" = greatest(o."noticeEndsAt", o."publishedAt")
FROM "Proposal" p
WHERE p."communityId" = o."communityId" AND p."id" = o."proposalId"
  AND p."state" IN ('effective', 'implementing', 'completed', 'rated', 'archived', 'failed');

ALTER TABLE "Outcome"
  ADD CONSTRAINT "Outcome_is_settled_at_a_time" CHECK (("standing" = 'notice') = ("settledAt" IS NULL));

ALTER TABLE "Objection"
  ADD CONSTRAINT "Objection_is_answered_by_another" CHECK ("answeredById" <> "objectorId"),
  ADD CONSTRAINT "Objection_answer_is_somebodys" CHECK (
    ("verdict" = 'waiting') = ("answer" IS NULL) AND ("answer" IS NULL) = ("answeredById" IS NULL)
      AND ("answer" IS NULL) = ("answeredAt" IS NULL)
  );

-- A result that binds is published by two people, and what was published stays. Whether it is in force is settled once:
-- by the clock, when its notice is over and no objection waits, or by two people who take it back.
CREATE FUNCTION "guard_outcome"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  settling CONSTANT text[] := ARRAY['standing', 'settledAt'];
  fault text;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (
      SELECT FROM "Vote" v WHERE v."communityId" = NEW."communityId" AND v."id" = NEW."voteId" AND (v."rule" ->> 'binding')::boolean
    ) OR EXISTS (
      SELECT FROM "VoteAct" a WHERE a."communityId" = NEW."communityId" AND a."voteId" = NEW."voteId"
        AND a."kind" = 'publication' AND a."verdict" = 'approved'
    ) THEN
      RETURN NEW;
    END IF;
    fault := 'publication by one person';
  ELSIF TG_OP <> 'UPDATE' THEN
    fault := TG_OP;
  ELSIF to_jsonb(NEW) - settling <> to_jsonb(OLD) - settling OR OLD."standing" <> 'notice' THEN
    fault := 'another text or another settlement';
  ELSIF NEW."standing" = 'annulled' AND "act_at_hand"(OLD."communityId", OLD."voteId", 'annulment') IS NULL THEN
    fault := 'annulment by one person';
  ELSIF NEW."standing" = 'final' AND (clock_timestamp() < OLD."noticeEndsAt" OR EXISTS (
    SELECT FROM "Objection" j WHERE j."communityId" = OLD."communityId" AND j."outcomeId" = OLD."id" AND j."verdict" = 'waiting'
  )) THEN
    fault := 'an end before its notice is over and its objections are answered';
  ELSE
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"Outcome" stays as it was published: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "Outcome_stays" BEFORE INSERT OR UPDATE OR DELETE ON "Outcome"
  FOR EACH ROW EXECUTE FUNCTION "guard_outcome"();
CREATE TRIGGER "Outcome_stays_whole" BEFORE TRUNCATE ON "Outcome"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- An objection comes while the notice runs and is answered once; upheld it is by the act of two that takes the outcome back.
CREATE FUNCTION "guard_objection"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  answer CONSTANT text[] := ARRAY['verdict', 'answer', 'answeredById', 'answeredAt'];
  fault text;
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    fault := TG_OP;
  ELSIF to_jsonb(NEW) - answer <> to_jsonb(OLD) - answer OR OLD."verdict" <> 'waiting' THEN
    fault := 'another text or another answer';
  ELSIF NEW."verdict" = 'upheld' AND NOT EXISTS (
    SELECT FROM "Outcome" o WHERE o."communityId" = OLD."communityId" AND o."id" = OLD."outcomeId"
      AND "act_at_hand"(o."communityId", o."voteId", 'annulment') ->> 'objection' = OLD."id"::text
  ) THEN
    fault := 'upholding by one person';
  ELSE
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"Objection" is answered once: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "Objection_stays" BEFORE UPDATE OR DELETE ON "Objection"
  FOR EACH ROW EXECUTE FUNCTION "guard_objection"();
CREATE TRIGGER "Objection_stays_whole" BEFORE TRUNCATE ON "Objection"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
