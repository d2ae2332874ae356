-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "hiddenFor" "Ground";

-- Written by hand. A case is about a comment or a proposal, known by its id whichever it is; all that is about it hangs on the case.
ALTER TABLE "EditRequest" DROP CONSTRAINT "EditRequest_communityId_commentId_fkey";
ALTER TABLE "Flag" DROP CONSTRAINT "Flag_communityId_commentId_fkey";
ALTER TABLE "Measure" DROP CONSTRAINT "Measure_communityId_commentId_fkey";
ALTER TABLE "ModerationCase" DROP CONSTRAINT "ModerationCase_communityId_commentId_fkey";
ALTER TABLE "EditRequest" RENAME COLUMN "commentId" TO "itemId";
ALTER TABLE "Flag" RENAME COLUMN "commentId" TO "itemId";
ALTER TABLE "Measure" RENAME COLUMN "commentId" TO "itemId";
ALTER TABLE "ModerationCase" RENAME COLUMN "commentId" TO "itemId";
ALTER INDEX "Measure_communityId_commentId_at_idx" RENAME TO "Measure_communityId_itemId_at_idx";

-- Every flag and measure there is has its case; should one have lost it, it is made up for, so that nothing else gets lost.
INSERT INTO "ModerationCase" ("communityId", "itemId", "state", "urgent", "flags", "openedAt")
SELECT m."communityId", m."itemId",
  CASE WHEN c."hiddenFor" IS NULL THEN 'kept' ELSE 'hidden' END::"CaseState", false, 0, max(m."at")
FROM "Measure" m JOIN "Comment" c ON c."communityId" = m."communityId" AND c."id" = m."itemId"
GROUP BY m."communityId", m."itemId", c."hiddenFor" ON CONFLICT DO NOTHING;
INSERT INTO "ModerationCase" ("communityId", "itemId", "urgent", "flags", "openedAt")
SELECT "communityId", "itemId", false, count(*), min("flaggedAt") FROM "Flag"
GROUP BY "communityId", "itemId" ON CONFLICT DO NOTHING;

ALTER TABLE "ModerationCase" ADD COLUMN "commentId" UUID, ADD COLUMN "proposalId" UUID;
UPDATE "ModerationCase" SET "commentId" = "itemId";
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_is_about_one_thing" CHECK (
  num_nonnulls("commentId", "proposalId") = 1 AND "itemId" = COALESCE("commentId", "proposalId")
);

-- CreateIndex
CREATE INDEX "ModerationCase_communityId_proposalId_idx" ON "ModerationCase"("communityId", "proposalId");

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_communityId_itemId_fkey" FOREIGN KEY ("communityId", "itemId") REFERENCES "ModerationCase"("communityId", "itemId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_communityId_commentId_fkey" FOREIGN KEY ("communityId", "commentId") REFERENCES "Comment"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModerationCase" ADD CONSTRAINT "ModerationCase_communityId_proposalId_fkey" FOREIGN KEY ("communityId", "proposalId") REFERENCES "Proposal"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EditRequest" ADD CONSTRAINT "EditRequest_communityId_itemId_fkey" FOREIGN KEY ("communityId", "itemId") REFERENCES "ModerationCase"("communityId", "itemId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_communityId_itemId_fkey" FOREIGN KEY ("communityId", "itemId") REFERENCES "ModerationCase"("communityId", "itemId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Nothing is hidden that is a draft, or that people are voting on or have decided; its words are nowhere but in its history.
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_is_hidden_before_a_vote" CHECK ("hiddenFor" IS NULL OR (
  "state" IN ('submitted', 'endorsing', 'listed', 'deliberating', 'outcomeDrafted', 'needsRevision', 'notAccepted', 'merged',
    'transferred', 'withdrawn', 'suspended')
  AND "title" = '' AND "body" = '' AND "bodyHtml" = '' AND "excerpt" = '' AND "searchTerms" = '{}'
));

-- Who wrote what a case is about.
CREATE FUNCTION "author_of_item"("community" text, "item" uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT "authorId" FROM "Comment" WHERE "communityId" = "community" AND "id" = "item"
  UNION ALL SELECT "authorId" FROM "Proposal" WHERE "communityId" = "community" AND "id" = "item"
$$;

CREATE OR REPLACE FUNCTION "guard_flag"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF "author_of_item"(NEW."communityId", NEW."itemId") = NEW."accountId" THEN
    RAISE EXCEPTION '"Flag" is of what somebody else wrote' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION "guard_edit_request"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF "author_of_item"(NEW."communityId", NEW."itemId") = NEW."byId" THEN
    RAISE EXCEPTION '"EditRequest" is to somebody else' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

-- As before, whatever it is about.
CREATE OR REPLACE FUNCTION "guard_measure"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  undoing CONSTANT text[] := ARRAY['state', 'undoneAt', 'undoneById'];
  appeal CONSTANT text[] := ARRAY['state', 'appeal', 'appealedAt', 'answerDueAt'];
  decision CONSTANT text[] := ARRAY['state', 'answer', 'decidedAt', 'decidedById'];
  erasing CONSTANT text[] := ARRAY['note', 'appeal', 'answer', 'erasedAt'];
  fault text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    fault := TG_OP;
  ELSIF "author_of_item"(NEW."communityId", NEW."itemId") IN (NEW."byId", NEW."decidedById") THEN
    fault := 'a measure about one''s own words';
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW."state" = 'standing' AND NEW."erasedAt" IS NULL THEN RETURN NEW; END IF;
    fault := 'a measure that is over as it begins';
  ELSIF OLD."erasedAt" IS NOT NULL THEN
    fault := 'anything of a measure whose words are gone';
  ELSIF NEW."erasedAt" IS NOT NULL THEN
    IF OLD."state" IN ('standing', 'upheld') AND to_jsonb(NEW) - erasing = to_jsonb(OLD) - erasing
      AND concat(NEW."note", NEW."appeal", NEW."answer") = ''
      AND NEW."erasedAt" >= COALESCE(OLD."decidedAt", OLD."at") + interval '6 months'
    THEN
      RETURN NEW;
    END IF;
    fault := 'erasing what is not over, or not for six months';
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

-- As before: what a comment said before goes with it: when its author takes it back, or when the original of what was hidden goes.
CREATE OR REPLACE FUNCTION "guard_comment_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (
    EXISTS (
      SELECT FROM "Comment" c
      WHERE c."communityId" = OLD."communityId" AND c."id" = OLD."commentId" AND c."removedAt" IS NOT NULL
    ) OR EXISTS (
      SELECT FROM "Measure" m
      WHERE m."communityId" = OLD."communityId" AND m."itemId" = OLD."commentId" AND m."erasedAt" IS NOT NULL
    )
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '"CommentRevision" stays as it was: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
