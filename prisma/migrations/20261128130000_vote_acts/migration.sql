-- CreateEnum
CREATE TYPE "VoteActKind" AS ENUM ('rollCorrection', 'extension', 'cancellation', 'publication');

-- CreateEnum
CREATE TYPE "VoteActVerdict" AS ENUM ('waiting', 'approved', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "CommitteeRole" AS ENUM ('moderator', 'chair');

-- AlterEnum
ALTER TYPE "VoteStatus" ADD VALUE 'cancelled';

-- AlterTable
ALTER TABLE "Vote" ADD COLUMN     "rollFreezesAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "VoteAct" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "kind" "VoteActKind" NOT NULL,
    "detail" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "proposedAs" "CommitteeRole" NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "verdict" "VoteActVerdict" NOT NULL DEFAULT 'waiting',
    "decidedById" UUID,
    "decidedAs" "CommitteeRole",
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "formKey" UUID NOT NULL,

    CONSTRAINT "VoteAct_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "RollRequest" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "askerId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "formKey" UUID NOT NULL,

    CONSTRAINT "RollRequest_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE INDEX "VoteAct_communityId_voteId_proposedAt_idx" ON "VoteAct"("communityId", "voteId", "proposedAt");

-- CreateIndex
CREATE INDEX "VoteAct_communityId_verdict_proposedAt_idx" ON "VoteAct"("communityId", "verdict", "proposedAt");

-- CreateIndex
CREATE UNIQUE INDEX "VoteAct_communityId_voteId_formKey_key" ON "VoteAct"("communityId", "voteId", "formKey");

-- CreateIndex
CREATE INDEX "RollRequest_communityId_voteId_askedAt_idx" ON "RollRequest"("communityId", "voteId", "askedAt");

-- CreateIndex
CREATE INDEX "RollRequest_askerId_idx" ON "RollRequest"("askerId");

-- CreateIndex
CREATE UNIQUE INDEX "RollRequest_communityId_voteId_askerId_formKey_key" ON "RollRequest"("communityId", "voteId", "askerId", "formKey");

-- AddForeignKey
ALTER TABLE "VoteAct" ADD CONSTRAINT "VoteAct_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteAct" ADD CONSTRAINT "VoteAct_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteAct" ADD CONSTRAINT "VoteAct_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollRequest" ADD CONSTRAINT "RollRequest_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollRequest" ADD CONSTRAINT "RollRequest_askerId_fkey" FOREIGN KEY ("askerId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RollRequest" ADD CONSTRAINT "RollRequest_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Until when the rolls that are on notice can be corrected, as votes/window.ts has it.
UPDATE "Vote" SET "rollFreezesAt" = CASE
  WHEN "opensAt" - "noticeAt" >= interval '10 days' THEN "opensAt" - interval '2 days'
  WHEN "opensAt" > "noticeAt" THEN "opensAt"
END;

-- Whoever proposed does not decide, and one of the two is the chair.
ALTER TABLE "VoteAct"
  ADD CONSTRAINT "VoteAct_is_decided_by_another" CHECK ("decidedById" <> "proposedById"),
  ADD CONSTRAINT "VoteAct_is_decided_by_somebody" CHECK (
    ("verdict" IN ('approved', 'refused')) = ("decidedById" IS NOT NULL) AND ("decidedById" IS NULL) = ("decidedAs" IS NULL)
      AND ("verdict" = 'waiting') = ("decidedAt" IS NULL)
  ),
  ADD CONSTRAINT "VoteAct_has_the_chair" CHECK ("verdict" <> 'approved' OR 'chair' IN ("proposedAs", "decidedAs"));

ALTER TABLE "RollRequest"
  ADD CONSTRAINT "RollRequest_is_answered_by_another" CHECK ("answeredById" <> "askerId"),
  ADD CONSTRAINT "RollRequest_answer_is_somebodys" CHECK (
    ("answer" IS NULL) = ("answeredById" IS NULL) AND ("answer" IS NULL) = ("answeredAt" IS NULL)
  );

CREATE FUNCTION "refuse_change_of_act"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  decision CONSTANT text[] := ARRAY['verdict', 'decidedById', 'decidedAs', 'decidedAt', 'decisionReason'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."verdict" = 'waiting' AND to_jsonb(NEW) - decision = to_jsonb(OLD) - decision THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"%" is decided once: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "VoteAct_stays" BEFORE UPDATE OR DELETE ON "VoteAct"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_act"();
CREATE TRIGGER "VoteAct_stays_whole" BEFORE TRUNCATE ON "VoteAct"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- The approved act that a transaction says it carries out, if there is such a one for this vote.
CREATE FUNCTION "act_at_hand"(community text, vote uuid, wanted text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT a."detail" FROM "VoteAct" a
  WHERE a."communityId" = community AND a."voteId" = vote AND a."kind"::text = wanted AND a."verdict" = 'approved'
    AND a."id" = nullif(current_setting('sunshine.act', true), '')::uuid
$$;

-- What a notice said stays said. A vote only goes on along its way; its deadline only moves later, and a vote is only
-- called off, by an act of two; its totals are what its roll adds up to.
CREATE FUNCTION "refuse_change_of_vote"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changing CONSTANT text[] := ARRAY['status', 'closesAt', 'closedAt', 'result', 'rollHeads', 'rollAreaDm2'];
  fault text;
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    fault := TG_OP;
  ELSIF to_jsonb(NEW) - changing <> to_jsonb(OLD) - changing THEN
    fault := 'another notice';
  ELSIF NEW."status" <> OLD."status" AND NOT (
    (OLD."status" = 'notice' AND NEW."status" = 'open') OR (OLD."status" = 'open' AND NEW."status" = 'closed')
    OR (OLD."status" IN ('notice', 'open') AND NEW."status" = 'cancelled'
      AND "act_at_hand"(OLD."communityId", OLD."id", 'cancellation') IS NOT NULL)
  ) THEN
    fault := 'the step from ' || OLD."status" || ' to ' || NEW."status";
  ELSIF NEW."closesAt" <> OLD."closesAt" AND (
    NEW."closesAt" < OLD."closesAt" OR OLD."status" <> 'open' OR NEW."status" <> 'open' OR NEW."closesAt"
      IS DISTINCT FROM ("act_at_hand"(OLD."communityId", OLD."id", 'extension') ->> 'closesAt')::timestamptz
  ) THEN
    fault := 'another deadline';
  ELSIF (NEW."result" IS DISTINCT FROM OLD."result" AND NEW."status" <> 'closed')
    OR (NEW."closedAt" IS DISTINCT FROM OLD."closedAt" AND (OLD."closedAt" IS NOT NULL OR NEW."status" <> 'closed')) THEN
    fault := 'a result before the close';
  ELSIF (NEW."rollHeads", NEW."rollAreaDm2") IS DISTINCT FROM (OLD."rollHeads", OLD."rollAreaDm2")
    AND (NEW."rollHeads", NEW."rollAreaDm2") <> (
      SELECT coalesce(sum(s."heads"), 0), coalesce(sum(s."areaDm2"), 0) FROM "RollSeat" s
      WHERE s."communityId" = OLD."communityId" AND s."voteId" = OLD."id"
    ) THEN
    fault := 'totals that are not the roll''s';
  ELSE
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"Vote" stays as its notice said: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "Vote_stays" BEFORE UPDATE OR DELETE ON "Vote"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_vote"();
CREATE TRIGGER "Vote_stays_whole" BEFORE TRUNCATE ON "Vote"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A seat changes by a correction of two people that says from what to what, which it therefore does once; besides that
-- the name on a seat of a residents' roll goes when its person does.
CREATE OR REPLACE FUNCTION "refuse_change_of_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  correction jsonb;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."partyId" IS NULL AND NEW."label" = '已注销居民'
    AND to_jsonb(NEW) - 'label' = to_jsonb(OLD) - 'label'
    AND EXISTS (SELECT FROM "Account" a WHERE a."id" = OLD."voterId" AND a."erasedAt" IS NOT NULL)
  THEN
    RETURN NEW;
  END IF;
  correction := "act_at_hand"(OLD."communityId", OLD."voteId", 'rollCorrection');
  IF (correction ->> 'seat')::int = OLD."seatNo"
    AND correction -> 'from' ->> 'commitment' = encode(OLD."commitment", 'hex')
    AND EXISTS (SELECT FROM "Vote" v WHERE v."communityId" = OLD."communityId" AND v."id" = OLD."voteId" AND v."status" = 'notice')
  THEN
    IF TG_OP = 'DELETE' AND correction -> 'to' = 'null' THEN
      RETURN OLD;
    ELSIF TG_OP = 'UPDATE' AND NEW."commitment" <> OLD."commitment" AND NEW."salt" <> OLD."salt"
      AND (NEW."communityId", NEW."voteId", NEW."seatNo") = (OLD."communityId", OLD."voteId", OLD."seatNo")
      AND "is_seat_of"(NEW, correction -> 'to')
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '"%" is only added to: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION "is_seat_of"(seat "RollSeat", wanted jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (seat."heads", seat."areaDm2", seat."partyId"::text, seat."voterId"::text)
    IS NOT DISTINCT FROM ((wanted ->> 'heads')::int, (wanted ->> 'areaDm2')::int, wanted ->> 'partyId', wanted ->> 'voterId')
$$;

-- A roll is taken before its vote's ledger begins. After that a seat comes in by a correction, one at a time.
CREATE FUNCTION "refuse_more_seats"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (SELECT "communityId", "voteId", count(*) AS "seats" FROM added GROUP BY 1, 2) taken
    WHERE EXISTS (SELECT FROM "LedgerEntry" e WHERE e."communityId" = taken."communityId" AND e."voteId" = taken."voteId")
      AND NOT (taken."seats" = 1 AND EXISTS (
        SELECT FROM added
        JOIN "Vote" v ON v."communityId" = added."communityId" AND v."id" = added."voteId" AND v."status" = 'notice'
        CROSS JOIN LATERAL "act_at_hand"(added."communityId", added."voteId", 'rollCorrection') correction
        WHERE (added."communityId", added."voteId") = (taken."communityId", taken."voteId")
          AND correction -> 'from' = 'null' AND "is_seat_of"(ROW(added.*)::"RollSeat", correction -> 'to')
          AND NOT EXISTS (
            SELECT FROM "RollSeat" s WHERE s."communityId" = added."communityId" AND s."voteId" = added."voteId"
              AND s."seatNo" <> added."seatNo" AND s."partyId" IS NOT DISTINCT FROM added."partyId"
              AND (s."partyId" IS NOT NULL OR s."voterId" = added."voterId")
          )
      ))
  ) THEN
    RAISE EXCEPTION '"RollSeat" is taken once: INSERT refused' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "RollSeat_is_taken_once" AFTER INSERT ON "RollSeat" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_more_seats"();
