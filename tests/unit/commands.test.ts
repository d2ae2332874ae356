import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { ConfigError } from "#app/config.server.ts";
import { EmbeddedError, explain } from "#app/db/embedded-faults.server.ts";
import { compressFiles } from "../../bin/compress.mjs";
import { explained } from "../../bin/explain.mjs";
import { whenChanged } from "../../bin/fingerprint.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "commands-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("work is done when its inputs changed", () => {
  const counting = () => {
    const runs = { count: 0, fail: false };
    const work = async () => {
      runs.count += 1;
      if (runs.fail) throw new Error("no");
    };
    return { runs, once: () => whenChanged(join(folder, "mark"), [join(folder, "in")], work) };
  };

  beforeEach(() => {
    mkdirSync(join(folder, "in/deep"), { recursive: true });
    writeFileSync(join(folder, "in/deep/file"), "one");
  });

  test("once, and again after a change, a new file or a new name", async () => {
    const { runs, once } = counting();
    await once();
    expect([await once(), runs.count]).toEqual([null, 1]);
    writeFileSync(join(folder, "in/deep/file"), "two");
    await once();
    writeFileSync(join(folder, "in/other"), "");
    await once();
    await once();
    expect(runs.count).toBe(3);
  });

  test("again after it failed, even when the change is taken back", async () => {
    const { runs, once } = counting();
    await once();
    writeFileSync(join(folder, "in/deep/file"), "broken");
    runs.fail = true;
    await expect(once()).rejects.toThrow("no");
    writeFileSync(join(folder, "in/deep/file"), "one");
    runs.fail = false;
    await once();
    expect(runs.count).toBe(3);
  });
});

test("text is compressed beside itself, small files and pictures are not", async () => {
  const script = "const answer = 42;\n".repeat(500);
  writeFileSync(join(folder, "app.js"), script);
  writeFileSync(join(folder, "tiny.js"), "1");
  writeFileSync(join(folder, "photo.webp"), script);
  await compressFiles(folder);
  expect(readdirSync(folder).sort()).toEqual(["app.js", "app.js.br", "app.js.gz", "photo.webp", "tiny.js"]);
  expect(brotliDecompressSync(readFileSync(join(folder, "app.js.br"))).toString()).toBe(script);
  expect(gunzipSync(readFileSync(join(folder, "app.js.gz"))).toString()).toBe(script);
});

describe("what goes wrong is told in a sentence", () => {
  test("every fault of the configuration", () => {
    expect(explained(new ConfigError(["甲。", "乙。"])).message).toBe("✗ 甲。\n✗ 乙。");
  });

  test("a port that is taken", async () => {
    const [holder, second] = [createServer(), createServer()];
    await new Promise<void>((resolve) => void holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const error = await new Promise((resolve) => second.once("error", resolve).listen(port, "127.0.0.1"));
    expect(explained(error).message).toBe(`✗ 端口 ${port} 已被占用。请停下占用它的程序，或用 PORT=… 另选一个。`);
    holder.close();
  });

  test.each([
    ["ENOSPC: no space left on device, write", /^磁盘已满：\/data/],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /^磁盘已满：\/data/],
    ["EACCES: permission denied, mkdir '/data'", /没有读写权限/],
    ['initdb: error: could not access directory "/data/postgres": Permission denied', /没有读写权限/],
    ["EROFS: read-only file system, mkdir '/data'", /没有读写权限/],
    ["ENOTDIR: not a directory, mkdir '/data/x'", /不是文件夹/],
    ["something else", /^内置数据库没能启动，它的说法是：\nsomething else$/],
  ])("of the embedded database: %s", (said, sentence) => {
    const error = explain(new Error(said), "/data");
    expect(error).toBeInstanceOf(EmbeddedError);
    expect(error.message).toMatch(sentence);
    expect(explained(error).message).toBe(`✗ ${error.message}`);
  });

  test("a bug stays what it is", () => {
    const bug = new TypeError("undefined is not a function");
    expect(explained(bug)).toBe(bug);
  });
});
