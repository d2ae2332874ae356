-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('open', 'edited', 'over');

-- AlterTable
ALTER TABLE "ModerationCase" ADD COLUMN     "escalated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "judgedAt" TIMESTAMPTZ(3),
ADD COLUMN     "judgedById" UUID;

-- CreateTable
CREATE TABLE "EditRequest" (
    "communityId" TEXT NOT NULL,
    "commentId" UUID NOT NULL,
    "ground" "Ground" NOT NULL,
    "note" TEXT NOT NULL,
    "state" "RequestState" NOT NULL DEFAULT 'open',
    "byId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "textRevision" INTEGER NOT NULL,
    "waitedSince" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EditRequest_pkey" PRIMARY KEY ("communityId","commentId")
);

-- DropIndex
DROP INDEX "ModerationCase_communityId_state_urgent_openedAt_commentId_idx";

-- CreateIndex
CREATE INDEX "ModerationCase_communityId_judgedById_judgedAt_idx" ON "ModerationCase"("communityId", "judgedById", "judgedAt");

-- CreateIndex
CREATE INDEX "Measure_communityId_byId_at_idx" ON "Measure"("communityId", "byId", "at" DESC);

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_judgedById_fkey" FOREIGN KEY ("judgedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditRequest" ADD CONSTRAINT "EditRequest_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "ModerationCase"("communityId", "commentId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditRequest" ADD CONSTRAINT "EditRequest_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. The queue in its order: what was handed to the chair, what is urgent, what waited longest.
CREATE INDEX "ModerationCase_queue" ON "ModerationCase"
  ("communityId", "escalated" DESC, "urgent" DESC, "openedAt", "commentId") WHERE "state" IN ('waiting', 'asked');

-- Who judged what is known from the measures; who kept what, and when, from the record of acts.
UPDATE "ModerationCase" c SET "judgedAt" = m."at", "judgedById" = m."byId"
FROM (
  SELECT DISTINCT ON ("communityId", "commentId") "communityId", "commentId", "at", "byId" FROM "Measure"
  ORDER BY "communityId", "commentId", "at" DESC
) m
WHERE c."communityId" = m."communityId" AND c."commentId" = m."commentId" AND c."state" = 'hidden';
UPDATE "ModerationCase" c SET "judgedAt" = a."at", "judgedById" = a."actorId"
FROM (
  SELECT DISTINCT ON ("communityId", "subject") "communityId", "subject", "at", "actorId" FROM "AuditEntry"
  WHERE "action" IN ('moderation.keep', 'moderation.undo', 'appeal.reverse')
  ORDER BY "communityId", "subject", "at" DESC
) a
WHERE c."communityId" = a."communityId" AND 'comment:' || c."commentId" = a."subject" AND c."state" = 'kept';

-- Nothing is left to judge of what its author took back.
UPDATE "ModerationCase" c SET "state" = 'removed', "revision" = c."revision" + 1
FROM "Comment" t
WHERE t."communityId" = c."communityId" AND t."id" = c."commentId" AND t."removedAt" IS NOT NULL
  AND c."state" = 'waiting';

ALTER TABLE "EditRequest"
  ADD CONSTRAINT "EditRequest_gives_reasons" CHECK ("note" <> ''),
  ADD CONSTRAINT "EditRequest_gives_time" CHECK ("dueAt" > "askedAt" AND "textRevision" > 0),
  ADD CONSTRAINT "EditRequest_is_edited_once" CHECK (("state" = 'edited') = ("editedAt" IS NOT NULL));

CREATE FUNCTION "guard_edit_request"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "Comment" c WHERE c."communityId" = NEW."communityId" AND c."id" = NEW."commentId"
      AND c."authorId" = NEW."byId"
  ) THEN
    RAISE EXCEPTION '"EditRequest" is to somebody else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "EditRequest_to_others" BEFORE INSERT OR UPDATE ON "EditRequest"
  FOR EACH ROW EXECUTE FUNCTION "guard_edit_request"();
