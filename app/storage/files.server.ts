import { join } from "node:path";

import { dataFolder } from "#app/db/embedded-home.server.ts";
import { folderStorage } from "./folder.server.ts";
import { s3Storage } from "./s3.server.ts";
import type { S3Place } from "./settings.ts";
import type { Storage } from "./storage.ts";

let place: Storage | undefined;

/** Says where files are kept, before the first is asked for. */
export function keepFilesIn(storage: Storage) {
  place = storage;
}

/** The bucket that was set, or else the data folder. */
export const storageFor = (bucket: S3Place | null, dataDir: string | undefined): Storage =>
  bucket ? s3Storage(bucket) : folderStorage(join(dataFolder(dataDir), "files"));

const there = (): Storage => {
  if (!place) throw new Error("keepFilesIn() comes before the first file");
  return place;
};

/** What people sent, drawn anew by us. */
export const files: Storage = {
  put: (key, bytes, type) => there().put(key, bytes, type),
  get: (key) => there().get(key),
  delete: (key) => there().delete(key),
};
