-- CreateEnum
CREATE TYPE "SanctionKind" AS ENUM ('warning', 'slow', 'mute');

-- CreateEnum
CREATE TYPE "SanctionState" AS ENUM ('standing', 'appealed', 'upheld', 'reversed', 'fallen');

-- CreateTable
CREATE TABLE "Sanction" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "accountId" UUID,
    "commentId" UUID NOT NULL,
    "kind" "SanctionKind" NOT NULL,
    "ground" "Ground" NOT NULL,
    "note" TEXT NOT NULL,
    "state" "SanctionState" NOT NULL DEFAULT 'standing',
    "byId" UUID NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "liftedAt" TIMESTAMPTZ(3),
    "liftedById" UUID,
    "liftReason" TEXT,
    "appeal" TEXT,
    "appealedAt" TIMESTAMPTZ(3),
    "answerDueAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "fellAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sanction_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE INDEX "Flag_communityId_accountId_flaggedAt_idx" ON "Flag"("communityId", "accountId", "flaggedAt");

-- CreateIndex
CREATE INDEX "Sanction_communityId_accountId_from_idx" ON "Sanction"("communityId", "accountId", "from" DESC);

-- CreateIndex
CREATE INDEX "Sanction_communityId_from_id_idx" ON "Sanction"("communityId", "from" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Comment_communityId_authorId_createdAt_idx" ON "Comment"("communityId", "authorId", "createdAt");

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_liftedById_fkey" FOREIGN KEY ("liftedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand. A comment is answered for once, and nobody judges themselves or their own judgment.
CREATE UNIQUE INDEX "Sanction_once_for_a_comment" ON "Sanction" ("communityId", "commentId")
  WHERE "state" IN ('standing', 'appealed', 'upheld');
CREATE INDEX "Comment_hidden_of" ON "Comment" ("communityId", "authorId") WHERE "hiddenFor" IS NOT NULL;
CREATE INDEX "Sanction_appealed" ON "Sanction" ("communityId", "answerDueAt") WHERE "state" = 'appealed';

ALTER TABLE "Sanction"
  ADD CONSTRAINT "Sanction_gives_reasons" CHECK ("note" <> '' OR "accountId" IS NULL),
  ADD CONSTRAINT "Sanction_ends" CHECK (
    "until" > "from" AND "until" <= "from" + CASE "kind" WHEN 'warning' THEN interval '90 days' WHEN 'slow' THEN interval '14 days'
      ELSE interval '30 days' END
  ),
  ADD CONSTRAINT "Sanction_is_of_another" CHECK (
    "accountId" <> "byId" AND "accountId" IS DISTINCT FROM "liftedById" AND "accountId" IS DISTINCT FROM "decidedById"
      OR "accountId" IS NULL
  ),
  ADD CONSTRAINT "Sanction_is_lifted_by_somebody" CHECK (
    ("liftedAt" IS NULL) = ("liftedById" IS NULL) AND ("liftedAt" IS NULL) = ("liftReason" IS NULL)
  ),
  ADD CONSTRAINT "Sanction_is_appealed_with_a_reason" CHECK (
    ("state" NOT IN ('appealed', 'upheld', 'reversed') OR "appealedAt" IS NOT NULL) AND ("state" <> 'standing' OR "appealedAt" IS NULL)
      AND ("appealedAt" IS NULL) = ("appeal" IS NULL) AND ("appealedAt" IS NULL) = ("answerDueAt" IS NULL)
  ),
  ADD CONSTRAINT "Sanction_is_decided_by_another" CHECK (
    ("state" NOT IN ('upheld', 'reversed') OR "decidedAt" IS NOT NULL) AND ("state" NOT IN ('standing', 'appealed') OR "decidedAt" IS NULL)
      AND ("decidedAt" IS NULL) = ("answer" IS NULL) AND ("decidedAt" IS NULL) = ("decidedById" IS NULL)
      AND "decidedById" <> "byId"
  ),
  ADD CONSTRAINT "Sanction_falls_at_a_time" CHECK (("state" = 'fallen') = ("fellAt" IS NOT NULL));

-- Why, by whom and for how long is never changed; what came of it is added once. When the person is erased, their link
-- and every word about them go, and nothing else.
CREATE FUNCTION "guard_sanction"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reading CONSTANT text[] := ARRAY['readAt'];
  lifting CONSTANT text[] := ARRAY['liftedAt', 'liftedById', 'liftReason'];
  appeal CONSTANT text[] := ARRAY['state', 'appeal', 'appealedAt', 'answerDueAt', 'readAt'];
  decision CONSTANT text[] := ARRAY['state', 'answer', 'decidedAt', 'decidedById'];
  falling CONSTANT text[] := ARRAY['state', 'fellAt'];
  forgetting CONSTANT text[] := ARRAY['accountId', 'note', 'liftReason', 'appeal', 'answer'];
  fault text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    fault := TG_OP;
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW."state" = 'standing' AND NEW."accountId" IS NOT NULL AND EXISTS (
      SELECT FROM "Comment" c WHERE c."communityId" = NEW."communityId" AND c."id" = NEW."commentId"
        AND c."authorId" = NEW."accountId" AND c."hiddenFor" IS NOT NULL
    ) THEN
      RETURN NEW;
    END IF;
    fault := 'one that is over as it begins, or rests on nothing hidden';
  ELSIF NEW."accountId" IS NULL AND OLD."accountId" IS NOT NULL
      AND to_jsonb(NEW) - forgetting = to_jsonb(OLD) - forgetting
      AND NEW."note" = '' AND coalesce(NEW."liftReason", '') || coalesce(NEW."appeal", '') || coalesce(NEW."answer", '') = ''
    OR OLD."readAt" IS NULL AND NEW."readAt" IS NOT NULL AND to_jsonb(NEW) - reading = to_jsonb(OLD) - reading
    OR OLD."liftedAt" IS NULL AND NEW."liftedAt" IS NOT NULL AND to_jsonb(NEW) - lifting = to_jsonb(OLD) - lifting
    OR OLD."state" = 'standing' AND NEW."state" = 'appealed' AND to_jsonb(NEW) - appeal = to_jsonb(OLD) - appeal
    OR OLD."state" = 'appealed' AND NEW."state" IN ('upheld', 'reversed')
      AND to_jsonb(NEW) - decision = to_jsonb(OLD) - decision
    OR OLD."state" IN ('standing', 'appealed', 'upheld') AND NEW."state" = 'fallen'
      AND to_jsonb(NEW) - falling = to_jsonb(OLD) - falling
  THEN
    RETURN NEW;
  ELSE
    fault := 'another sanction or another end of it';
  END IF;
  RAISE EXCEPTION '"Sanction" stays as it was: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "Sanction_stays" BEFORE INSERT OR UPDATE OR DELETE ON "Sanction"
  FOR EACH ROW EXECUTE FUNCTION "guard_sanction"();
CREATE TRIGGER "Sanction_stays_whole" BEFORE TRUNCATE ON "Sanction" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
