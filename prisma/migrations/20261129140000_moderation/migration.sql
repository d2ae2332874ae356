-- CreateEnum
CREATE TYPE "Ground" AS ENUM ('constitution', 'stateSecurity', 'nationalHonour', 'ethnicHatred', 'cults', 'rumours', 'obscenity', 'defamation', 'otherLaw', 'personalData', 'insult', 'offTopic', 'duplicate', 'advertising');

-- CreateEnum
CREATE TYPE "CaseState" AS ENUM ('waiting', 'kept', 'hidden');

-- CreateEnum
CREATE TYPE "MeasureState" AS ENUM ('standing', 'undone', 'appealed', 'upheld', 'reversed');

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "hiddenFor" "Ground";

-- CreateTable
CREATE TABLE "Flag" (
    "communityId" TEXT NOT NULL,
    "commentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "ground" "Ground" NOT NULL,
    "note" TEXT NOT NULL,
    "flaggedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("communityId","commentId","accountId")
);

-- CreateTable
CREATE TABLE "ModerationCase" (
    "communityId" TEXT NOT NULL,
    "commentId" UUID NOT NULL,
    "state" "CaseState" NOT NULL DEFAULT 'waiting',
    "urgent" BOOLEAN NOT NULL,
    "flags" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModerationCase_pkey" PRIMARY KEY ("communityId","commentId")
);

-- CreateTable
CREATE TABLE "Measure" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "ground" "Ground" NOT NULL,
    "note" TEXT NOT NULL,
    "state" "MeasureState" NOT NULL DEFAULT 'standing',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,
    "appeal" TEXT,
    "appealedAt" TIMESTAMPTZ(3),
    "answerDueAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE INDEX "Flag_accountId_idx" ON "Flag"("accountId");

-- CreateIndex
CREATE INDEX "ModerationCase_communityId_state_urgent_openedAt_commentId_idx" ON "ModerationCase"("communityId", "state", "urgent" DESC, "openedAt", "commentId");

-- CreateIndex
CREATE INDEX "Measure_communityId_at_id_idx" ON "Measure"("communityId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Measure_communityId_commentId_at_idx" ON "Measure"("communityId", "commentId", "at");

-- CreateIndex
CREATE INDEX "Measure_communityId_state_answerDueAt_idx" ON "Measure"("communityId", "state", "answerDueAt");

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand. What is hidden has one measure that is in force, and nobody judges their own words or their own judgment.
CREATE UNIQUE INDEX "Measure_in_force" ON "Measure" ("communityId", "commentId")
  WHERE "state" IN ('standing', 'appealed', 'upheld');
CREATE INDEX "Measure_appealed" ON "Measure" ("communityId", "answerDueAt") WHERE "state" = 'appealed';

ALTER TABLE "ModerationCase"
  ADD CONSTRAINT "ModerationCase_counts_flags" CHECK ("flags" >= 0 AND "revision" > 0);
ALTER TABLE "Measure"
  ADD CONSTRAINT "Measure_gives_reasons" CHECK ("note" <> ''),
  ADD CONSTRAINT "Measure_is_undone_by_somebody" CHECK (
    ("state" = 'undone') = ("undoneAt" IS NOT NULL) AND ("undoneAt" IS NULL) = ("undoneById" IS NULL)
  ),
  ADD CONSTRAINT "Measure_is_appealed_with_a_reason" CHECK (
    ("state" IN ('appealed', 'upheld', 'reversed')) = ("appealedAt" IS NOT NULL)
      AND ("appealedAt" IS NULL) = ("appeal" IS NULL) AND ("appealedAt" IS NULL) = ("answerDueAt" IS NULL)
  ),
  ADD CONSTRAINT "Measure_is_decided_by_another" CHECK (
    ("state" IN ('upheld', 'reversed')) = ("decidedAt" IS NOT NULL)
      AND ("decidedAt" IS NULL) = ("answer" IS NULL) AND ("decidedAt" IS NULL) = ("decidedById" IS NULL)
      AND "decidedById" <> "byId"
  );

CREATE FUNCTION "guard_flag"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "Comment" c WHERE c."communityId" = NEW."communityId" AND c."id" = NEW."commentId"
      AND c."authorId" = NEW."accountId"
  ) THEN
    RAISE EXCEPTION '"Flag" is of somebody else''s comment' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Flag_of_others" BEFORE INSERT OR UPDATE ON "Flag" FOR EACH ROW EXECUTE FUNCTION "guard_flag"();

-- Why and by whom something was hidden is never changed; what came of it is added once.
CREATE FUNCTION "guard_measure"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  undoing CONSTANT text[] := ARRAY['state', 'undoneAt', 'undoneById'];
  appeal CONSTANT text[] := ARRAY['state', 'appeal', 'appealedAt', 'answerDueAt'];
  decision CONSTANT text[] := ARRAY['state', 'answer', 'decidedAt', 'decidedById'];
  fault text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    fault := TG_OP;
  ELSIF EXISTS (
    SELECT FROM "Comment" c WHERE c."communityId" = NEW."communityId" AND c."id" = NEW."commentId"
      AND c."authorId" IN (NEW."byId", NEW."decidedById")
  ) THEN
    fault := 'a measure about one''s own words';
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW."state" = 'standing' THEN RETURN NEW; END IF;
    fault := 'a measure that is over as it begins';
  ELSIF OLD."state" = 'standing' AND NEW."state" = 'undone' AND to_jsonb(NEW) - undoing = to_jsonb(OLD) - undoing
    OR OLD."state" = 'standing' AND NEW."state" = 'appealed' AND to_jsonb(NEW) - appeal = to_jsonb(OLD) - appeal
    OR OLD."state" = 'appealed' AND NEW."state" IN ('upheld', 'reversed')
      AND to_jsonb(NEW) - decision = to_jsonb(OLD) - decision
  THEN
    RETURN NEW;
  ELSE
    fault := 'another measure or another end of it';
  END IF;
  RAISE EXCEPTION '"Measure" stays as it was: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "Measure_stays" BEFORE INSERT OR UPDATE OR DELETE ON "Measure"
  FOR EACH ROW EXECUTE FUNCTION "guard_measure"();
CREATE TRIGGER "Measure_stays_whole" BEFORE TRUNCATE ON "Measure" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
