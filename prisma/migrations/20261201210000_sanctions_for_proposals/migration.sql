-- Written by hand. A sanction rests on what is hidden, a comment or a proposal, and hangs on its case as the measure does.
ALTER TABLE "Sanction" DROP CONSTRAINT "Sanction_communityId_commentId_fkey";
ALTER TABLE "Sanction" RENAME COLUMN "commentId" TO "itemId";
ALTER INDEX "Sanction_once_for_a_comment" RENAME TO "Sanction_once_for_an_item";

-- What is hidden has its case; should one have got lost, it is made up for, so that no sanction does.
INSERT INTO "ModerationCase" ("communityId", "itemId", "commentId", "state", "urgent", "flags", "openedAt")
SELECT s."communityId", s."itemId", s."itemId",
  CASE WHEN c."hiddenFor" IS NULL THEN 'kept' ELSE 'hidden' END::"CaseState", false, 0, max(s."from")
FROM "Sanction" s JOIN "Comment" c ON c."communityId" = s."communityId" AND c."id" = s."itemId"
GROUP BY s."communityId", s."itemId", c."hiddenFor" ON CONFLICT DO NOTHING;

-- AddForeignKey
ALTER TABLE "Sanction" ADD CONSTRAINT "Sanction_communityId_itemId_fkey" FOREIGN KEY ("communityId", "itemId") REFERENCES "ModerationCase"("communityId", "itemId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand. Whether what a case is about is hidden.
CREATE FUNCTION "is_item_hidden"("community" text, "item" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM "Comment" WHERE "communityId" = "community" AND "id" = "item" AND "hiddenFor" IS NOT NULL)
    OR EXISTS (SELECT FROM "Proposal" WHERE "communityId" = "community" AND "id" = "item" AND "hiddenFor" IS NOT NULL)
$$;

-- As before, whatever it rests on.
CREATE OR REPLACE FUNCTION "guard_sanction"() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF NEW."state" = 'standing' AND "author_of_item"(NEW."communityId", NEW."itemId") = NEW."accountId"
      AND "is_item_hidden"(NEW."communityId", NEW."itemId")
    THEN
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
