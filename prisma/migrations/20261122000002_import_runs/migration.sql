-- Who is at work on an import, since when nothing was heard of it, and who asked for it to be applied.
ALTER TABLE "PlaceImport" ADD COLUMN     "appliedById" UUID,
ADD COLUMN     "beatAt" TIMESTAMPTZ(3),
ADD COLUMN     "formKey" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "run" UUID;

ALTER TABLE "PlaceImport" ALTER COLUMN "formKey" DROP DEFAULT;

-- CreateIndex
CREATE UNIQUE INDEX "PlaceImport_communityId_formKey_key" ON "PlaceImport"("communityId", "formKey");

-- CreateIndex
CREATE INDEX "RollSeat_communityId_partyId_idx" ON "RollSeat"("communityId", "partyId");

-- AddForeignKey
ALTER TABLE "PlaceImport" ADD CONSTRAINT "PlaceImport_appliedById_fkey" FOREIGN KEY ("appliedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand: a file is read slice by slice, which is quick only where it is stored as it is.
ALTER TABLE "PlaceImport" ALTER COLUMN "file" SET STORAGE EXTERNAL;
