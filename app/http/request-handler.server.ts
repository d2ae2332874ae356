import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "@remix-run/node";
import { createHeaders, sendResponse } from "@remix-run/node-fetch-server";

import type { Config } from "#app/config.server.ts";
import { prisma } from "#app/db/client.server.ts";
import { sendKept, sendText } from "./answer.server.ts";
import { isFromOurPages, readBody } from "./guard.server.ts";
import { securityHeaders } from "./headers.server.ts";
import { log } from "./log.server.ts";
import type { PageCache } from "./page-cache.server.ts";
import { createRateLimits } from "./rate-limits.server.ts";
import { createSessions } from "./session.server.ts";
import { type Visit, visitOf } from "./visit.server.ts";

type Files = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
export type Parts = { config: Config; remix: RequestHandler; files: Files; cache: PageCache; development: boolean };

/** Everything that happens to a request, in order: headers, health, files, origin, size, memory, page. */
export function createRequestListener({ config, remix, files, cache, development }: Parts) {
  const secure = config.origin?.startsWith("https:") ?? false;
  const headers = Object.entries(securityHeaders({ secure, development }));
  const shared = {
    sessions: createSessions({ secure }),
    limits: createRateLimits(config),
    trustProxy: config.trustProxy,
  };

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
    const startedAt = performance.now();
    if (!url.startsWith("/") || !URL.canParse(`http://localhost${url}`)) return sendText(response, 400, "地址不对。");
    if (url === "/healthz") return sendText(response, 200, "ok");
    if (url === "/readyz") return readiness(response);

    const reads = method === "GET" || method === "HEAD";
    if (!reads && method !== "POST") return sendText(response, 405, "不支持这种请求。");
    if (!reads && !isFromOurPages(request, config.origin)) {
      log.warn({ request: visit.id, path: pathOf(url) }, "refused: not from our pages");
      return sendText(response, 403, "这个请求不是从本站页面发出的。请回到本站，刷新页面后再试。");
    }
    if (reads) {
      const taken = await new Promise<boolean>((resolve) => {
        response.once("finish", () => resolve(true));
        response.once("close", () => resolve(true));
        files(request, response, () => resolve(false));
      });
      if (taken) return;
    }

    const key =
      reads && !visit.sessions.isBrought(visit.cookies) ? `${visit.language}${visit.elder ? "+" : "-"}${url}` : null;
    const kept = key === null ? undefined : cache.get(key);
    if (kept) return sendKept(request, response, kept);

    const body = reads ? undefined : await readBody(request);
    if (body === null) {
      response.setHeader("Connection", "close");
      return sendText(response, 413, "内容太长，请缩短后再提交。");
    }
    const renderedFrom = cache.startRender();
    const result = await remix(webRequest(request, body), { visit });
    log.info({
      request: visit.id,
      method,
      path: pathOf(url),
      status: result.status,
      ms: Math.round(performance.now() - startedAt),
    });

    if (key !== null && visit.tags && result.status === 200 && visit.setCookies.length === 0) {
      const fresh = {
        body: Buffer.from(await result.arrayBuffer()),
        contentType: result.headers.get("Content-Type") ?? "text/html; charset=utf-8",
        tags: visit.tags,
      };
      return sendKept(request, response, await cache.keep(key, fresh, renderedFrom));
    }
    for (const cookie of visit.setCookies) result.headers.append("Set-Cookie", cookie);
    if (!result.headers.has("Cache-Control")) result.headers.set("Cache-Control", "private, no-store");
    if (result.status === 503) result.headers.set("Retry-After", "10");
    if (result.status === 429) result.headers.set("Retry-After", "60");
    await sendResponse(response, result);
  }

  /** What a page of ours is asked with. Our own check of the origin has been made; Remix compares Origin with Host again. */
  function webRequest(request: IncomingMessage, body: Buffer | undefined) {
    const given = createHeaders(request);
    if (config.origin) given.set("Host", new URL(config.origin).host);
    const base = config.origin ?? `http://${request.headers.host ?? "localhost"}`;
    const address = URL.canParse(base) ? new URL(base).origin : "http://localhost";
    return new Request(address + request.url, {
      method: request.method,
      headers: given,
      body: body as BodyInit | undefined,
    });
  }
}

async function readiness(response: ServerResponse) {
  try {
    await prisma.$queryRaw`SELECT 1`;
    sendText(response, 200, "ready");
  } catch {
    response.setHeader("Retry-After", "10");
    sendText(response, 503, "database away");
  }
}

/** Without the query: a search may name a person. */
const pathOf = (url: string) => url.split("?")[0];
