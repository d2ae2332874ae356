-- AlterTable
ALTER TABLE "TotpFactor" ADD COLUMN     "nextSecret" BYTEA,
ALTER COLUMN "secret" DROP NOT NULL;
