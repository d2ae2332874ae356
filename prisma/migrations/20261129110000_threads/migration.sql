-- DropIndex
DROP INDEX "Comment_communityId_threadId_rootId_createdAt_id_idx";

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "answer" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "answerCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "best" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "disputed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "editedAt" TIMESTAMPTZ(3),
ADD COLUMN     "helpful" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "office" "Role",
ADD COLUMN     "position" INTEGER,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "unhelpful" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "lastPosition" INTEGER NOT NULL DEFAULT 0;

-- Written by hand: what is said already is numbered in the order it was said, and every answer is counted.
UPDATE "Comment" c SET "position" = n."position" FROM (
  SELECT "communityId", "id", row_number() OVER (PARTITION BY "communityId", "threadId" ORDER BY "createdAt", "id") AS "position"
  FROM "Comment"
) n WHERE n."communityId" = c."communityId" AND n."id" = c."id";

UPDATE "Thread" t SET "lastPosition" = n."last" FROM (
  SELECT "communityId", "threadId", max("position") AS "last" FROM "Comment" GROUP BY 1, 2
) n WHERE n."communityId" = t."communityId" AND n."threadId" = t."id";

UPDATE "Comment" c SET "answerCount" = n."answers" FROM (
  SELECT "communityId", "parentId", count(*) AS "answers" FROM "Comment" WHERE "parentId" IS NOT NULL GROUP BY 1, 2
) n WHERE n."communityId" = c."communityId" AND n."parentId" = c."id";

-- Who spoke for the committee did so in the office they held at the time.
UPDATE "Comment" c SET "office" = CASE WHEN EXISTS (
  SELECT FROM "Membership" m WHERE m."communityId" = c."communityId" AND m."accountId" = c."authorId" AND m."role" = 'chair'
    AND m."grantedAt" <= c."createdAt" AND (m."endedAt" IS NULL OR m."endedAt" > c."createdAt")
) THEN 'chair'::"Role" ELSE 'moderator'::"Role" END
WHERE c."official";

ALTER TABLE "Comment" ALTER COLUMN "position" SET NOT NULL, DROP COLUMN "official";

-- CreateTable
CREATE TABLE "CommentRevision" (
    "communityId" TEXT NOT NULL,
    "commentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHtml" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CommentRevision_pkey" PRIMARY KEY ("communityId","commentId","revision")
);

-- CreateTable
CREATE TABLE "CommentRating" (
    "communityId" TEXT NOT NULL,
    "commentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "threadId" UUID NOT NULL,
    "helpful" BOOLEAN NOT NULL,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentRating_pkey" PRIMARY KEY ("communityId","commentId","accountId")
);

-- CreateTable
CREATE TABLE "CommentMention" (
    "communityId" TEXT NOT NULL,
    "commentId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "mentionedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentMention_pkey" PRIMARY KEY ("communityId","commentId","accountId")
);

-- CreateTable
CREATE TABLE "ThreadFollow" (
    "communityId" TEXT NOT NULL,
    "threadId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "readThrough" INTEGER NOT NULL,
    "followedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ThreadFollow_pkey" PRIMARY KEY ("communityId","threadId","accountId")
);

-- CreateTable
CREATE TABLE "ThreadSummary" (
    "communityId" TEXT NOT NULL,
    "threadId" UUID NOT NULL,
    "pro" TEXT NOT NULL,
    "proHtml" TEXT NOT NULL,
    "con" TEXT NOT NULL,
    "conHtml" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "editorId" UUID NOT NULL,
    "editedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ThreadSummary_pkey" PRIMARY KEY ("communityId","threadId")
);

-- CreateIndex
CREATE INDEX "CommentRating_communityId_threadId_accountId_idx" ON "CommentRating"("communityId", "threadId", "accountId");

-- CreateIndex
CREATE INDEX "CommentMention_communityId_accountId_mentionedAt_idx" ON "CommentMention"("communityId", "accountId", "mentionedAt");

-- CreateIndex
CREATE INDEX "ThreadFollow_communityId_accountId_followedAt_idx" ON "ThreadFollow"("communityId", "accountId", "followedAt");

-- CreateIndex
CREATE INDEX "Account_shownName_idx" ON "Account"("shownName");

-- CreateIndex
CREATE INDEX "Comment_communityId_parentId_position_idx" ON "Comment"("communityId", "parentId", "position");

-- CreateIndex
CREATE INDEX "Comment_communityId_threadId_authorId_position_idx" ON "Comment"("communityId", "threadId", "authorId", "position");

-- CreateIndex
CREATE INDEX "Comment_communityId_threadId_stance_position_idx" ON "Comment"("communityId", "threadId", "stance", "position");

-- CreateIndex
CREATE INDEX "Comment_communityId_threadId_stance_best_position_idx" ON "Comment"("communityId", "threadId", "stance", "best", "position");

-- CreateIndex
CREATE INDEX "Comment_communityId_threadId_stance_disputed_position_idx" ON "Comment"("communityId", "threadId", "stance", "disputed", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Comment_communityId_threadId_position_key" ON "Comment"("communityId", "threadId", "position");

-- AddForeignKey
ALTER TABLE "CommentRevision" ADD CONSTRAINT "CommentRevision_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentRating" ADD CONSTRAINT "CommentRating_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentRating" ADD CONSTRAINT "CommentRating_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadFollow" ADD CONSTRAINT "ThreadFollow_communityId_threadId_fkey" FOREIGN KEY ("communityId", "threadId") REFERENCES "Thread"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadFollow" ADD CONSTRAINT "ThreadFollow_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadSummary" ADD CONSTRAINT "ThreadSummary_communityId_threadId_fkey" FOREIGN KEY ("communityId", "threadId") REFERENCES "Thread"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadSummary" ADD CONSTRAINT "ThreadSummary_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. A page of a thread reads as many rows however long the thread is: in each order there is an index of
-- just what begins conversations, and one of the few that speak in an office.
CREATE INDEX "Comment_beginnings" ON "Comment" ("communityId", "threadId", "position") WHERE "rootId" IS NULL;
CREATE INDEX "Comment_beginnings_best" ON "Comment" ("communityId", "threadId", "best", "position") WHERE "rootId" IS NULL;
CREATE INDEX "Comment_beginnings_disputed" ON "Comment" ("communityId", "threadId", "disputed", "position") WHERE "rootId" IS NULL;
CREATE INDEX "Comment_in_office" ON "Comment" ("communityId", "threadId", "position") WHERE "office" IS NOT NULL;

ALTER TABLE "Thread" ADD CONSTRAINT "Thread_numbers_its_comments" CHECK ("lastPosition" >= "commentCount");
ALTER TABLE "Comment"
  ADD CONSTRAINT "Comment_is_numbered" CHECK ("position" > 0),
  ADD CONSTRAINT "Comment_counts_are_counts" CHECK ("answerCount" >= 0 AND "helpful" >= 0 AND "unhelpful" >= 0),
  ADD CONSTRAINT "Comment_revision_is_positive" CHECK ("revision" > 0),
  ADD CONSTRAINT "Comment_answers_in_an_office" CHECK (NOT "answer" OR "office" IS NOT NULL),
  ADD CONSTRAINT "Comment_removed_says_nothing" CHECK (
    "removedAt" IS NULL OR ("body" = '' AND "bodyHtml" = '' AND NOT "answer")
  );
ALTER TABLE "ThreadFollow" ADD CONSTRAINT "ThreadFollow_has_read_some" CHECK ("readThrough" >= 0);
ALTER TABLE "ThreadSummary"
  ADD CONSTRAINT "ThreadSummary_says_something" CHECK ("pro" <> '' OR "con" <> ''),
  ADD CONSTRAINT "ThreadSummary_revision_is_positive" CHECK ("revision" > 0);

-- Nobody rates what they wrote themselves.
CREATE FUNCTION "guard_comment_rating"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "Comment" c WHERE c."communityId" = NEW."communityId" AND c."id" = NEW."commentId"
      AND c."threadId" = NEW."threadId" AND c."authorId" <> NEW."accountId"
  ) THEN
    RAISE EXCEPTION '"CommentRating" is of somebody else''s comment' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "CommentRating_of_others" BEFORE INSERT OR UPDATE ON "CommentRating"
  FOR EACH ROW EXECUTE FUNCTION "guard_comment_rating"();

-- What a comment said before stays to be read, until its author takes the whole comment back.
CREATE FUNCTION "guard_comment_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT FROM "Comment" c
    WHERE c."communityId" = OLD."communityId" AND c."id" = OLD."commentId" AND c."removedAt" IS NOT NULL
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '"CommentRevision" stays as it was: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "CommentRevision_stays" BEFORE UPDATE OR DELETE ON "CommentRevision"
  FOR EACH ROW EXECUTE FUNCTION "guard_comment_revision"();
CREATE TRIGGER "CommentRevision_stays_whole" BEFORE TRUNCATE ON "CommentRevision"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
