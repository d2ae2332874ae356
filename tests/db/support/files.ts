import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

import { keepFilesIn } from "#app/storage/files.server.ts";
import { folderStorage } from "#app/storage/folder.server.ts";

/** Gives the test file an empty folder to keep files in; `list` says what is in it, `open` uses it again after another. */
export function freshFiles() {
  let folder = "";
  const open = () => keepFilesIn(folderStorage(folder));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "sunshine-files-"));
    open();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return {
    open,
    async list() {
      if (!existsSync(folder)) return [];
      const found = await readdir(folder, { recursive: true, withFileTypes: true });
      return found.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
  };
}
