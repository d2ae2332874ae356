import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { zh } from "#app/i18n/zh.ts";
import { importUnits } from "../../../bin/importing-units.ts";
import { StepFailed } from "../../../bin/progress.mjs";
import { freshDatabase } from "../support/database.ts";
import type { SignedIn } from "../votes/hall.ts";
import { fileOf, flat, makeEmptyCommunity, type SheetRow } from "./neighbourhood.ts";

const database = freshDatabase();
const folder = mkdtempSync(join(tmpdir(), "import-units-"));
afterAll(() => rmSync(folder, { recursive: true }));

let chair: SignedIn;
beforeAll(async () => {
  chair = await makeEmptyCommunity();
});

/** As from a shell in that folder. */
const run = (...args: string[]) =>
  new Promise<{ code: number; said: string; complained: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: database.url, INIT_CWD: folder };
    execFile(
      process.execPath,
      ["--import", "tsx", "bin/import-units.ts", ...args],
      { env },
      (error, said, complained) => resolve({ code: error ? Number(error.code) : 0, said, complained }),
    );
  });

/** The same without a process of its own: what it says, and the sentence it ends with when it fails. */
async function here(...args: string[]) {
  const said: string[] = [];
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.spyOn(process.stdout, "write").mockImplementation((line) => said.push(String(line)) > 0);
  try {
    await importUnits(args, (work) => work());
    return { said: said.join(""), complained: null };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return { said: said.join(""), complained: error.message };
  } finally {
    vi.restoreAllMocks();
  }
}

const write = async (name: string, rows: SheetRow[]) => writeFileSync(join(folder, name), await fileOf(rows));
const countUnits = () => prisma.exclusiveUnit.count({ where: { communityId: chair.communityId } });

test("a file is judged from a shell, its errors told cell by cell, and written only when asked to", async () => {
  await write("wrong.csv", [flat("501"), flat("502", { areaDm2: "约90", owners: "王芳" })]);
  const wrong = await run("wrong.csv", "--apply");
  expect(wrong.code).toBe(1);
  expect(wrong.said).toContain(`${zh.imports.verdicts.error} 1 行，${zh.imports.verdicts.new} 1 行`);
  expect(wrong.said).toContain(`第 3 行 面积（F3） ${zh.imports.notes.bad_area?.("约90", 0)}`);
  expect(wrong.complained).toContain(zh.refusals.import_has_errors);
  expect(wrong.complained).not.toContain("    at ");

  await write("right.csv", [flat("501"), flat("502")]);
  expect(await here(join(folder, "right.csv"))).toMatchObject({ complained: null });
  expect(await countUnits()).toBe(0);
  expect(await run("right.csv", "--apply")).toMatchObject({ code: 0 });
  expect(await countUnits()).toBe(2);
  const again = await here(join(folder, "right.csv"), "--apply", "--community", chair.communityId);
  expect(again.complained).toBeNull();
  expect(again.said).toContain(zh.refusals.import_changes_nothing);
}, 60_000);

test("what cannot be done is told in a sentence", async () => {
  writeFileSync(join(folder, "picture.csv"), Buffer.from("89504e470d0a1a0a", "hex"));
  for (const [args, sentence] of [
    [[], "用法"],
    [["nowhere.csv"], "读不到文件"],
    [["picture.csv"], zh.imports.faults.picture("")],
    [["picture.csv", "--community", "elsewhere"], "请指明社区"],
  ] as const) {
    const [file, ...options] = args;
    const { complained } = await here(...(file ? [join(folder, file)] : []), ...options);
    expect(complained).toContain(sentence);
  }
});
