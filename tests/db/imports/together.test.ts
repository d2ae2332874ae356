import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { applyImport } from "#app/domain/imports/apply-import.server.ts";
import { catchUpImports } from "#app/domain/imports/catch-up-imports.server.ts";
import { discardImport } from "#app/domain/imports/discard-import.server.ts";
import { readImport } from "#app/domain/imports/read-import.server.ts";
import { requestApplication } from "#app/domain/imports/request-application.server.ts";
import { undoImport } from "#app/domain/imports/undo-import.server.ts";
import { uploadFile } from "#app/domain/imports/upload-file.server.ts";
import { freshDatabase } from "../support/database.ts";
import { makePerson, type SignedIn } from "../votes/hall.ts";
import { apply, fileOf, flat, importAll, makeEmptyCommunity, preview, register, stateOf } from "./neighbourhood.ts";

freshDatabase();

let chair: SignedIn;
let key: (importId: string) => { communityId: string; importId: string };
beforeEach(async () => {
  chair = await makeEmptyCommunity();
  key = (importId) => ({ communityId: chair.communityId, importId });
});

const ROWS = [flat("501"), flat("502"), flat("503")];
const upload = async (formKey: string = randomUUID()) =>
  uploadFile(chair, { file: { name: "a.csv", bytes: await fileOf(ROWS) }, formKey });
const countUnits = () => prisma.exclusiveUnit.count({ where: { communityId: chair.communityId } });

/** As if the server at it had gone a while ago. */
const silence = (importId: string) =>
  prisma.placeImport.updateMany({ where: { id: importId }, data: { beatAt: new Date(Date.now() - 120_000) } });

test("a form sent twice is one import, and one file at a time is read", async () => {
  const formKey = randomUUID();
  const ids = await Promise.all([upload(formKey), upload(formKey)]);
  expect(new Set(ids).size).toBe(1);
  await expect(upload()).rejects.toThrow("import_under_way");
  await readImport(key(ids[0] ?? ""));
  await upload();
});

test("only the committee of the same community does any of it", async () => {
  const importId = await preview(chair, ROWS);
  const others = [
    await makePerson(chair.communityId, "resident", "owner"),
    await makePerson(chair.communityId, "supervisor"),
    await makePerson(chair.communityId, "admin"),
  ];
  for (const other of others) {
    await expect(requestApplication(other, importId)).rejects.toThrow("committee_only");
    await expect(undoImport(other, importId)).rejects.toThrow("committee_only");
    await expect(discardImport(other, importId)).rejects.toThrow("committee_only");
    const file = { name: "a.csv", bytes: new Uint8Array([1]) };
    await expect(uploadFile(other, { file, formKey: randomUUID() })).rejects.toThrow("committee_only");
  }
  const foreign = await makeEmptyCommunity();
  await expect(requestApplication(foreign, importId)).rejects.toThrow("not_found");
  await expect(undoImport(foreign, importId)).rejects.toThrow("not_found");
  await expect(discardImport(foreign, importId)).rejects.toThrow("not_found");
});

test("read by two servers at once, every row is there once", async () => {
  const importId = await upload();
  await Promise.all([readImport(key(importId)), readImport(key(importId)), readImport(key(importId))]);
  expect(await stateOf(chair, importId)).toMatchObject({ state: "previewed", rows: { new: 3 } });
  expect(await prisma.placeImportRow.count({ where: { importId } })).toBe(3);
});

test("applied by two servers at once, or twice, it is applied once", async () => {
  const importId = await preview(chair, ROWS);
  const asked = await Promise.allSettled([requestApplication(chair, importId), requestApplication(chair, importId)]);
  expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await Promise.all([applyImport(key(importId)), applyImport(key(importId))]);
  await applyImport(key(importId));
  expect(await countUnits()).toBe(3);
  expect(await stateOf(chair, importId)).toMatchObject({ state: "applied", fault: null });
  expect(await prisma.placeChange.count({ where: { importId, kind: "unit" } })).toBe(3);
});

test("two imports of one neighbourhood at once: the second is previewed anew", async () => {
  const [first, second] = [await preview(chair, ROWS), await preview(chair, ROWS)];
  await requestApplication(chair, first);
  await requestApplication(chair, second);
  await Promise.all([applyImport(key(first)), applyImport(key(second))]);
  const states = [await stateOf(chair, first), await stateOf(chair, second)];
  expect(states.map(({ state }) => state).sort()).toEqual(["applied", "previewed"]);
  expect(states.find(({ state }) => state === "previewed")).toMatchObject({
    fault: { code: "stale" },
    rows: { same: 3, new: 0 },
  });
  expect(await countUnits()).toBe(3);
});

test("what was changed since the preview is not overwritten: there is a new preview, and that can be applied", async () => {
  await importAll(chair, ROWS);
  const importId = await preview(chair, [flat("501", { areaDm2: "95" }), flat("504")]);
  await prisma.exclusiveUnit.updateMany({
    where: { communityId: chair.communityId, room: "501" },
    data: { areaDm2: 9900 },
  });
  const before = await register(chair);
  await apply(chair, importId);
  expect(await register(chair)).toEqual(before);
  expect(await stateOf(chair, importId)).toMatchObject({
    state: "previewed",
    fault: { code: "stale" },
    rows: { new: 1, changed: 1 },
  });
  await apply(chair, importId);
  expect(await stateOf(chair, importId)).toMatchObject({ state: "applied", fault: null });
});

test("what fails in the middle leaves nothing behind", async () => {
  const importId = await preview(chair, [...ROWS, flat("504", { owners: "坏人" })]);
  await prisma.$executeRawUnsafe(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW."room" = '504' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`);
  await prisma.$executeRawUnsafe(
    'CREATE TRIGGER fail BEFORE INSERT ON "ExclusiveUnit" FOR EACH ROW EXECUTE FUNCTION fail()',
  );
  await requestApplication(chair, importId);
  await expect(applyImport(key(importId))).rejects.toThrow();
  await prisma.$executeRawUnsafe("DROP FUNCTION fail CASCADE");
  expect(await register(chair)).toEqual({ areas: [], grids: [], units: [], parties: [] });
  expect(await stateOf(chair, importId)).toMatchObject({ state: "previewed", fault: { code: "unexpected" } });
  await apply(chair, importId);
  expect(await countUnits()).toBe(4);
});

test("what a server left when it ended is gone on with", async () => {
  const importId = await upload();
  // It had read some of it.
  await prisma.placeImport.updateMany({ where: { id: importId }, data: { run: randomUUID(), beatAt: new Date() } });
  const row = { communityId: chair.communityId, importId, verdict: "same" as const, values: {} };
  await prisma.placeImportRow.createMany({ data: [2, 900].map((rowNo) => ({ ...row, rowNo })) });
  await catchUpImports(null);
  expect(await stateOf(chair, importId)).toMatchObject({ state: "reading" });
  await silence(importId);
  await catchUpImports(null);
  expect(await stateOf(chair, importId)).toMatchObject({ state: "previewed", rows: { new: 3, same: 0 } });

  await requestApplication(chair, importId);
  await catchUpImports(null);
  expect(await countUnits()).toBe(0);
  await silence(importId);
  await catchUpImports(null);
  expect(await countUnits()).toBe(3);
});

test("told to stop while it reads, it leaves the file to another", async () => {
  const importId = await upload();
  await expect(readImport(key(importId), AbortSignal.abort())).rejects.toThrow();
  expect(await stateOf(chair, importId)).toMatchObject({ state: "reading" });
  await readImport(key(importId));
  expect(await stateOf(chair, importId)).toMatchObject({ state: "previewed" });
});

test("thrown away while it is read, nothing of it stays", async () => {
  const importId = await upload();
  await Promise.allSettled([readImport(key(importId)), discardImport(chair, importId)]);
  expect(await prisma.placeImport.count({ where: { id: importId } })).toBe(0);
  expect(await prisma.placeImportRow.count({ where: { importId } })).toBe(0);
});

test("undone twice at once, it is undone once", async () => {
  const importId = await importAll(chair, ROWS);
  const undone = await Promise.allSettled([undoImport(chair, importId), undoImport(chair, importId)]);
  expect(undone.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await countUnits()).toBe(0);
});
