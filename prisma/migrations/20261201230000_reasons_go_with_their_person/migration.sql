-- Written by hand. What was said to somebody about what they wrote, and what they said to it, goes when they are erased: that it
-- was hidden, when, by whom and for which ground stays. So a reason is asked for when a measure is made, and not ever after.
ALTER TABLE "Measure" DROP CONSTRAINT "Measure_gives_reasons";

CREATE OR REPLACE FUNCTION "guard_measure"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  undoing CONSTANT text[] := ARRAY['state', 'undoneAt', 'undoneById'];
  appeal CONSTANT text[] := ARRAY['state', 'appeal', 'appealedAt', 'answerDueAt'];
  decision CONSTANT text[] := ARRAY['state', 'answer', 'decidedAt', 'decidedById'];
  said CONSTANT text[] := ARRAY['note', 'appeal', 'answer'];
  erasing CONSTANT text[] := said || 'erasedAt'::text;
  fault text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    fault := TG_OP;
  ELSIF "author_of_item"(NEW."communityId", NEW."itemId") IN (NEW."byId", NEW."decidedById") THEN
    fault := 'a measure about one''s own words';
  ELSIF TG_OP = 'INSERT' THEN
    IF NEW."state" = 'standing' AND NEW."erasedAt" IS NULL AND NEW."note" <> '' THEN RETURN NEW; END IF;
    fault := 'a measure that is over as it begins, or gives no reason';
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
    OR to_jsonb(NEW) - said = to_jsonb(OLD) - said AND concat(NEW."note", NEW."appeal", NEW."answer") = ''
      AND EXISTS (
        SELECT FROM "Account" a WHERE a."id" = "author_of_item"(NEW."communityId", NEW."itemId") AND a."erasedAt" IS NOT NULL
      )
  THEN
    RETURN NEW;
  ELSE
    fault := 'another measure or another end of it';
  END IF;
  RAISE EXCEPTION '"Measure" stays as it was: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
