-- AlterTable
ALTER TABLE "Comment" ADD COLUMN     "pictureCount" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "CommentRevision" ADD COLUMN     "pictureCount" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "pictureCount" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ProposalRevision" ADD COLUMN     "pictureCount" SMALLINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Picture" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "commentId" UUID,
    "proposalId" UUID,
    "position" SMALLINT,
    "accountId" UUID,
    "alt" TEXT NOT NULL DEFAULT '',
    "smallWidth" INTEGER NOT NULL,
    "smallHeight" INTEGER NOT NULL,
    "largeWidth" INTEGER NOT NULL,
    "largeHeight" INTEGER NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Picture_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE INDEX "Picture_communityId_accountId_drawnAt_idx" ON "Picture"("communityId", "accountId", "drawnAt");

-- CreateIndex
CREATE UNIQUE INDEX "Picture_communityId_commentId_position_key" ON "Picture"("communityId", "commentId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Picture_communityId_proposalId_position_key" ON "Picture"("communityId", "proposalId", "position");

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Picture" ADD CONSTRAINT "Picture_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. What belongs to a comment or a proposal is its author's, one of at most four, and is what it was until it goes.
CREATE INDEX "Picture_loose" ON "Picture" ("drawnAt") WHERE "position" IS NULL;

ALTER TABLE "Comment"
  ADD CONSTRAINT "Comment_has_few_pictures" CHECK ("pictureCount" BETWEEN 0 AND 4);
ALTER TABLE "Proposal"
  ADD CONSTRAINT "Proposal_has_few_pictures" CHECK ("pictureCount" BETWEEN 0 AND 4);
ALTER TABLE "Picture"
  ADD CONSTRAINT "Picture_is_one_of_four" CHECK ("position" BETWEEN 0 AND 3),
  ADD CONSTRAINT "Picture_has_a_place" CHECK (
    num_nonnulls("commentId", "proposalId") = num_nonnulls("position") AND ("position" IS NULL OR "accountId" IS NOT NULL)
  ),
  ADD CONSTRAINT "Picture_has_a_size" CHECK (
    least("smallWidth", "smallHeight") > 0 AND "smallWidth" <= "largeWidth" AND "smallHeight" <= "largeHeight"
  );

CREATE FUNCTION "guard_picture"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."commentId" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "Comment" c WHERE c."communityId" = NEW."communityId" AND c."id" = NEW."commentId"
      AND c."authorId" = NEW."accountId" AND c."removedAt" IS NULL
  ) OR NEW."proposalId" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "Proposal" p WHERE p."communityId" = NEW."communityId" AND p."id" = NEW."proposalId"
      AND p."authorId" = NEW."accountId"
  ) THEN
    RAISE EXCEPTION '"Picture" belongs to what its own author wrote' USING ERRCODE = 'restrict_violation';
  ELSIF TG_OP = 'UPDATE' AND (
    OLD."accountId" IS NULL
      OR (OLD."position" IS NOT NULL AND NEW."accountId" IS NOT NULL)
      OR (NEW."accountId" IS NOT NULL AND NEW."accountId" <> OLD."accountId")
      OR (NEW."smallWidth", NEW."smallHeight", NEW."largeWidth", NEW."largeHeight")
        <> (OLD."smallWidth", OLD."smallHeight", OLD."largeWidth", OLD."largeHeight")
  ) THEN
    RAISE EXCEPTION '"Picture" is given away once, and then to nobody' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Picture_of_author" BEFORE INSERT OR UPDATE ON "Picture" FOR EACH ROW EXECUTE FUNCTION "guard_picture"();
