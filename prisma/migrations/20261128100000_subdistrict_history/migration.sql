-- AlterTable
ALTER TABLE "PlaceChange" ALTER COLUMN "subjectId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "SubdistrictChange" (
    "subdistrictId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "before" JSONB,
    "after" JSONB NOT NULL,

    CONSTRAINT "SubdistrictChange_pkey" PRIMARY KEY ("subdistrictId","id")
);

-- AddForeignKey
ALTER TABLE "SubdistrictChange" ADD CONSTRAINT "SubdistrictChange_subdistrictId_fkey" FOREIGN KEY ("subdistrictId") REFERENCES "Subdistrict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubdistrictChange" ADD CONSTRAINT "SubdistrictChange_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Written by hand: what must never happen, whoever writes to the tables.
ALTER TABLE "PlaceChange"
  ADD CONSTRAINT "PlaceChange_is_about_something" CHECK (("subjectId" IS NULL) = ("kind" = 'community'));
CREATE TRIGGER "SubdistrictChange_stays" BEFORE UPDATE OR DELETE ON "SubdistrictChange"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
