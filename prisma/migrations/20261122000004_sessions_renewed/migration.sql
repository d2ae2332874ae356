-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "formerId" TEXT,
ADD COLUMN     "provedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "rolesKey" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Session_formerId_key" ON "Session"("formerId");
