import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";

import { cookie } from "./cookie.ts";
import { withFormKey } from "./form-key.server.ts";
import type { KeptPage } from "./page-cache.server.ts";
import type { Visit } from "./visit.server.ts";

/** How long to wait before asking again, in seconds. */
const RETRY_AFTER: Record<number, string> = { 429: "60", 503: "10" };

/** After a form was taken its sender sees nothing from memory for so long: word of the change may still be on its way. */
const JUST_WROTE_S = 3;

/** Sends a visitor a page from memory: nothing but headers when the reader has it already. */
export function sendToVisitor(request: IncomingMessage, response: ServerResponse, page: KeptPage) {
  response.setHeader("ETag", page.etag);
  response.setHeader("Cache-Control", "private, no-cache");
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304).end();
    return;
  }
  sendKept(request, response, page);
}

/** Sends a signed-in person a page that is the same for all with their face; the key of its form is new each time. */
export function sendToPerson(request: IncomingMessage, response: ServerResponse, page: KeptPage, visit: Visit) {
  if (visit.setCookies.length > 0) response.setHeader("Set-Cookie", visit.setCookies);
  response.setHeader("Cache-Control", "private, no-store");
  const body = withFormKey(page.plain);
  if (body === page.plain) return sendKept(request, response, page);
  response.setHeader("Content-Type", page.contentType);
  send(request, response, body);
}

function sendKept(request: IncomingMessage, response: ServerResponse, page: KeptPage) {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
  if (encoding) response.setHeader("Content-Encoding", encoding);
  response.setHeader("Vary", "Accept-Encoding, Cookie");
  response.setHeader("Content-Type", page.contentType);
  send(request, response, encoding ? page[encoding] : page.plain);
}

function send(request: IncomingMessage, response: ServerResponse, body: Buffer) {
  response.setHeader("Content-Length", body.length);
  response.writeHead(200).end(request.method === "HEAD" ? undefined : body);
}

/** Sends a page that was drawn for this reader alone, in one piece: it was drawn in one. A file goes out as it is made. */
export async function sendPage(response: ServerResponse, page: Response, visit: Visit) {
  const { setCookies, wrote, secure } = visit;
  for (const [name, value] of page.headers) response.setHeader(name, value);
  const cookies = wrote ? [...setCookies, cookie("fresh", "1", JUST_WROTE_S, secure)] : setCookies;
  if (cookies.length > 0) response.setHeader("Set-Cookie", cookies);
  response.setHeader("Cache-Control", "private, no-store");
  const retryAfter = visit.retryAfter ?? RETRY_AFTER[page.status];
  if (retryAfter) response.setHeader("Retry-After", retryAfter);
  if (page.body && page.headers.has("Content-Disposition")) {
    response.writeHead(page.status);
    return pipeline(Readable.fromWeb(page.body as WebStream), response);
  }
  const body = withFormKey(Buffer.from(await page.arrayBuffer()));
  response.setHeader("Content-Length", body.length);
  response.writeHead(page.status).end(body);
}

/**
 * Sends what will never be anything else, to be kept by this reader's browser for good. Not by what stands between: it can
 * be hidden tomorrow, and is then not there for the next who asks.
 */
export async function sendLasting(request: IncomingMessage, response: ServerResponse, file: Response, visit: Visit) {
  for (const [name, value] of file.headers) response.setHeader(name, value);
  if (visit.setCookies.length > 0) response.setHeader("Set-Cookie", visit.setCookies);
  const etag = `"${visit.lasting}"`;
  response.setHeader("ETag", etag);
  response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  send(request, response, Buffer.from(await file.arrayBuffer()));
}

/** A short answer for when no page can be drawn. */
export function sendText(response: ServerResponse, status: number, text: string) {
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.writeHead(status).end(`${text}\n`);
}
