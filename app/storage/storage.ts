/**
 * Where files are kept: each under a key of its own, written once and never changed. The bytes are ours, and small
 * enough to be held. Every method throws StorageAway when the place cannot be reached.
 */
export type Storage = {
  /** Done when the file is kept for good. The same file put again is the same file. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /** Null when there is none. */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also when there is none. */
  delete(key: string): Promise<void>;
};

export class StorageAway extends Error {
  override name = "StorageAway";
}

const KEY = /^[a-z0-9-]{1,100}(?:\/[a-z0-9-]{1,100}){0,3}\.[a-z0-9]{1,5}$/;

/** Keys are names of folders and a file, the same in every kind of place; never a way out of it. */
export function checkKey(key: string) {
  if (!KEY.test(key)) throw new Error(`a file cannot be called ${JSON.stringify(key)}`);
}
