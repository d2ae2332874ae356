import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tally-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs npm run tally's program on a file with this content, from the folder the file is in. */
async function run(content: string | Buffer) {
  writeFileSync(join(folder, "vote.json"), content);
  const child = spawn(process.execPath, [resolve("bin/tally.mjs"), "vote.json"], { cwd: folder });
  const printed = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (printed.out += chunk));
  child.stderr.on("data", (chunk) => (printed.err += chunk));
  const code = await new Promise((end) => child.on("close", end));
  return { ...printed, code };
}

describe("npm run tally", { timeout: 60_000 }, () => {
  test("prints one JSON object and nothing else", async () => {
    const vote = { method: "irv", ballots: [{ weight: 2, ranking: [["甲"], ["乙"]] }, { ranking: [["乙"]] }] };
    const { code, out, err } = await run(JSON.stringify(vote));
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ winners: ["甲"], ties: [] });
    expect(out.split("\n")).toEqual([expect.stringMatching(/^\{.+\}$/), ""]);
  });

  test("draws lots as the manual says", async () => {
    const tieBreak = { rule: "lot", seed: "seed" };
    const { out } = await run(JSON.stringify({ method: "approval", tieBreak, ballots: [{ choices: ["a", "b"] }] }));
    // printf '%s%s' seed a | sha256sum begins 7696af21, that of b a60be9d6.
    expect(JSON.parse(out)).toMatchObject({ winners: ["a"], ties: [{ between: ["a", "b"], brokenBy: "lot" }] });
  });

  test.each([
    ['{"method": "acclamation", "ballots": []}', "method: 没有这种计票方法"],
    [
      '{"method": "irv", "options": ["a"], "ballots": [{"ranking": [["b"]]}]}',
      "ballots[0].ranking[0][0]: 没有这个选项",
    ],
    ['{"method": ', "$: "],
    // 甲 and 乙 in GB 18030: what is not UTF-8 would be one and the same option to whoever replaces it.
    [
      Buffer.from(
        '{"method": "approval", "ballots": [{"choices": ["\xbc\xd7"]}, {"choices": ["\xd2\xd2"]}]}',
        "latin1",
      ),
      "vote.json：应为 UTF-8 编码",
    ],
  ])("refuses %s with exit code 2", async (content, fault) => {
    const { code, out, err } = await run(content);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(fault);
  });
});
