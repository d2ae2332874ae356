-- Written by hand. Once an outcome is annulled for one objection, that others hold as well changes nothing any more: one
-- person may say so.
CREATE OR REPLACE FUNCTION "guard_objection"() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  answer CONSTANT text[] := ARRAY['verdict', 'answer', 'answeredById', 'answeredAt'];
  fault text;
BEGIN
  IF TG_OP <> 'UPDATE' THEN
    fault := TG_OP;
  ELSIF to_jsonb(NEW) - answer <> to_jsonb(OLD) - answer OR OLD."verdict" <> 'waiting' THEN
    fault := 'another text or another answer';
  ELSIF NEW."verdict" = 'upheld' AND NOT EXISTS (
    SELECT FROM "Outcome" o WHERE o."communityId" = OLD."communityId" AND o."id" = OLD."outcomeId"
      AND (o."standing" = 'annulled'
        OR "act_at_hand"(o."communityId", o."voteId", 'annulment') ->> 'objection' = OLD."id"::text)
  ) THEN
    fault := 'upholding by one person';
  ELSE
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"Objection" is answered once: % refused', fault USING ERRCODE = 'restrict_violation';
END
$$;
