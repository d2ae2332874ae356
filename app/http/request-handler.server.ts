import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "@remix-run/node";

import type { Config } from "#app/config.server.ts";
import { prisma } from "#app/db/client.server.ts";
import { createMessengers } from "#app/messages/messengers.server.ts";
import { sendLasting, sendPage, sendText, sendToPerson, sendToVisitor } from "./answer.server.ts";
import { createFaces } from "./faces.server.ts";
import { sendFile } from "./file.server.ts";
import { isFromOurPages, MAX_FORM_BYTES, readBody } from "./guard.server.ts";
import { hear, threadHeardAt } from "./hear.server.ts";
import { log } from "./log.server.ts";
import type { News } from "./news.server.ts";
import type { KeptPage, PageCache } from "./page-cache.server.ts";
import { createRateLimits } from "./rate-limits.server.ts";
import { createSessions } from "./session.server.ts";
import { uploadLimit } from "./uploads.ts";
import { type Visit, visitOf } from "./visit.server.ts";
import { isAddress, isForScripts, pathOf, pathToLog, webRequest } from "./web-request.server.ts";

const UPLOADS_AT_ONCE = 2;

type Files = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
export type Parts = {
  config: Config;
  remix: RequestHandler;
  files: Files;
  cache: PageCache;
  news: News;
  development: boolean;
  secure: boolean;
  headers: readonly (readonly [string, string])[];
};

/** Everything that happens to a request, in order: headers, health, news, origin, files, memory, size, page. */
export function createRequestListener({ config, remix, files, cache, news, development, secure, headers }: Parts) {
  const shared = {
    sessions: createSessions({ secure }),
    limits: createRateLimits(config),
    trustProxy: config.trustProxy,
    secure,
    entrance: { ...config, messengers: createMessengers(config.messaging) },
  };

  const faces = createFaces();
  let uploads = 0;

  return async (request: IncomingMessage, response: ServerResponse) => {
    const visit = visitOf(request, randomUUID(), shared);
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader("X-Request-Id", visit.id);
    try {
      await answer(request, response, visit);
    } catch (error) {
      log.error({ request: visit.id, err: error }, "request failed");
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "出错了，请稍后再试。");
    }
  };

  async function answer(request: IncomingMessage, response: ServerResponse, visit: Visit) {
    const { method = "GET", url = "/" } = request;
    if (!isAddress(url)) return sendText(response, 400, "地址不对。");
    if (isForScripts(url) && !development) return sendText(response, 404, "没有这个地址。");
    if (url === "/healthz") return sendText(response, 200, "ok");
    if (url === "/readyz") return readiness(response);
    const heard = method === "GET" ? threadHeardAt(url) : null;
    if (heard) return hear(response, heard, visit, news);
    if (method === "GET" || method === "HEAD") return read(request, response, visit);
    if (method !== "POST") return sendText(response, 405, "不支持这种请求。");
    if (!isFromOurPages(request, config.origin)) {
      log.warn({ request: visit.id, path: pathToLog(url) }, "refused: not from our pages");
      return sendText(response, 403, "这个请求不是从本站页面发出的。请回到本站，刷新页面后再试。");
    }
    return hasFile(request) ? takeFile(request, response, visit) : take(request, response, visit, MAX_FORM_BYTES);
  }

  async function take(request: IncomingMessage, response: ServerResponse, visit: Visit, most: number) {
    const body = await readBody(request, most);
    if (body) {
      const page = await drawn(request, visit, body);
      return visit.file ? sendFile(response, visit.file, visit) : sendPage(response, page, visit);
    }
    response.setHeader("Connection", "close");
    return sendText(response, 413, "内容太长，请缩短后再提交。");
  }

  /** Large bodies are held in memory: only of people who are signed in, where files are taken, and few at a time. */
  async function takeFile(request: IncomingMessage, response: ServerResponse, visit: Visit) {
    const most = uploadLimit(pathOf(request.url ?? "/"));
    if (most === null || isSmall(request) || !(await isSignedIn(visit)))
      return take(request, response, visit, MAX_FORM_BYTES);
    if (uploads >= UPLOADS_AT_ONCE) {
      response.setHeader("Connection", "close");
      response.setHeader("Retry-After", "10");
      return sendText(response, 503, "正在接收别的文件，请过一会儿再上传。");
    }
    uploads += 1;
    try {
      await take(request, response, visit, most);
    } finally {
      uploads -= 1;
    }
  }

  async function read(request: IncomingMessage, response: ServerResponse, visit: Visit) {
    if (await isFile(request, response)) return;
    const kept = await fromMemory(request, visit);
    if (kept) return sendFromMemory(request, response, visit, kept);

    const renderedFrom = cache.startRender();
    const page = await drawn(request, visit, undefined);
    if (visit.lasting && page.status === 200) return sendLasting(request, response, page, visit);
    const key = visit.tags && page.status === 200 ? faces.keyToKeep(request, visit) : null;
    if (!visit.tags || key === null) return sendPage(response, page, visit);
    const fresh = {
      body: Buffer.from(await page.arrayBuffer()),
      contentType: page.headers.get("Content-Type") ?? "text/html; charset=utf-8",
      tags: visit.tags,
    };
    return sendFromMemory(request, response, visit, await cache.keep(key, fresh, renderedFrom));
  }

  /** The page as it was drawn before. That the database is away is for the page itself to say. */
  async function fromMemory(request: IncomingMessage, visit: Visit): Promise<KeptPage | undefined> {
    try {
      const key = await faces.keyToRead(request, visit);
      return key === null ? undefined : cache.get(key);
    } catch {
      return undefined;
    }
  }

  function sendFromMemory(request: IncomingMessage, response: ServerResponse, visit: Visit, page: KeptPage) {
    if (visit.sessions.isBrought(visit.cookies)) sendToPerson(request, response, page, visit);
    else sendToVisitor(request, response, page);
  }

  async function drawn(request: IncomingMessage, visit: Visit, body: Buffer | undefined) {
    const startedAt = performance.now();
    const page = await remix(webRequest(request, body, config.origin), { visit });
    const ms = Math.round(performance.now() - startedAt);
    log.info({ request: visit.id, method: visit.method, path: pathToLog(request.url ?? "/"), status: page.status, ms });
    return page;
  }

  function isFile(request: IncomingMessage, response: ServerResponse) {
    return new Promise<boolean>((resolve) => {
      response.once("close", () => resolve(true));
      files(request, response, () => resolve(false));
    });
  }
}

const hasFile = ({ headers }: IncomingMessage) => /^multipart\/form-data\b/i.test(headers["content-type"] ?? "");

/** A form in which no file was chosen. */
const isSmall = ({ headers }: IncomingMessage) => Number(headers["content-length"] ?? Infinity) <= MAX_FORM_BYTES;

/** That the database is away is for the page itself to say. */
const isSignedIn = (visit: Visit) => visit.person().then(Boolean, () => false);

async function readiness(response: ServerResponse) {
  try {
    await prisma.$queryRaw`SELECT 1`;
    sendText(response, 200, "ready");
  } catch {
    response.setHeader("Retry-After", "10");
    sendText(response, 503, "database away");
  }
}
