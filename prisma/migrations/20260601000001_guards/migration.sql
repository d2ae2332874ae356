-- Written by hand: what must never happen, whoever writes to the tables. Prisma's schema language cannot say these.

ALTER TABLE "Community"
  ADD CONSTRAINT "Community_id_is_a_word" CHECK ("id" ~ '^[a-z0-9-]{2,32}$'),
  ADD CONSTRAINT "Community_threshold_is_a_count" CHECK ("endorsementThreshold" >= 0);

ALTER TABLE "ExclusiveUnit" ADD CONSTRAINT "ExclusiveUnit_has_area" CHECK ("areaDm2" > 0);

ALTER TABLE "Counter" ADD CONSTRAINT "Counter_counts_up" CHECK ("last" >= 0);

ALTER TABLE "Proposal"
  ADD CONSTRAINT "Proposal_is_numbered_unless_draft" CHECK (
    ("year" IS NULL) = ("number" IS NULL) AND ("number" IS NULL) = ("state" = 'draft')
  ),
  ADD CONSTRAINT "Proposal_number_is_positive" CHECK ("number" > 0),
  ADD CONSTRAINT "Proposal_revision_is_positive" CHECK ("revision" > 0),
  ADD CONSTRAINT "Proposal_endorsements_are_a_count" CHECK ("endorsementCount" >= 0);

ALTER TABLE "Thread" ADD CONSTRAINT "Thread_comments_are_a_count" CHECK ("commentCount" >= 0);
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_replies_are_a_count" CHECK ("replyCount" >= 0);
ALTER TABLE "StanceTally" ADD CONSTRAINT "StanceTally_people_are_a_count" CHECK ("people" >= 0);

ALTER TABLE "Vote"
  ADD CONSTRAINT "Vote_opens_before_it_closes" CHECK ("opensAt" < "closesAt"),
  ADD CONSTRAINT "Vote_is_closed_with_its_result" CHECK (("status" = 'closed') = ("result" IS NOT NULL)),
  ADD CONSTRAINT "Vote_roll_is_a_count" CHECK ("rollHeads" >= 0 AND "rollAreaDm2" >= 0);

ALTER TABLE "VoteTurnout" ADD CONSTRAINT "VoteTurnout_is_a_count" CHECK ("heads" >= 0 AND "areaDm2" >= 0);

ALTER TABLE "RollSeat"
  ADD CONSTRAINT "RollSeat_is_one_head_or_none" CHECK ("heads" IN (0, 1)),
  ADD CONSTRAINT "RollSeat_area_is_a_measure" CHECK ("areaDm2" >= 0);

-- A roll is frozen when it is taken, and a ballot is cast for good.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"%" is only added to: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "RollSeat_stays" BEFORE UPDATE OR DELETE ON "RollSeat"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "RollSeat_stays_whole" BEFORE TRUNCATE ON "RollSeat"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Ballot_stays" BEFORE UPDATE OR DELETE ON "Ballot"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Ballot_stays_whole" BEFORE TRUNCATE ON "Ballot"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
