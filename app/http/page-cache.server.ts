import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Whatever stands on a page in words like "still two days" is at most this old. */
const MAX_AGE_MS = 60_000;

export type KeptPage = { etag: string; contentType: string; plain: Buffer; br: Buffer; gzip: Buffer };

/** A page as it was rendered, and what it was made from. */
export type FreshPage = { body: Buffer; contentType: string; tags: ReadonlySet<string> };

/**
 * Whole pages for visitors, compressed once. A page is dropped when one of its tags is touched, and is not kept at all
 * when that happened while it was being rendered: what it was made from may already have been old.
 */
export function createPageCache(megabytes: number) {
  const pages = new LRUCache<string, KeptPage & { tags: ReadonlySet<string> }>({
    maxSize: Math.max(1, megabytes * 1024 * 1024),
    sizeCalculation: ({ plain, br, gzip }) => plain.length + br.length + gzip.length + 500,
    ttl: MAX_AGE_MS,
    dispose: (page, key) => forget(key, page.tags),
  });
  const keysOf = new Map<string, Set<string>>();
  const touchedAt = new Map<string, number>();
  let clock = 0;
  let allTouchedAt = 0;
  let deaf = true;

  function forget(key: string, tags: ReadonlySet<string>) {
    for (const tag of tags) {
      keysOf.get(tag)?.delete(key);
      if (keysOf.get(tag)?.size === 0) keysOf.delete(tag);
    }
  }

  return {
    get: (key: string): KeptPage | undefined => (deaf ? undefined : pages.get(key)),

    /** Taken before rendering begins, and handed to keep(). */
    startRender: () => clock,

    /** Compresses a page and keeps it, if all it was made from stood still since the start of its rendering. */
    async keep(key: string, { body, contentType, tags }: FreshPage, startedAt: number): Promise<KeptPage> {
      const page = { ...(await compressed(body)), contentType, tags };
      const stale = allTouchedAt > startedAt || [...tags].some((tag) => (touchedAt.get(tag) ?? 0) > startedAt);
      if (!stale && !deaf && megabytes > 0) {
        pages.set(key, page);
        for (const tag of tags) keysOf.set(tag, (keysOf.get(tag) ?? new Set()).add(key));
      }
      return page;
    },

    touch(tags: string[]) {
      clock += 1;
      for (const tag of tags) {
        touchedAt.set(tag, clock);
        for (const key of [...(keysOf.get(tag) ?? [])]) pages.delete(key);
      }
      if (touchedAt.size > 10_000) this.forgetAll();
    },

    forgetAll() {
      clock += 1;
      allTouchedAt = clock;
      touchedAt.clear();
      pages.clear();
    },

    /** While nobody tells what was touched, nothing is kept. */
    setDeaf(isDeaf: boolean) {
      deaf = isDeaf;
      this.forgetAll();
    },
  };
}

export type PageCache = ReturnType<typeof createPageCache>;

async function compressed(plain: Buffer) {
  const [br, zipped] = await Promise.all([
    brotli(plain, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
    }),
    gzipped(plain, { level: 6 }),
  ]);
  const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  return { plain, br, gzip: zipped, etag };
}
