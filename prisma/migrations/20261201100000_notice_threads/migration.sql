-- Written by hand. Every outcome that was published gets a thread of its own. The column comes with its values, so that no
-- row is updated: what was published stays as it was, and its guard stays on.
ALTER TABLE "Outcome" ADD COLUMN "threadId" UUID NOT NULL DEFAULT gen_random_uuid();
INSERT INTO "Thread" ("communityId", "id") SELECT "communityId", "threadId" FROM "Outcome";
ALTER TABLE "Outcome" ALTER COLUMN "threadId" DROP DEFAULT;

-- CreateIndex
CREATE UNIQUE INDEX "Outcome_communityId_threadId_key" ON "Outcome"("communityId", "threadId");

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_communityId_threadId_fkey" FOREIGN KEY ("communityId", "threadId") REFERENCES "Thread"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
