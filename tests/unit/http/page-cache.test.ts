import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";

import { createPageCache, type PageCache } from "#app/http/page-cache.server.ts";

let cache: PageCache;
beforeEach(() => {
  cache = createPageCache(1);
  cache.setDeaf(false);
});

const page = (text: string, ...tags: string[]) => ({
  body: Buffer.from(text),
  contentType: "text/html",
  tags: new Set(tags),
});

test("a page is kept, compressed both ways, under a digest of what it says", async () => {
  const kept = await cache.keep("/a", page("你好", "t"), cache.startRender());
  expect(cache.get("/a")).toMatchObject({ etag: kept.etag });
  expect(brotliDecompressSync(kept.br).toString()).toBe("你好");
  expect(gunzipSync(kept.gzip).toString()).toBe("你好");
  const other = await cache.keep("/b", page("再见", "t"), cache.startRender());
  expect(other.etag).not.toBe(kept.etag);
});

test("touching a tag drops the pages made from it and no others", async () => {
  await cache.keep("/a", page("a", "one", "both"), cache.startRender());
  await cache.keep("/b", page("b", "two", "both"), cache.startRender());
  cache.touch(["one"]);
  expect(cache.get("/a")).toBeUndefined();
  expect(cache.get("/b")).toBeDefined();
  cache.touch(["both"]);
  expect(cache.get("/b")).toBeUndefined();
});

test("a page is not kept when what it was made from was touched while it was rendered", async () => {
  const startedAt = cache.startRender();
  cache.touch(["one"]);
  await cache.keep("/a", page("old", "one"), startedAt);
  expect(cache.get("/a")).toBeUndefined();
  await cache.keep("/a", page("new", "one"), cache.startRender());
  expect(cache.get("/a")).toBeDefined();
});

test("while it hears nothing, it keeps nothing, and forgets what it had", async () => {
  await cache.keep("/a", page("a", "one"), cache.startRender());
  cache.setDeaf(true);
  expect(cache.get("/a")).toBeUndefined();
  await cache.keep("/a", page("a", "one"), cache.startRender());
  cache.setDeaf(false);
  expect(cache.get("/a")).toBeUndefined();
});

test("what was being rendered when it heard nothing is not kept afterwards", async () => {
  const startedAt = cache.startRender();
  cache.setDeaf(true);
  cache.setDeaf(false);
  await cache.keep("/a", page("a", "one"), startedAt);
  expect(cache.get("/a")).toBeUndefined();
});

test("it stays below its size, the oldest go first", async () => {
  for (let number = 0; number < 40; number += 1) {
    await cache.keep(`/${number}`, page(`${number}`.repeat(20_000), "t"), cache.startRender());
  }
  expect(cache.get("/0")).toBeUndefined();
  expect(cache.get("/39")).toBeDefined();
});
