import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";

import { log } from "#app/http/log.server.ts";
import { folderStorage } from "#app/storage/folder.server.ts";
import { s3Storage } from "#app/storage/s3.server.ts";
import type { Storage } from "#app/storage/storage.ts";
import { openBucket } from "../../support/bucket.ts";

let root: string;
let bucket: Awaited<ReturnType<typeof openBucket>>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "sunshine-files-"));
  bucket = await openBucket();
});
afterAll(async () => {
  await bucket.close();
  await rm(root, { recursive: true });
});

const PLACES: [string, () => Storage][] = [
  ["a folder", () => folderStorage(join(root, "files"))],
  ["a bucket", () => s3Storage(bucket.place)],
];

const aKey = () => `pictures/yangguang/${randomUUID()}.jpg`;

describe.each(PLACES)("%s", (_, open) => {
  let place: Storage;
  beforeAll(() => {
    place = open();
  });

  test("gives back what was put, byte by byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
    const key = aKey();
    await place.put(key, bytes, "image/jpeg");
    expect(Buffer.from((await place.get(key)) ?? []).equals(bytes)).toBe(true);
  });

  test("knows nothing of what was never put", async () => {
    expect(await place.get(aKey())).toBeNull();
  });

  test("takes the same again, also at once", async () => {
    const key = aKey();
    await Promise.all(Array.from({ length: 5 }, () => place.put(key, Buffer.from("same"), "image/jpeg")));
    expect(Buffer.from((await place.get(key)) ?? []).toString()).toBe("same");
  });

  test("forgets, and forgets twice, and only that one", async () => {
    const [gone, stays] = [aKey(), aKey()];
    await place.put(gone, Buffer.from("gone"), "image/jpeg");
    await place.put(stays, Buffer.from("stays"), "image/jpeg");
    await place.delete(gone);
    await place.delete(gone);
    expect(await place.get(gone)).toBeNull();
    expect(await place.get(stays)).not.toBeNull();
  });

  test.each(["../secret.jpg", "/etc/passwd", "a/../../b.jpg", "a//b.jpg", "a/b", "A/é.jpg", "a/b.jpg?acl", "a/.b", ""])(
    "has no key %j",
    async (key) => {
      await expect(place.get(key)).rejects.toThrow("cannot be called");
      await expect(place.put(key, Buffer.of(1), "image/jpeg")).rejects.toThrow("cannot be called");
      await expect(place.delete(key)).rejects.toThrow("cannot be called");
    },
  );
});

const away = expect.objectContaining({ name: "StorageAway" });

describe("a place that cannot be reached says so, and tells the operator why", () => {
  const told = vi.spyOn(log, "error").mockImplementation(() => {});
  afterAll(() => told.mockRestore());

  test("a file where the folder should be", async () => {
    const path = join(root, "blocked");
    await writeFile(path, "");
    const place = folderStorage(path);
    await expect(place.put(aKey(), Buffer.of(1), "image/jpeg")).rejects.toEqual(away);
    await expect(place.get(aKey())).rejects.toEqual(away);
    expect(told).toHaveBeenCalledWith({ code: "ENOTDIR" }, expect.any(String));
  });

  test("a key that the server does not know", async () => {
    const place = s3Storage({ ...bucket.place, keyId: "STRANGER" });
    await expect(place.put(aKey(), Buffer.of(1), "image/jpeg")).rejects.toEqual(away);
    await expect(place.get(aKey())).rejects.toEqual(away);
    const why = { status: 403, code: "InvalidAccessKeyId" };
    expect(told).toHaveBeenCalledWith(expect.objectContaining(why), expect.any(String));
    expect(JSON.stringify(told.mock.calls)).not.toMatch(/S3RVER|STRANGER/);
  });

  test("a bucket that is not there", async () => {
    const place = s3Storage({ ...bucket.place, url: bucket.place.url.replace("/hall", "/nowhere") });
    await expect(place.put(aKey(), Buffer.of(1), "image/jpeg")).rejects.toEqual(away);
    await expect(place.get(aKey())).rejects.toEqual(away);
  });

  test("a server that is not there", async () => {
    const place = s3Storage({ ...bucket.place, url: "http://127.0.0.1:1/hall" });
    await expect(place.get(aKey())).rejects.toEqual(away);
  });
});

test("a server that stumbles once is asked again", async () => {
  let asked = 0;
  const stumbling = createServer((_, response) => {
    asked += 1;
    response.writeHead(asked === 1 ? 503 : 200).end("here");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void stumbling.close());
  await new Promise((resolve) => stumbling.once("listening", resolve));
  const { port } = stumbling.address() as AddressInfo;
  const found = await s3Storage({ ...bucket.place, url: `http://127.0.0.1:${port}` }).get(aKey());
  expect(Buffer.from(found ?? []).toString()).toBe("here");
});

test("a folder holds nothing but whole files, which are nobody else's to read", async () => {
  const folder = join(root, "whole");
  await folderStorage(folder).put("pictures/one.jpg", Buffer.from("one"), "image/jpeg");
  expect(await readdir(join(folder, "pictures"))).toEqual(["one.jpg"]);
  expect((await stat(join(folder, "pictures", "one.jpg"))).mode & 0o777).toBe(0o600);
});
