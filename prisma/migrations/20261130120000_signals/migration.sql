-- CreateEnum
CREATE TYPE "ReviewMode" AS ENUM ('off', 'newcomers', 'everybody');

-- CreateEnum
CREATE TYPE "WordStrength" AS ENUM ('note', 'hold');

-- CreateEnum
CREATE TYPE "SignalKind" AS ENUM ('review', 'words', 'newAccount', 'links', 'repeated', 'speed');

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "fingerprint" BIGINT,
ADD COLUMN     "heldAt" TIMESTAMPTZ(3),
ALTER COLUMN "position" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Community" ADD COLUMN     "review" "ReviewMode" NOT NULL DEFAULT 'off',
ADD COLUMN     "wordsRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ModerationCase" ADD COLUMN     "noticed" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ListedWord" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "ground" "Ground" NOT NULL,
    "strength" "WordStrength" NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ListedWord_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "CommentSignal" (
    "communityId" TEXT NOT NULL,
    "commentId" UUID NOT NULL,
    "kind" "SignalKind" NOT NULL,
    "detail" JSONB NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentSignal_pkey" PRIMARY KEY ("communityId","commentId","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "ListedWord_communityId_key_key" ON "ListedWord"("communityId", "key");

-- AddForeignKey
ALTER TABLE "ListedWord" ADD CONSTRAINT "ListedWord_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentSignal" ADD CONSTRAINT "CommentSignal_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. What has the same words is looked for among the last days of one community. What was written before
-- has no fingerprint: in a week that makes no difference any more. The community does not stand first in this index: a
-- planner that knows nothing of a young table would take any index that it stands first in for any question.
CREATE INDEX "Comment_alike" ON "Comment" ("fingerprint", "communityId", "createdAt") WHERE "fingerprint" IS NOT NULL;

-- What somebody said that waits is looked for whenever they open a thread, and hardly ever there.
CREATE INDEX "Comment_waiting_of" ON "Comment" ("authorId", "threadId") WHERE "heldAt" IS NOT NULL;

ALTER TABLE "ListedWord"
  ALTER COLUMN "key" TYPE TEXT COLLATE "C",
  ADD CONSTRAINT "ListedWord_says_something" CHECK ("word" <> '' AND char_length("key") > 1);
ALTER TABLE "Community" ADD CONSTRAINT "Community_words_revision_grows" CHECK ("wordsRevision" >= 0);

-- What has no number has not come out: it waits, or was refused, or taken back. An answer in an office never waits.
ALTER TABLE "Comment"
  ADD CONSTRAINT "Comment_without_number_is_not_out" CHECK (
    "position" IS NOT NULL OR "heldAt" IS NOT NULL OR "hiddenFor" IS NOT NULL OR "removedAt" IS NOT NULL
  ),
  ADD CONSTRAINT "Comment_held_is_undecided" CHECK (
    "heldAt" IS NULL OR ("hiddenFor" IS NULL AND "removedAt" IS NULL AND NOT "answer")
  );
CREATE FUNCTION "guard_comment_number"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"Comment" keeps its number' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "Comment_keeps_its_number" BEFORE UPDATE OF "position" ON "Comment" FOR EACH ROW
  WHEN (OLD."position" IS NOT NULL AND NEW."position" IS DISTINCT FROM OLD."position")
  EXECUTE FUNCTION "guard_comment_number"();

-- One letter more passes for another (accounts/look-alikes.ts): names that are kept are compared by it as new ones are.
UPDATE "CommunityName" n SET "nameKey" = replace(n."nameKey", 'е', 'e')
WHERE n."nameKey" LIKE '%е%' AND NOT EXISTS (
  SELECT FROM "CommunityName" o WHERE o."communityId" = n."communityId" AND o."nameKey" = replace(n."nameKey", 'е', 'e')
);
