import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";

import { type Act, exportOf, wrongIn } from "./fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "verify-audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

const acts = fc.array(
  fc.record(
    {
      action: fc.constantFrom("role.grant", "vote.open", "person.look"),
      about: fc.integer({ min: 1, max: 4 }),
      personal: fc.record({ reason: fc.string({ unit: "grapheme", minLength: 1 }) }),
    },
    { requiredKeys: ["action"] },
  ),
  { minLength: 2, maxLength: 12 },
) as fc.Arbitrary<Act[]>;
const place = fc.nat();

describe("an export", () => {
  test("as it was made is whole", async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        expect(await wrongIn(exportOf(all))).toBeNull();
      }),
    );
    expect(await wrongIn(exportOf([]))).toBeNull();
  });

  test("with one character changed anywhere is found, at that line or the one that no longer follows", async () => {
    await fc.assert(
      fc.asyncProperty(acts, place, place, fc.constantFrom(...'0a7F"}，'), async (all, which, where, sign) => {
        const lines = exportOf(all);
        const at = which % lines.length;
        const line = lines[at] ?? "";
        const cut = where % line.length;
        const changed = line.slice(0, cut) + sign + line.slice(cut + 1);
        fc.pre(changed !== line);
        const wrong = await wrongIn(lines.with(at, changed));
        expect(wrong?.line).toBeGreaterThanOrEqual(at + 1);
        expect(wrong?.line).toBeLessThanOrEqual(at + 2);
      }),
      { numRuns: 400 },
    );
  });

  test("with a line dropped, doubled or swapped is found", async () => {
    await fc.assert(
      fc.asyncProperty(acts, place, async (all, which) => {
        const lines = exportOf(all);
        const at = which % lines.length;
        expect(await wrongIn(lines.toSpliced(at, 1))).toMatchObject({ line: at + 1 });
        expect(await wrongIn(lines.toSpliced(at, 0, lines[at] ?? ""))).toMatchObject({ line: at + 2 });
        const next = (at + 1) % lines.length;
        const swapped = lines.with(at, lines[next] ?? "").with(next, lines[at] ?? "");
        expect(await wrongIn(swapped)).toMatchObject({ line: Math.min(at, next) + 1 });
      }),
    );
  });

  test("with an entry written anew, its hash too, breaks at the next", async () => {
    const lines = exportOf([{}, {}, {}]);
    const forged = exportOf([{}, { action: "role.take" }])[2] ?? "";
    expect(await wrongIn(lines.with(2, forged))).toEqual({ line: 4, why: "没有接上前一条记录的哈希" });
  });

  test("with entries of another chain is found", async () => {
    const other = exportOf([{}], "heping")[1] ?? "";
    expect(await wrongIn(exportOf([{}]).with(1, other))).toMatchObject({ line: 2, why: "这条记录是另一条链的" });
  });
});

test("an earlier export has to be the beginning of a later one, which may be whole in itself", async () => {
  const acts: Act[] = [{}, { about: 1 }, {}];
  const earlier = exportOf(acts);
  expect(await wrongIn(exportOf([...acts, {}]), earlier)).toBeNull();
  expect(await wrongIn(earlier, earlier)).toBeNull();
  const rewritten = exportOf([{}, { about: 2 }, {}, {}]);
  expect(await wrongIn(rewritten)).toBeNull();
  expect(await wrongIn(rewritten, earlier)).toMatchObject({ line: 4 });
  expect(await wrongIn(exportOf(acts.slice(0, 2)), earlier)).toEqual({ line: 4, why: "比以前导出的少：那时有 3 条" });
  expect(await wrongIn(exportOf(acts, "heping"), earlier)).toMatchObject({ line: 1 });
});

describe("what is personal", () => {
  const reason = { reason: "住在7号楼的人" };

  test("may be missing once the chain says that its person was erased, and only of that person", async () => {
    const gone: Act = { about: 1, personal: reason, erased: true };
    expect(await wrongIn(exportOf([gone, {}, { action: "person.erase", about: 1 }]))).toBeNull();
    expect(await wrongIn(exportOf([{}, gone, {}]))).toMatchObject({ line: 3 });
    expect(await wrongIn(exportOf([{}, gone, { action: "person.erase", about: 2 }]))).toMatchObject({ line: 3 });
    expect(await wrongIn(exportOf([{ action: "person.erase", about: 1 }, gone]))).toMatchObject({ line: 3 });
    expect(await wrongIn(exportOf([{ personal: reason, erased: true }]))).toMatchObject({ line: 2 });
  });

  test("is found when it says something else", async () => {
    const lines = exportOf([{ about: 1, personal: reason }]);
    const changed = (lines[1] ?? "").replace("7号楼", "8号楼");
    expect(await wrongIn(lines.with(1, changed))).toEqual({ line: 2, why: "个人信息与链里的承诺值不符：被改过" });
  });
});

test("the command tells the first wrong line and ends with 1; what it cannot read with 2", () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ["bin/verify-audit/main.mjs", ...args]);
  const write = (name: string, lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
    return path;
  };
  const lines = exportOf([{}, {}, {}]);
  const right = run(write("right.jsonl", lines));
  expect([right.status, `${right.stdout}`]).toEqual([0, expect.stringContaining("✓ yangguang：3 条记录")]);
  const wrong = run(write("wrong.jsonl", lines.toSpliced(2, 1)));
  expect([wrong.status, `${wrong.stderr}`]).toEqual([1, expect.stringContaining("第 3 行：")]);
  const [now, then] = [write("now.jsonl", exportOf([{}, {}])), write("then.jsonl", exportOf([{}]))];
  expect([run(now, then).status, run(then, now).status]).toEqual([0, 1]);
  expect([run(join(folder, "nowhere.jsonl")).status, run(now, then, now).status]).toEqual([2, 2]);
});
