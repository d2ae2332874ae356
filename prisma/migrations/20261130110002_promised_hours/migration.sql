-- AlterTable
ALTER TABLE "Community" ADD COLUMN     "promisedHours" INTEGER NOT NULL DEFAULT 24;

-- Written by hand. What is promised can be kept, and is worth promising.
ALTER TABLE "Community" ADD CONSTRAINT "Community_promises_hours" CHECK ("promisedHours" BETWEEN 1 AND 168);
