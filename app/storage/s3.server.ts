import { log } from "#app/http/log.server.ts";
import type { S3Place } from "./settings.ts";
import { signed } from "./sign.server.ts";
import { checkKey, type Storage, StorageAway } from "./storage.ts";

const LONGEST_MS = 10_000;
const TRIES = 2;
const NOTHING = new Uint8Array();

type Asked = { method: "PUT" | "GET" | "DELETE"; key: string; body?: Uint8Array; type?: string };

/** Files with an S3-speaking server, below the address of a bucket. Once more where it did not answer: no request is worse for being sent twice. */
export function s3Storage({ url, ...access }: S3Place): Storage {
  async function once({ method, key, body = NOTHING, type }: Asked) {
    const at = new URL(`${url.replace(/\/$/, "")}/${key}`);
    const headers: Record<string, string> = type ? { "content-type": type } : {};
    const answer = await fetch(at, {
      method,
      headers: signed(access, { method, url: at, headers, body, at: new Date() }),
      ...(method === "PUT" && { body: body as BodyInit }),
      redirect: "manual",
      signal: AbortSignal.timeout(LONGEST_MS),
    });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  }

  async function ask(asked: Asked, fine: readonly number[]) {
    checkKey(asked.key);
    let why: object = {};
    for (let tried = 0; tried < TRIES; tried += 1) {
      try {
        const answer = await once(asked);
        if (fine.includes(answer.status)) return answer;
        why = { status: answer.status, code: codeIn(answer.bytes) };
        if (answer.status < 500) break;
      } catch (err) {
        why = { err };
      }
    }
    log.error({ method: asked.method, ...why }, "the storage did not do what it was asked");
    throw new StorageAway("the storage did not do what it was asked");
  }

  return {
    put: async (key, bytes, type) => void (await ask({ method: "PUT", key, body: bytes, type }, [200])),
    get: async (key) => {
      const { status, bytes } = await ask({ method: "GET", key }, [200, 404]);
      if (status === 404 && codeIn(bytes) === "NoSuchBucket") throw new StorageAway("the bucket is not there");
      return status === 200 ? bytes : null;
    },
    delete: async (key) => void (await ask({ method: "DELETE", key }, [200, 204, 404])),
  };
}

/** "AccessDenied", in the XML of an answer that says no. */
const codeIn = (bytes: Uint8Array) =>
  /<Code>(\w{1,60})<\/Code>/.exec(Buffer.from(bytes.subarray(0, 2_000)).toString())?.[1];
