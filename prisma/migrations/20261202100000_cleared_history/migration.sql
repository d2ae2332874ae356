-- AlterTable
ALTER TABLE "EditRequest" ADD COLUMN     "clearedThrough" INTEGER NOT NULL DEFAULT 0;

-- Written by hand: what was changed because the committee asked for it was in the history for all to read.
UPDATE "EditRequest" SET "clearedThrough" = "textRevision" WHERE "state" = 'edited';

ALTER TABLE "EditRequest" ADD CONSTRAINT "EditRequest_clears_what_was" CHECK ("clearedThrough" BETWEEN 0 AND "textRevision");
