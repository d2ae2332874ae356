import { request as ask, type IncomingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import type { BrowserRequest } from "./requests.ts";

/** As it came over the wire: compressed, if it was. */
export type Answer = {
  status: number;
  /** Without those that every node:http server makes itself. */
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** All that was received, headers included. */
  bytes: number;
};

const MADE_BY_NODE = ["date", "connection", "keep-alive", "transfer-encoding"];

/** One request on a connection of its own. Throws on any other status. */
export async function answerTo(
  origin: string,
  { method, path, headers, body }: BrowserRequest,
  status: number,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = ask(origin + path, { method, headers, agent: false }, async (response) => {
      const received = await buffer(response);
      const kept = Object.entries(response.headers).filter(([name]) => !MADE_BY_NODE.includes(name));
      if (response.statusCode !== status) {
        reject(new Error(`${method} ${path}: expected ${status}, got ${response.statusCode}\n${received}`));
      }
      const { bytesRead: bytes } = response.socket;
      resolve({ status, headers: Object.fromEntries(kept), body: received, bytes });
    });
    sending.on("error", reject).end(body);
  });
}

/** What a browser makes of it. */
export function textOf({ headers, body }: Answer): string {
  const encoding = headers["content-encoding"];
  const plain = encoding === "br" ? brotliDecompressSync(body) : encoding === "gzip" ? gunzipSync(body) : body;
  return plain.toString();
}
