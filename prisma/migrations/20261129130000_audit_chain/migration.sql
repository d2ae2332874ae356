-- Written by hand: the record of acts becomes a chain of hashes, one for each community and one ("*") above them. Every
-- row there is comes into it, looks at personal data among them, which had a table of their own.

ALTER TABLE "AuditEntry" DROP CONSTRAINT "AuditEntry_pkey",
  DROP CONSTRAINT "AuditEntry_actorId_fkey",
  ALTER COLUMN "communityId" DROP NOT NULL,
  ADD COLUMN "chain" TEXT NOT NULL DEFAULT '*',
  ADD COLUMN "n" INTEGER,
  ADD COLUMN "aboutId" UUID,
  ADD COLUMN "personal" JSONB,
  ADD COLUMN "salt" BYTEA,
  ADD COLUMN "commitment" BYTEA,
  ADD COLUMN "hash" BYTEA;
UPDATE "AuditEntry" SET "chain" = "communityId";
DROP INDEX "AuditEntry_communityId_at_id_idx";

-- What an act said of people: the account it concerns gets its own column, texts and homes get out of the chain's sight.
UPDATE "AuditEntry" SET "aboutId" = ("detail" ->> 'accountId')::uuid, "detail" = "detail" - 'accountId'
  WHERE "action" IN ('role.grant', 'role.take') AND "detail" ? 'accountId';
UPDATE "AuditEntry" SET "aboutId" = "actorId" WHERE "action" = 'role.grant' AND "aboutId" IS NULL;
UPDATE "AuditEntry" SET "aboutId" = split_part("subject", ':', 2)::uuid WHERE "action" LIKE 'factor.%';
UPDATE "AuditEntry" SET "aboutId" = ("detail" ->> 'proxy')::uuid, "detail" = "detail" - 'proxy'
  WHERE "action" = 'proxy.record';
UPDATE "AuditEntry" SET "aboutId" = coalesce("detail" ->> 'after', "detail" ->> 'before')::uuid, "subject" = 'household',
    "personal" = "detail" || jsonb_build_object('unit', split_part("subject", ':', 2)), "detail" = '{}'
  WHERE "action" = 'household.name';
UPDATE "AuditEntry" e SET "aboutId" = c."accountId" FROM "Claim" c
  WHERE e."action" LIKE 'claim.%' AND c."communityId" = e."communityId" AND 'claim:' || c."id" = e."subject";
UPDATE "AuditEntry" e SET "aboutId" = p."authorId" FROM "Proposal" p
  WHERE e."action" = 'proposal.review' AND p."communityId" = e."communityId"
    AND 'proposal:' || p."year" || '-' || lpad(p."number"::text, greatest(4, length(p."number"::text)), '0') = e."subject";
UPDATE "AuditEntry" SET "aboutId" = NULL
  WHERE "aboutId" IS NOT NULL AND NOT EXISTS (SELECT FROM "Account" a WHERE a."id" = "aboutId");
UPDATE "AuditEntry" e SET "personal" = coalesce(e."personal", '{}') || p."part", "detail" = e."detail" - p."keys"
FROM (
  SELECT "chain", "id", jsonb_object_agg(key, value) AS "part", array_agg(key) AS "keys"
  FROM "AuditEntry", jsonb_each("detail") AS d(key, value)
  WHERE key IN ('reason', 'answer') AND value <> '""' OR key IN ('unit', 'letter') AND "action" LIKE 'claim.%'
  GROUP BY 1, 2
) p WHERE p."chain" = e."chain" AND p."id" = e."id";
-- Of somebody who was erased before, no more stays here than would after.
UPDATE "AuditEntry" SET "personal" = NULL
  WHERE EXISTS (SELECT FROM "Account" a WHERE a."id" = "aboutId" AND a."erasedAt" IS NOT NULL);

INSERT INTO "AuditEntry" ("chain", "id", "communityId", "at", "actorId", "aboutId", "action", "subject", "detail")
SELECT "communityId", "id", "communityId", "at", "viewerId", "subjectId", 'person.look', 'person', jsonb_build_object('what', "what")
FROM "PersonalDataLook";
DROP TABLE "PersonalDataLook";
INSERT INTO "AuditEntry" ("id", "at", "actorId", "action", "subject")
SELECT "id", "at", "actorId", CASE WHEN "before" IS NULL THEN 'subdistrict.add' ELSE 'subdistrict.edit' END,
  'subdistrict:' || "subdistrictId"
FROM "SubdistrictChange";

-- The one way to write a value down (RFC 8785) for what the chain holds: keys are words of ours, numbers whole.
CREATE FUNCTION "canonical_json"(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  CASE jsonb_typeof(value)
    WHEN 'object' THEN
      RETURN '{' || coalesce((SELECT string_agg(to_json(m.key)::text || ':' || "canonical_json"(m.value), ',' ORDER BY m.key COLLATE "C")
        FROM jsonb_each(value) m), '') || '}';
    WHEN 'array' THEN
      RETURN '[' || coalesce((SELECT string_agg("canonical_json"(l.value), ',' ORDER BY l.at)
        FROM jsonb_array_elements(value) WITH ORDINALITY AS l(value, at)), '') || ']';
    WHEN 'number' THEN
      RETURN trim_scale((value #>> '{}')::numeric)::text;
    ELSE
      RETURN value::text;
  END CASE;
END
$$;

-- What is hashed of an entry. The hash before it is null for the first of its chain.
CREATE FUNCTION "audit_line"(entry "AuditEntry", before bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT "canonical_json"(jsonb_build_object(
    'about', entry."aboutId", 'action', entry."action", 'actor', entry."actorId",
    'at', to_char(entry."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'before', encode(before, 'hex'), 'chain', entry."chain", 'commitment', encode(entry."commitment", 'hex'),
    'detail', entry."detail", 'n', entry."n", 'subject', entry."subject"
  ))
$$;

-- What stands in the chain for the personal part, which whoever knows it and the salt can make again.
CREATE FUNCTION "audit_commitment"(personal jsonb, salt bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to("canonical_json"(jsonb_build_object('personal', personal, 'salt', encode(salt, 'base64'))), 'UTF8'))
$$;

-- Rows that are there, in the order in which they happened.
UPDATE "AuditEntry" SET "salt" = decode(replace(gen_random_uuid()::text, '-', ''), 'hex') WHERE "personal" IS NOT NULL;
UPDATE "AuditEntry" SET "commitment" = "audit_commitment"("personal", "salt") WHERE "personal" IS NOT NULL;
UPDATE "AuditEntry" e SET "n" = o."n" FROM (
  SELECT "chain", "id", row_number() OVER (PARTITION BY "chain" ORDER BY "at", "id") AS "n" FROM "AuditEntry"
) o WHERE o."chain" = e."chain" AND o."id" = e."id";
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("chain", "id");
CREATE UNIQUE INDEX "AuditEntry_chain_n_key" ON "AuditEntry" ("chain", "n");
DO $$
DECLARE
  entry "AuditEntry";
  before bytea;
BEGIN
  FOR entry IN SELECT * FROM "AuditEntry" ORDER BY "chain", "n" LOOP
    IF entry."n" = 1 THEN before := NULL; END IF;
    before := sha256(convert_to("audit_line"(entry, before), 'UTF8'));
    UPDATE "AuditEntry" SET "hash" = before WHERE "chain" = entry."chain" AND "id" = entry."id";
  END LOOP;
END
$$;

CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry" ("actorId", "at" DESC);
CREATE INDEX "AuditEntry_aboutId_at_idx" ON "AuditEntry" ("aboutId", "at" DESC);
-- Those of a transaction that is about to commit: there are never others.
CREATE INDEX "AuditEntry_to_be_chained" ON "AuditEntry" ("chain") WHERE "n" IS NULL;
ALTER TABLE "AuditEntry"
  ADD CONSTRAINT "AuditEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "AuditEntry_aboutId_fkey" FOREIGN KEY ("aboutId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "AuditEntry_stands_in_its_chain" CHECK ("chain" = coalesce("communityId", '*')),
  ADD CONSTRAINT "AuditEntry_is_chained_or_not" CHECK (("n" IS NULL) = ("hash" IS NULL) AND "n" > 0),
  ADD CONSTRAINT "AuditEntry_keeps_what_it_commits_to" CHECK (
    ("personal" IS NULL) = ("salt" IS NULL) AND ("personal" IS NULL OR "commitment" IS NOT NULL) AND length("salt") = 16
  );

-- Whoever writes an entry, its chain, number, hash and commitment are made here and nowhere else.
CREATE FUNCTION "enter_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  erased timestamptz;
BEGIN
  NEW."chain" := coalesce(NEW."communityId", '*');
  NEW."n" := NULL;
  NEW."hash" := NULL;
  NEW."commitment" := NULL;
  IF NEW."personal" IS NOT NULL AND NEW."aboutId" IS NOT NULL THEN
    -- Waits for an erasure that is under way: what comes after it is kept without what is personal.
    SELECT a."erasedAt" INTO erased FROM "Account" a WHERE a."id" = NEW."aboutId" FOR KEY SHARE;
    IF erased IS NOT NULL THEN NEW."personal" := NULL; END IF;
  END IF;
  IF NEW."personal" IS NULL THEN
    NEW."salt" := NULL;
  ELSE
    -- A salt may be brought along: the demo is the same each time it is made.
    NEW."salt" := coalesce(NEW."salt", decode(replace(gen_random_uuid()::text, '-', ''), 'hex'));
    NEW."commitment" := "audit_commitment"(NEW."personal", NEW."salt");
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "AuditEntry_enters" BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION "enter_audit_entry"();

CREATE FUNCTION "audit_lock"(chain text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended('audit/' || chain, 0)
$$;

-- Runs when the transaction commits, so that a chain is held for no longer than that takes. Who adds to several chains
-- takes them in one order: nobody waits in a ring.
CREATE FUNCTION "chain_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('audit.held', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
    PERFORM pg_advisory_xact_lock(c."key") FROM (
      SELECT DISTINCT "audit_lock"("chain") AS "key" FROM "AuditEntry" WHERE "n" IS NULL ORDER BY 1
    ) c;
    PERFORM set_config('audit.held', pg_current_xact_id()::text, true);
  END IF;
  UPDATE "AuditEntry" SET "n" = 0 WHERE "chain" = NEW."chain" AND "id" = NEW."id" AND "n" IS NULL;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "AuditEntry_is_chained" AFTER INSERT ON "AuditEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "chain_audit_entry"();

-- An entry changes twice at most: it gets its number and hash, whatever was asked for, and loses what is personal when
-- its person was erased.
CREATE FUNCTION "guard_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  place CONSTANT text[] := ARRAY['n', 'hash'];
  person CONSTANT text[] := ARRAY['personal', 'salt'];
  last record;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."n" IS NULL AND to_jsonb(NEW) - place = to_jsonb(OLD) - place THEN
    PERFORM pg_advisory_xact_lock("audit_lock"(OLD."chain"));
    SELECT e."n", e."hash" INTO last FROM "AuditEntry" e
      WHERE e."chain" = OLD."chain" AND e."n" IS NOT NULL ORDER BY e."n" DESC LIMIT 1;
    NEW."n" := coalesce(last."n", 0) + 1;
    NEW."hash" := sha256(convert_to("audit_line"(NEW, last."hash"), 'UTF8'));
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW."personal" IS NULL AND NEW."salt" IS NULL AND to_jsonb(NEW) - person = to_jsonb(OLD) - person
    AND EXISTS (SELECT FROM "Account" a WHERE a."id" = OLD."aboutId" AND a."erasedAt" IS NOT NULL)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"%" is only added to: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "AuditEntry_stays" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION "guard_audit_entry"();
CREATE TRIGGER "AuditEntry_stays_whole" BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Whoever the application is, it reads and adds. Of what is there it gives numbers and takes what is personal, no more.
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEntry" FROM CURRENT_USER;
GRANT UPDATE ("n", "hash", "personal", "salt") ON "AuditEntry" TO CURRENT_USER;
