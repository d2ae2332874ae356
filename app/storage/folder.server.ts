import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

import { log } from "#app/http/log.server.ts";
import { checkKey, type Storage, StorageAway } from "./storage.ts";

/** Files in a folder of this machine. A file is there whole or not at all, also when the power goes. */
export function folderStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    checkKey(key);
    return join(folder, key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const draft = `${path}.${randomUUID()}.new`;
      await reaching(async () => {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        try {
          await write(draft, bytes);
          await rename(draft, path);
        } finally {
          await rm(draft, { force: true });
        }
        await settle(dirname(path));
      });
    },
    get: (key) => reaching(() => bytesAt(pathOf(key))),
    delete: (key) => reaching(() => rm(pathOf(key), { force: true })),
  };
}

async function write(path: string, bytes: Uint8Array) {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name lasts once its folder is written, too. */
async function settle(path: string) {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function bytesAt(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : null);

/** What the machine complains of, a full disk or a folder that may not be entered, is for the operator to know. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!codeOf(error)) throw error;
    log.error({ code: codeOf(error) }, "the folder of files cannot be used");
    throw new StorageAway("the folder of files cannot be used", { cause: error });
  }
}
