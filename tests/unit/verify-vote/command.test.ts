import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { apart, ballot, exportOf, figures, RULE, result, rollOf } from "./fixture.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verify-vote-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the program from the folder the file is in, as somebody would who has nothing else of ours. */
function run(content: string | null, ...args: string[]) {
  if (content !== null) writeFileSync(join(folder, "vote.jsonl"), content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve("bin/verify-vote/main.mjs"), ...args], {
    ...{ cwd: folder, encoding: "utf8" },
  });
  return { status, stdout, stderr };
}

const GOOD = exportOf({
  ...{ roll: rollOf([100, 200]), setUp: { question: "好\u001b[2J吗？", rule: { ...RULE, measures: ["heads"] } } },
  entries: [
    ...[{ kind: "opening" }, ballot(1, "agree"), ballot(2, "agree"), { kind: "closing" }],
    result({
      ...{ decision: "passed", passed: true, quorate: true, figures: [figures("heads", 2, [2, 0, 0])] },
      apart: apart({ online: [2, 300] }),
    }),
  ],
}).join("\n");

test("an export that is right: a summary, and exit code 0", () => {
  const { status, stdout, stderr } = run(`${GOOD}\n`, "vote.jsonl");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("表决　yangguang 2026-0003：好�[2J吗？\n");
  expect(stdout).toMatch(/公钥　([0-9A-F]{4} ){3}[0-9A-F]{4}（全文 [\w+/]{43}=）/);
  expect(stdout).toMatch(/指纹　([0-9A-F]{4} ){3}[0-9A-F]{4}（全文 [\w+/]{43}=）/);
  expect(stdout).toContain("这个程序看不出：名册上的人是否真实");
});

test("one that is wrong: the line and why, and exit code 1", () => {
  const { status, stdout, stderr } = run(GOOD.replace('\\"agree\\"', '\\"against\\"'), "vote.jsonl");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toBe("第 6 行：这条记录不是当时签名的样子（对照第 12 行的指纹）\n");
});

test("a file that is none, and no file: exit code 2", () => {
  expect(run(null)).toEqual({ status: 2, stdout: "", stderr: "用法：npm run verify-vote -- 导出文件.jsonl\n" });
  const { status, stderr } = run(null, "other.jsonl");
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^✗ 读不了 other.jsonl：ENOENT[^\n]*\n$/)]);
  expect(run(null, ".")).toMatchObject({ status: 2, stderr: expect.stringMatching(/^✗ 读不了 \.：EISDIR[^\n]*\n$/) });
});

test("stands alone: imports itself and Node.js, and nothing of the server", () => {
  const files = readdirSync("bin/verify-vote", { recursive: true, encoding: "utf8" }).filter((file) =>
    /mjs$/.test(file),
  );
  const imported = files.flatMap((file) => {
    const source = readFileSync(join("bin/verify-vote", file), "utf8");
    return [...source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, target = ""]) =>
      join(file, "..", target),
    );
  });
  const others = imported.filter((target) => !/^[\w/-]+\.mjs$/.test(target) && !/node:/.test(target));
  expect([files.length > 20, others]).toEqual([true, []]);
});
