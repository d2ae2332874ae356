-- Written by hand. A secret ballot stays as it is until its vote is over, and then goes. Before that it may be taken out and
-- put back as it was in one transaction: those that lie there are mixed with each new one, so that neither where a row
-- lies nor what wrote it leads to the participation that came with it.
CREATE OR REPLACE FUNCTION "keep_secret_ballot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (
    EXISTS (SELECT FROM "SecretBallot" s WHERE s."communityId" = OLD."communityId" AND s."voteId" = OLD."voteId"
      AND s."tracker" = OLD."tracker" AND s."choice" = OLD."choice")
    OR EXISTS (SELECT FROM "Vote" v WHERE v."communityId" = OLD."communityId" AND v."id" = OLD."voteId"
      AND v."status" IN ('closed', 'cancelled'))
  ) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'a secret ballot stays until its vote is over' USING ERRCODE = 'restrict_violation';
END
$$;
DROP TRIGGER "SecretBallot_stays" ON "SecretBallot";
CREATE TRIGGER "SecretBallot_stays" BEFORE UPDATE ON "SecretBallot"
  FOR EACH ROW EXECUTE FUNCTION "keep_secret_ballot"();
CREATE CONSTRAINT TRIGGER "SecretBallot_is_put_back" AFTER DELETE ON "SecretBallot" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "keep_secret_ballot"();

-- Nobody needs any more what was chosen in votes that were called off.
DELETE FROM "SecretBallot" s USING "Vote" v
WHERE v."communityId" = s."communityId" AND v."id" = s."voteId" AND v."status" = 'cancelled';
