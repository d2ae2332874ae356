import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { Config } from "#app/config.server.ts";
import { listen } from "#app/db/listen.server.ts";
import { latestPositions } from "#app/domain/comments/news-queries.server.ts";
import { PAGES_CHANNEL } from "#app/domain/shared/touch.server.ts";
import { startJobs } from "#app/jobs/worker.server.ts";
import { securityHeaders } from "./headers.server.ts";
import { createNews } from "./news.server.ts";
import { createPageCache } from "./page-cache.server.ts";
import { createRequestListener, type Parts } from "./request-handler.server.ts";
import { answerUnreadable } from "./unreadable.server.ts";

export type Serving = Pick<Parts, "remix" | "files" | "development">;

const PATIENCE_MS = 5_000;

/** Listens, keeps pages fresh and does jobs, until closed: then finishes the requests under way. */
export async function serve(config: Config, url: string, serving: Serving) {
  const cache = createPageCache(config.pageCacheMb);
  const news = createNews({ most: config.listeners, positionsOf: latestPositions });
  const heard = await listen(url, PAGES_CHANNEL, {
    onMessage: (payload) => {
      const touched = payload.split(" ");
      cache.touch(touched);
      news.touch(touched);
    },
    onLost: () => cache.setDeaf(true),
    onBack: () => {
      cache.setDeaf(false);
      news.touchAll();
    },
  });
  cache.setDeaf(false);
  const jobs = await startJobs(url);
  const stopBackground = async () => {
    await jobs.stop();
    await heard.close();
  };

  const secure = config.origin?.startsWith("https:") ?? false;
  const headers = Object.entries(securityHeaders({ secure, development: serving.development }));
  const listener = createRequestListener({ ...serving, config, cache, news, secure, headers });
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 }, listener);
  // What else is expected of us than to go on is not for a form to say.
  server.on("checkExpectation", listener);
  answerUnreadable(server, headers);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(config.port, config.host, resolve);
    });
  } catch (error) {
    await stopBackground();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return {
    address: config.origin ?? `http://${host}:${port}`,
    async close() {
      news.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
      await closed;
      await stopBackground();
    },
  };
}
