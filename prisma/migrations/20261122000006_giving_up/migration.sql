-- AlterTable
ALTER TABLE "OfficialPost" ADD COLUMN     "endedById" UUID;

-- AddForeignKey
ALTER TABLE "OfficialPost" ADD CONSTRAINT "OfficialPost_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Account_erasureDueAt_idx" ON "Account"("erasureDueAt");

-- Written by hand. A seat of a residents' roll bears the name its voter was shown under. That name goes when its person
-- does, and nothing else of the roll ever changes.
CREATE FUNCTION "refuse_change_of_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."partyId" IS NULL AND NEW."label" = '已注销居民'
    AND to_jsonb(NEW) - 'label' = to_jsonb(OLD) - 'label'
    AND EXISTS (SELECT FROM "Account" a WHERE a."id" = OLD."voterId" AND a."erasedAt" IS NOT NULL)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"%" is only added to: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
DROP TRIGGER "RollSeat_stays" ON "RollSeat";
CREATE TRIGGER "RollSeat_stays" BEFORE UPDATE OR DELETE ON "RollSeat"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_seat"();

ALTER TABLE "Account" ADD CONSTRAINT "Account_erased_is_nobody" CHECK (
  "erasedAt" IS NULL OR ("loginName" IS NULL AND "phone" IS NULL AND "email" IS NULL AND "passwordHash" IS NULL)
);
