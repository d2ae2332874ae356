import type { IncomingMessage } from "node:http";

const MAX_BODY_BYTES = 256 * 1024;

/**
 * Whether a request that may change something comes from one of our own pages.
 * A browser always says where a form comes from; who says nothing is no browser, and has no cookie to abuse but is refused all the same.
 */
export function isFromOurPages({ headers }: IncomingMessage, publicOrigin: string | undefined): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const { origin, host } = headers;
  if (!origin) return site === "same-origin";
  if (!URL.canParse(origin)) return false;
  return publicOrigin ? origin === publicOrigin : new URL(origin).host === host;
}

/** The whole body, or null when it is larger than any form of ours. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
