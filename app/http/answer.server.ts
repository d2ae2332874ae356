import type { IncomingMessage, ServerResponse } from "node:http";

import type { KeptPage } from "./page-cache.server.ts";
import type { Visit } from "./visit.server.ts";

/** Sends a page from memory: nothing but headers when the reader has it already. */
export function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage) {
  response.setHeader("ETag", page.etag);
  response.setHeader("Cache-Control", "private, no-cache");
  response.setHeader("Vary", "Accept-Encoding, Cookie");
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304).end();
    return;
  }
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
  const body = encoding ? page[encoding] : page.plain;
  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Type", page.contentType);
  response.setHeader("Content-Length", body.length);
  response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
}

/** A short answer for when no page can be drawn. */
export function sendText(response: ServerResponse, status: number, text: string) {
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.writeHead(status).end(`${text}\n`);
}

/** How long to wait before asking again, in seconds. */
const RETRY_AFTER: Record<number, string> = { 429: "60", 503: "10" };

/** Sends a page that was drawn for this reader alone, in one piece: it was drawn in one. */
export async function sendPage(response: ServerResponse, page: Response, { setCookies }: Visit) {
  for (const [name, value] of page.headers) response.setHeader(name, value);
  if (setCookies.length > 0) response.setHeader("Set-Cookie", setCookies);
  response.setHeader("Cache-Control", "private, no-store");
  const retryAfter = RETRY_AFTER[page.status];
  if (retryAfter) response.setHeader("Retry-After", retryAfter);
  const body = Buffer.from(await page.arrayBuffer());
  response.setHeader("Content-Length", body.length);
  response.writeHead(page.status).end(body);
}
