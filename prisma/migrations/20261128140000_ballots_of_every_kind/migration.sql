-- A vote on options ends with winners, or with a tie that stays open.
ALTER TYPE "Decision" ADD VALUE 'decided';
ALTER TYPE "Decision" ADD VALUE 'tied';

-- CreateEnum
CREATE TYPE "DeliveryManner" AS ENUM ('handed', 'letterBox', 'posted');

-- CreateTable
CREATE TABLE "PaperSheet" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "sheetNo" INTEGER NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "printedById" UUID NOT NULL,
    "printedAt" TIMESTAMPTZ(3) NOT NULL,
    "photo" BYTEA,
    "entryNo" INTEGER,

    CONSTRAINT "PaperSheet_pkey" PRIMARY KEY ("communityId","voteId","seatNo","sheetNo")
);

-- CreateTable
CREATE TABLE "PaperReading" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "sheetNo" INTEGER NOT NULL,
    "readerId" UUID NOT NULL,
    "choice" JSONB NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PaperReading_pkey" PRIMARY KEY ("communityId","voteId","seatNo","sheetNo","readerId")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "entryNo" INTEGER NOT NULL,
    "manner" "DeliveryManner" NOT NULL,
    "delivererId" UUID NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("communityId","voteId","seatNo")
);

-- CreateTable
CREATE TABLE "DisputeResolution" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "entryNo" INTEGER NOT NULL,
    "choice" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "resolvedById" UUID NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DisputeResolution_pkey" PRIMARY KEY ("communityId","voteId","seatNo","entryNo")
);

-- CreateTable
CREATE TABLE "ProxyAuthority" (
    "communityId" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "proxyId" UUID NOT NULL,
    "grantedOn" DATE NOT NULL,
    "document" BYTEA NOT NULL,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" UUID,
    "formKey" UUID NOT NULL,

    CONSTRAINT "ProxyAuthority_pkey" PRIMARY KEY ("communityId","id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "entryNo" INTEGER NOT NULL,
    "channel" "BallotChannel" NOT NULL,
    "casterId" UUID NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,
    "keyHash" BYTEA NOT NULL,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("communityId","voteId","seatNo")
);

-- CreateTable
CREATE TABLE "SecretBallot" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "tracker" TEXT NOT NULL,
    "choice" JSONB NOT NULL,

    CONSTRAINT "SecretBallot_pkey" PRIMARY KEY ("communityId","voteId","tracker")
);

-- CreateTable
CREATE TABLE "DrawnLot" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "entryNo" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "drawnById" UUID NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DrawnLot_pkey" PRIMARY KEY ("communityId","voteId","entryNo")
);

-- CreateIndex
CREATE UNIQUE INDEX "PaperSheet_communityId_codeHash_key" ON "PaperSheet"("communityId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "ProxyAuthority_communityId_formKey_key" ON "ProxyAuthority"("communityId", "formKey");

-- CreateIndex
CREATE INDEX "ProxyAuthority_communityId_voteId_seatNo_idx" ON "ProxyAuthority"("communityId", "voteId", "seatNo");

-- CreateIndex
CREATE INDEX "ProxyAuthority_proxyId_communityId_voteId_idx" ON "ProxyAuthority"("proxyId", "communityId", "voteId");

-- AddForeignKey
ALTER TABLE "PaperSheet" ADD CONSTRAINT "PaperSheet_communityId_voteId_seatNo_fkey" FOREIGN KEY ("communityId", "voteId", "seatNo") REFERENCES "RollSeat"("communityId", "voteId", "seatNo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperSheet" ADD CONSTRAINT "PaperSheet_printedById_fkey" FOREIGN KEY ("printedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperReading" ADD CONSTRAINT "PaperReading_communityId_voteId_seatNo_sheetNo_fkey" FOREIGN KEY ("communityId", "voteId", "seatNo", "sheetNo") REFERENCES "PaperSheet"("communityId", "voteId", "seatNo", "sheetNo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PaperReading" ADD CONSTRAINT "PaperReading_readerId_fkey" FOREIGN KEY ("readerId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_communityId_voteId_seatNo_fkey" FOREIGN KEY ("communityId", "voteId", "seatNo") REFERENCES "RollSeat"("communityId", "voteId", "seatNo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_delivererId_fkey" FOREIGN KEY ("delivererId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeResolution" ADD CONSTRAINT "DisputeResolution_communityId_voteId_seatNo_fkey" FOREIGN KEY ("communityId", "voteId", "seatNo") REFERENCES "RollSeat"("communityId", "voteId", "seatNo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DisputeResolution" ADD CONSTRAINT "DisputeResolution_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProxyAuthority" ADD CONSTRAINT "ProxyAuthority_communityId_voteId_seatNo_fkey" FOREIGN KEY ("communityId", "voteId", "seatNo") REFERENCES "RollSeat"("communityId", "voteId", "seatNo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProxyAuthority" ADD CONSTRAINT "ProxyAuthority_proxyId_fkey" FOREIGN KEY ("proxyId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProxyAuthority" ADD CONSTRAINT "ProxyAuthority_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProxyAuthority" ADD CONSTRAINT "ProxyAuthority_revokedById_fkey" FOREIGN KEY ("revokedById") REFERENCES "Account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_communityId_voteId_seatNo_fkey" FOREIGN KEY ("communityId", "voteId", "seatNo") REFERENCES "RollSeat"("communityId", "voteId", "seatNo") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_casterId_fkey" FOREIGN KEY ("casterId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecretBallot" ADD CONSTRAINT "SecretBallot_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrawnLot" ADD CONSTRAINT "DrawnLot_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DrawnLot" ADD CONSTRAINT "DrawnLot_drawnById_fkey" FOREIGN KEY ("drawnById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand from here: what must never happen, whoever writes to the tables.
ALTER TABLE "PaperSheet" ADD CONSTRAINT "PaperSheet_is_numbered" CHECK ("sheetNo" > 0 AND length("codeHash") = 32);
ALTER TABLE "ProxyAuthority"
  ADD CONSTRAINT "ProxyAuthority_is_revoked_by_somebody" CHECK (("revokedAt" IS NULL) = ("revokedById" IS NULL));
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_key_is_a_hash" CHECK (length("keyHash") = 32);

-- One standing authority a seat.
CREATE UNIQUE INDEX "ProxyAuthority_once_a_seat" ON "ProxyAuthority" ("communityId", "voteId", "seatNo") WHERE "revokedAt" IS NULL;

-- What was read, served, resolved and drawn stays as it was written down.
CREATE TRIGGER "PaperReading_stays" BEFORE UPDATE OR DELETE ON "PaperReading"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "PaperReading_stays_whole" BEFORE TRUNCATE ON "PaperReading"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Delivery_stays" BEFORE UPDATE OR DELETE ON "Delivery"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Delivery_stays_whole" BEFORE TRUNCATE ON "Delivery"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "DisputeResolution_stays" BEFORE UPDATE OR DELETE ON "DisputeResolution"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "DisputeResolution_stays_whole" BEFORE TRUNCATE ON "DisputeResolution"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Participation_stays" BEFORE UPDATE OR DELETE ON "Participation"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Participation_stays_whole" BEFORE TRUNCATE ON "Participation"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "DrawnLot_stays" BEFORE UPDATE OR DELETE ON "DrawnLot"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "DrawnLot_stays_whole" BEFORE TRUNCATE ON "DrawnLot"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A sheet gets its picture and its ballot, each once; all else of it stays.
CREATE FUNCTION "keep_sheet"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."communityId", NEW."voteId", NEW."seatNo", NEW."sheetNo", NEW."codeHash", NEW."printedById", NEW."printedAt")
      IS DISTINCT FROM
      (OLD."communityId", OLD."voteId", OLD."seatNo", OLD."sheetNo", OLD."codeHash", OLD."printedById", OLD."printedAt")
    OR (OLD."photo" IS NOT NULL AND NEW."photo" IS DISTINCT FROM OLD."photo")
    OR (OLD."entryNo" IS NOT NULL AND NEW."entryNo" IS DISTINCT FROM OLD."entryNo") THEN
    RAISE EXCEPTION 'a sheet gets its picture and its ballot once, and nothing else of it changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "PaperSheet_keeps" BEFORE UPDATE ON "PaperSheet" FOR EACH ROW EXECUTE FUNCTION "keep_sheet"();
CREATE TRIGGER "PaperSheet_stays" BEFORE DELETE ON "PaperSheet" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "PaperSheet_stays_whole" BEFORE TRUNCATE ON "PaperSheet"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- An authority is revoked once, and nothing else of it changes.
CREATE FUNCTION "keep_authority"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."revokedAt" IS NOT NULL OR (to_jsonb(NEW) - '{revokedAt,revokedById}'::text[])
      IS DISTINCT FROM (to_jsonb(OLD) - '{revokedAt,revokedById}'::text[]) THEN
    RAISE EXCEPTION 'an authority is revoked once, and nothing else of it changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "ProxyAuthority_keeps" BEFORE UPDATE ON "ProxyAuthority" FOR EACH ROW EXECUTE FUNCTION "keep_authority"();
CREATE TRIGGER "ProxyAuthority_stays" BEFORE DELETE ON "ProxyAuthority" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ProxyAuthority_stays_whole" BEFORE TRUNCATE ON "ProxyAuthority"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- A secret ballot stays as it is until it stands in the ledger of a closed vote, and then goes: rows that were written
-- in the order of the participations must not lie beside them for good.
CREATE FUNCTION "keep_secret_ballot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM "Vote" v
      WHERE v."communityId" = OLD."communityId" AND v."id" = OLD."voteId" AND v."status" = 'closed') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a secret ballot stays until its vote is closed' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "SecretBallot_stays" BEFORE UPDATE OR DELETE ON "SecretBallot"
  FOR EACH ROW EXECUTE FUNCTION "keep_secret_ballot"();
CREATE TRIGGER "SecretBallot_stays_whole" BEFORE TRUNCATE ON "SecretBallot"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Whose a seat is in the register: by that a roll is held against it, whoever votes.
ALTER TABLE "RollSeat" ADD COLUMN "subjectId" UUID;
ALTER TABLE "RollSeat" DISABLE TRIGGER USER;
UPDATE "RollSeat" SET "subjectId" = coalesce("partyId", "voterId", gen_random_uuid());
ALTER TABLE "RollSeat" ENABLE TRIGGER USER;
ALTER TABLE "RollSeat" ALTER COLUMN "subjectId" SET NOT NULL;
