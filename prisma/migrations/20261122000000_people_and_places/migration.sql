-- CreateEnum
CREATE TYPE "NameStyle" AS ENUM ('masked', 'real', 'chosen');

-- CreateEnum
CREATE TYPE "ConsentKind" AS ENUM ('adult', 'privacy');

-- CreateEnum
CREATE TYPE "CodePurpose" AS ENUM ('enter', 'changePhone', 'changeEmail', 'resetPassword');

-- CreateEnum
CREATE TYPE "AreaSource" AS ENUM ('registered', 'surveyed', 'contract');

-- CreateEnum
CREATE TYPE "MemberCapacity" AS ENUM ('owner', 'guardian', 'agent');

-- CreateEnum
CREATE TYPE "Living" AS ENUM ('tenant', 'family');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('reading', 'previewed', 'refused', 'applying', 'applied', 'undone');

-- CreateEnum
CREATE TYPE "RowVerdict" AS ENUM ('new', 'changed', 'same', 'error');

-- CreateEnum
CREATE TYPE "Standing" AS ENUM ('owner', 'coOwner', 'tenant', 'family');

-- CreateEnum
CREATE TYPE "ClaimState" AS ENUM ('waiting', 'accepted', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "elder" BOOLEAN,
ADD COLUMN     "email" TEXT,
ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "erasureDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "isDemo" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "nameStyle" "NameStyle" NOT NULL DEFAULT 'masked',
ALTER COLUMN "loginName" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Building" ADD COLUMN     "gridId" UUID;

-- Each name that communities gave becomes a subdistrict.
CREATE TABLE "Subdistrict" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Subdistrict_pkey" PRIMARY KEY ("id")
);
INSERT INTO "Subdistrict" ("id", "name")
SELECT gen_random_uuid(), "subdistrict" FROM "Community" GROUP BY "subdistrict";
ALTER TABLE "Community" ADD COLUMN "subdistrictId" UUID;
UPDATE "Community" c SET "subdistrictId" = s."id" FROM "Subdistrict" s WHERE s."name" = c."subdistrict";
ALTER TABLE "Community" ALTER COLUMN "subdistrictId" SET NOT NULL, DROP COLUMN "subdistrict";

-- AlterTable
ALTER TABLE "ExclusiveUnit" ADD COLUMN     "areaDocument" TEXT,
ADD COLUMN     "areaSource" "AreaSource" NOT NULL DEFAULT 'registered',
ADD COLUMN     "registeredOn" DATE;

-- AlterTable
ALTER TABLE "Membership" DROP CONSTRAINT "Membership_pkey",
ADD COLUMN     "endReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "endedById" UUID,
ADD COLUMN     "grantedById" UUID,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '',
ADD CONSTRAINT "Membership_pkey" PRIMARY KEY ("communityId", "id");

ALTER TABLE "Membership" ALTER COLUMN "id" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Occupancy" ADD COLUMN     "living" "Living" NOT NULL DEFAULT 'tenant',
ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "OwnerPartyMember" ADD COLUMN     "capacity" "MemberCapacity" NOT NULL DEFAULT 'owner',
ADD COLUMN     "idTail" TEXT;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "challenge" TEXT,
ADD COLUMN     "device" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "factorAt" TIMESTAMPTZ(3),
ADD COLUMN     "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "CommunityName" (
    "communityId" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "accountId" UUID NOT NULL,

    CONSTRAINT "CommunityName_pkey" PRIMARY KEY ("communityId","nameKey")
);

-- CreateTable
CREATE TABLE "Consent" (
    "accountId" UUID NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "version" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("accountId","kind","version")
);

-- CreateTable
CREATE TABLE "OneTimeCode" (
    "id" UUID NOT NULL,
    "purpose" "CodePurpose" NOT NULL,
    "target" TEXT NOT NULL,
    "accountId" UUID,
    "codeHash" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "triesLeft" INTEGER NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "TotpFactor" (
    "accountId" UUID NOT NULL,
    "secret" BYTEA NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TotpFactor_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "id" TEXT NOT NULL,
    "accountId" UUID NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "accountId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("accountId","codeHash")
);

-- CreateTable
CREATE TABLE "KnownDevice" (
    "accountId" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("accountId","id")
);

-- CreateTable
CREATE TABLE "OfficialPost" (
    "subdistrictId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "grantedById" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OfficialPost_pkey" PRIMARY KEY ("subdistrictId","id")
);

-- CreateTable
CREATE TABLE "Grid" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Grid_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "GridWorker" (
    "communityId" TEXT NOT NULL,
    "gridId" UUID NOT NULL,
    "accountId" UUID NOT NULL,

    CONSTRAINT "GridWorker_pkey" PRIMARY KEY ("communityId","gridId","accountId")
);

-- CreateTable
CREATE TABLE "PlaceChange" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "kind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "importId" UUID,

    CONSTRAINT "PlaceChange_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "PlaceImport" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "byId" UUID,
    "fileName" TEXT NOT NULL,
    "file" BYTEA,
    "state" "ImportState" NOT NULL DEFAULT 'reading',
    "fault" JSONB,
    "rowsRead" INTEGER NOT NULL DEFAULT 0,
    "rowsDone" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlaceImport_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "PlaceImportRow" (
    "communityId" TEXT NOT NULL,
    "importId" UUID NOT NULL,
    "rowNo" INTEGER NOT NULL,
    "verdict" "RowVerdict" NOT NULL,
    "values" JSONB NOT NULL,
    "notes" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "PlaceImportRow_pkey" PRIMARY KEY ("communityId","importId","rowNo")
);

-- CreateTable
CREATE TABLE "UnitLetter" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "printedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "usedById" UUID,

    CONSTRAINT "UnitLetter_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "standing" "Standing" NOT NULL,
    "claimedName" TEXT NOT NULL,
    "letterId" UUID,
    "nameMatches" BOOLEAN NOT NULL,
    "state" "ClaimState" NOT NULL DEFAULT 'waiting',
    "reason" TEXT NOT NULL DEFAULT '',
    "formKey" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "ClaimProof" (
    "communityId" TEXT NOT NULL,
    "claimId" UUID NOT NULL,
    "image" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClaimProof_pkey" PRIMARY KEY ("communityId","claimId")
);

-- CreateTable
CREATE TABLE "PersonalDataLook" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "viewerId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "what" TEXT NOT NULL,

    CONSTRAINT "PersonalDataLook_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateIndex
CREATE INDEX "CommunityName_accountId_idx" ON "CommunityName"("accountId");

-- CreateIndex
CREATE INDEX "OneTimeCode_target_sentAt_idx" ON "OneTimeCode"("target", "sentAt" DESC);

-- CreateIndex
CREATE INDEX "OneTimeCode_origin_sentAt_idx" ON "OneTimeCode"("origin", "sentAt" DESC);

-- CreateIndex
CREATE INDEX "OneTimeCode_sentAt_idx" ON "OneTimeCode"("sentAt");

-- CreateIndex
CREATE INDEX "Passkey_accountId_idx" ON "Passkey"("accountId");

-- CreateIndex
CREATE INDEX "OfficialPost_accountId_idx" ON "OfficialPost"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "OfficialPost_subdistrictId_accountId_endedAt_key" ON "OfficialPost"("subdistrictId", "accountId", "endedAt") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "Subdistrict_name_key" ON "Subdistrict"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Grid_communityId_name_key" ON "Grid"("communityId", "name");

-- CreateIndex
CREATE INDEX "GridWorker_accountId_idx" ON "GridWorker"("accountId");

-- CreateIndex
CREATE INDEX "PlaceChange_communityId_kind_subjectId_id_idx" ON "PlaceChange"("communityId", "kind", "subjectId", "id" DESC);

-- CreateIndex
CREATE INDEX "PlaceChange_communityId_importId_idx" ON "PlaceChange"("communityId", "importId");

-- CreateIndex
CREATE INDEX "PlaceImport_communityId_createdAt_idx" ON "PlaceImport"("communityId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "PlaceImportRow_communityId_importId_verdict_rowNo_idx" ON "PlaceImportRow"("communityId", "importId", "verdict", "rowNo");

-- CreateIndex
CREATE UNIQUE INDEX "UnitLetter_codeHash_key" ON "UnitLetter"("codeHash");

-- CreateIndex
CREATE INDEX "UnitLetter_communityId_unitId_idx" ON "UnitLetter"("communityId", "unitId");

-- CreateIndex
CREATE INDEX "Claim_communityId_state_createdAt_idx" ON "Claim"("communityId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Claim_communityId_unitId_idx" ON "Claim"("communityId", "unitId");

-- CreateIndex
CREATE INDEX "Claim_accountId_idx" ON "Claim"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_communityId_accountId_formKey_key" ON "Claim"("communityId", "accountId", "formKey");

-- CreateIndex
CREATE INDEX "PersonalDataLook_subjectId_at_idx" ON "PersonalDataLook"("subjectId", "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE INDEX "Building_communityId_gridId_idx" ON "Building"("communityId", "gridId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_communityId_accountId_role_endedAt_key" ON "Membership"("communityId", "accountId", "role", "endedAt") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "CommunityName" ADD CONSTRAINT "CommunityName_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TotpFactor" ADD CONSTRAINT "TotpFactor_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPost" ADD CONSTRAINT "OfficialPost_subdistrictId_fkey" FOREIGN KEY ("subdistrictId") REFERENCES "Subdistrict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPost" ADD CONSTRAINT "OfficialPost_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficialPost" ADD CONSTRAINT "OfficialPost_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Community" ADD CONSTRAINT "Community_subdistrictId_fkey" FOREIGN KEY ("subdistrictId") REFERENCES "Subdistrict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grid" ADD CONSTRAINT "Grid_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GridWorker" ADD CONSTRAINT "GridWorker_communityId_gridId_fkey" FOREIGN KEY ("communityId", "gridId") REFERENCES "Grid"("communityId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GridWorker" ADD CONSTRAINT "GridWorker_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Building" ADD CONSTRAINT "Building_communityId_gridId_fkey" FOREIGN KEY ("communityId", "gridId") REFERENCES "Grid"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceChange" ADD CONSTRAINT "PlaceChange_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceChange" ADD CONSTRAINT "PlaceChange_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceChange" ADD CONSTRAINT "PlaceChange_communityId_importId_fkey" FOREIGN KEY ("communityId", "importId") REFERENCES "PlaceImport"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceImport" ADD CONSTRAINT "PlaceImport_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceImport" ADD CONSTRAINT "PlaceImport_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlaceImportRow" ADD CONSTRAINT "PlaceImportRow_communityId_importId_fkey" FOREIGN KEY ("communityId", "importId") REFERENCES "PlaceImport"("communityId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitLetter" ADD CONSTRAINT "UnitLetter_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitLetter" ADD CONSTRAINT "UnitLetter_communityId_unitId_fkey" FOREIGN KEY ("communityId", "unitId") REFERENCES "ExclusiveUnit"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitLetter" ADD CONSTRAINT "UnitLetter_printedById_fkey" FOREIGN KEY ("printedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitLetter" ADD CONSTRAINT "UnitLetter_usedById_fkey" FOREIGN KEY ("usedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_communityId_unitId_fkey" FOREIGN KEY ("communityId", "unitId") REFERENCES "ExclusiveUnit"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_communityId_letterId_fkey" FOREIGN KEY ("communityId", "letterId") REFERENCES "UnitLetter"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimProof" ADD CONSTRAINT "ClaimProof_communityId_claimId_fkey" FOREIGN KEY ("communityId", "claimId") REFERENCES "Claim"("communityId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalDataLook" ADD CONSTRAINT "PersonalDataLook_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalDataLook" ADD CONSTRAINT "PersonalDataLook_viewerId_fkey" FOREIGN KEY ("viewerId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonalDataLook" ADD CONSTRAINT "PersonalDataLook_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Officials belong to a subdistrict: who held the role in one of its communities holds the post, once.
INSERT INTO "OfficialPost" ("subdistrictId", "id", "accountId", "grantedAt")
SELECT c."subdistrictId", gen_random_uuid(), m."accountId", min(m."grantedAt")
FROM "Membership" m JOIN "Community" c ON c."id" = m."communityId"
WHERE m."role" = 'official' AND m."endedAt" IS NULL GROUP BY c."subdistrictId", m."accountId";
UPDATE "Membership" SET "endedAt" = now(), "endReason" = 'became a post of the subdistrict'
WHERE "role" = 'official' AND "endedAt" IS NULL;

-- Written by hand: what must never happen, whoever writes to the tables.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_has_no_officials" CHECK ("role" <> 'official' OR "endedAt" IS NOT NULL);
ALTER TABLE "OneTimeCode" ADD CONSTRAINT "OneTimeCode_tries_are_a_count" CHECK ("triesLeft" >= 0);
ALTER TABLE "OwnerPartyMember"
  ADD CONSTRAINT "OwnerPartyMember_keeps_no_full_id" CHECK (char_length("idTail") = 4);
ALTER TABLE "PlaceImport"
  ADD CONSTRAINT "PlaceImport_counts_up" CHECK ("rowsRead" >= 0 AND "rowsDone" >= 0);
ALTER TABLE "Claim"
  ADD CONSTRAINT "Claim_waits_or_is_decided" CHECK (("state" = 'waiting') = ("decidedAt" IS NULL));
ALTER TABLE "UnitLetter" ADD CONSTRAINT "UnitLetter_is_used_by_somebody" CHECK ("usedById" IS NULL OR "usedAt" IS NOT NULL);

-- Nobody supervises the committee and sits on it. The account's row is locked, so that two grants at once see each other.
CREATE FUNCTION "refuse_both_sides"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM "Account" WHERE "id" = NEW."accountId" FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM "Membership" m
    WHERE m."communityId" = NEW."communityId" AND m."accountId" = NEW."accountId" AND m."endedAt" IS NULL
      AND (m."role" = 'supervisor') <> (NEW."role" = 'supervisor') AND m."role" IN ('supervisor', 'moderator', 'chair')
  ) THEN
    RAISE EXCEPTION 'supervisor and committee member at once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "Membership_takes_one_side" BEFORE INSERT OR UPDATE ON "Membership" FOR EACH ROW
  WHEN (NEW."endedAt" IS NULL AND NEW."role" IN ('supervisor', 'moderator', 'chair'))
  EXECUTE FUNCTION "refuse_both_sides"();

CREATE TRIGGER "PlaceChange_stays" BEFORE UPDATE OR DELETE ON "PlaceChange"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "PersonalDataLook_stays" BEFORE UPDATE OR DELETE ON "PersonalDataLook"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Consent_stays" BEFORE UPDATE OR DELETE ON "Consent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
