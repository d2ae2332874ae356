-- AlterTable
ALTER TABLE "Measure" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- Written by hand. What is due to be erased, looked for once a day.
CREATE INDEX "Measure_original_kept" ON "Measure" ("at")
  WHERE "erasedAt" IS NULL AND "state" IN ('standing', 'upheld');

ALTER TABLE "Measure" DROP CONSTRAINT "Measure_gives_reasons",
  ADD CONSTRAINT "Measure_gives_reasons" CHECK ("note" <> '' OR "erasedAt" IS NOT NULL);

-- As before, and besides: its words go, once and only after six months, when nothing more can come of it.
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
  ELSIF EXISTS (
    SELECT FROM "Comment" c WHERE c."communityId" = NEW."communityId" AND c."id" = NEW."commentId"
      AND c."authorId" IN (NEW."byId", NEW."decidedById")
  ) THEN
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

-- What a comment said before goes with it: when its author takes it back, or when the original of what was hidden goes.
CREATE OR REPLACE FUNCTION "guard_comment_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (
    EXISTS (
      SELECT FROM "Comment" c
      WHERE c."communityId" = OLD."communityId" AND c."id" = OLD."commentId" AND c."removedAt" IS NOT NULL
    ) OR EXISTS (
      SELECT FROM "Measure" m
      WHERE m."communityId" = OLD."communityId" AND m."commentId" = OLD."commentId" AND m."erasedAt" IS NOT NULL
    )
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '"CommentRevision" stays as it was: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
