-- Written by hand: every vote gets a ledger, and ballots can come in other ways than online. Rows that are there keep all they say.

CREATE TYPE "BallotChannel" AS ENUM ('online', 'paper', 'proxy');

CREATE TABLE "LedgerEntry" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "line" TEXT NOT NULL,
    "nodes" BYTEA NOT NULL,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("communityId","voteId","n")
);

CREATE TABLE "LedgerCheckpoint" (
    "communityId" TEXT NOT NULL,
    "voteId" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "LedgerCheckpoint_pkey" PRIMARY KEY ("communityId","voteId","size")
);

CREATE TABLE "SigningKey" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "publicKey" BYTEA NOT NULL,
    "privateKey" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "SigningKey_is_the_only_one" CHECK ("id" = 1)
);

ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LedgerCheckpoint" ADD CONSTRAINT "LedgerCheckpoint_communityId_voteId_fkey" FOREIGN KEY ("communityId", "voteId") REFERENCES "Vote"("communityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_is_numbered" CHECK ("n" >= 0 AND length("nodes") >= 32 AND length("nodes") % 32 = 0);
ALTER TABLE "LedgerCheckpoint" ADD CONSTRAINT "LedgerCheckpoint_covers_something" CHECK ("size" > 0);

-- Whatever was voted on so far was a motion, by name and for good.
ALTER TABLE "Vote" ADD COLUMN "settings" JSONB NOT NULL DEFAULT '{"method":{"code":"motion"},"options":[],"secrecy":"named",
  "finality":"final","precedence":"online","tieBreak":{"rule":"none"},"deemed":null}';
ALTER TABLE "Vote" ALTER COLUMN "settings" DROP DEFAULT;

-- A roll's commitments: holder and salt, hashed as docs/ledger.md says.
ALTER TABLE "RollSeat"
  ADD COLUMN "salt" BYTEA NOT NULL DEFAULT decode(replace(gen_random_uuid()::text, '-', ''), 'hex'),
  ADD COLUMN "commitment" BYTEA;
ALTER TABLE "RollSeat" DISABLE TRIGGER USER;
UPDATE "RollSeat" SET "commitment" = sha256(convert_to(
  '{"holder":' || to_json("label")::text || ',"salt":"' || encode("salt", 'base64') || '"}', 'UTF8'));
ALTER TABLE "RollSeat" ENABLE TRIGGER USER;
ALTER TABLE "RollSeat" ALTER COLUMN "commitment" SET NOT NULL, ALTER COLUMN "salt" DROP DEFAULT;

-- Ballots take the numbers that they have in the ledger: behind the set-up and the opening, in the order they were cast.
ALTER TABLE "Ballot"
  ALTER COLUMN "choice" TYPE JSONB USING to_jsonb("choice"::text),
  ADD COLUMN "entryNo" INTEGER,
  ADD COLUMN "channel" "BallotChannel" NOT NULL DEFAULT 'online',
  ADD COLUMN "replaces" INTEGER;
DROP TYPE "BallotChoice";
ALTER TABLE "Ballot" DISABLE TRIGGER USER;
UPDATE "Ballot" b SET "entryNo" = o."entryNo" FROM (
  SELECT "communityId", "voteId", "seatNo",
    1 + row_number() OVER (PARTITION BY "communityId", "voteId" ORDER BY "castAt", "seatNo") AS "entryNo"
  FROM "Ballot"
) o WHERE o."communityId" = b."communityId" AND o."voteId" = b."voteId" AND o."seatNo" = b."seatNo";
ALTER TABLE "Ballot" ENABLE TRIGGER USER;
ALTER TABLE "Ballot" ALTER COLUMN "entryNo" SET NOT NULL;
ALTER TABLE "Ballot" DROP CONSTRAINT "Ballot_pkey",
  ADD CONSTRAINT "Ballot_pkey" PRIMARY KEY ("communityId", "voteId", "seatNo", "entryNo");
-- One ballot a seat that is not on paper; another only in the place of one that is there, and once.
CREATE UNIQUE INDEX "Ballot_once_a_seat" ON "Ballot" ("communityId", "voteId", "seatNo")
  WHERE "channel" <> 'paper' AND "replaces" IS NULL;
CREATE UNIQUE INDEX "Ballot_replaced_once" ON "Ballot" ("communityId", "voteId", "replaces") WHERE "replaces" IS NOT NULL;

CREATE TRIGGER "LedgerEntry_stays" BEFORE UPDATE OR DELETE ON "LedgerEntry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "LedgerEntry_stays_whole" BEFORE TRUNCATE ON "LedgerEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "LedgerCheckpoint_stays" BEFORE UPDATE OR DELETE ON "LedgerCheckpoint"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "LedgerCheckpoint_stays_whole" BEFORE TRUNCATE ON "LedgerCheckpoint"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "SigningKey_stays" BEFORE UPDATE OR DELETE ON "SigningKey"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "SigningKey_stays_whole" BEFORE TRUNCATE ON "SigningKey"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Whoever the application is, it reads and adds, and may do nothing else here.
REVOKE UPDATE, DELETE, TRUNCATE ON "LedgerEntry", "LedgerCheckpoint", "SigningKey" FROM CURRENT_USER;
