import type { ServerResponse } from "node:http";

import { isDatabaseAway } from "#app/db/errors.server.ts";
import { networkOf } from "#app/domain/accounts/attempts.ts";
import { latestPositions, mayHear, type ThreadKey } from "#app/domain/comments/news-queries.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { sendText } from "./answer.server.ts";
import { eventOf, type News } from "./news.server.ts";
import { actorOf, type Visit } from "./visit.server.ts";
import { pathOf } from "./web-request.server.ts";

/** Browsers come back after so long; not all of them at once when a server ends. */
const [SOONEST_MS, SPREAD_MS] = [2_000, 8_000];

/** The thread whose news is at this address, below the thread's own; null when it is another address. */
export function threadHeardAt(url: string): ThreadKey | null {
  const [, communityId, threadId] = /^\/c\/([^/%]+)\/threads\/([^/%]+)\/events$/.exec(pathOf(url)) ?? [];
  return communityId && threadId ? { communityId, threadId } : null;
}

/**
 * Answers with events for as long as the page is open: at once with how far the thread has come, whatever the page knew,
 * and then whenever it goes on. For whoever may see the thread's page.
 */
export async function hear(response: ServerResponse, asked: ThreadKey, visit: Visit, news: News) {
  const network = networkOf(visit.clientAddress);
  const key = await keyOf(asked, visit);
  if (key === "away") return busy(response, 10, "数据库暂时连不上，请稍后再试。");
  if (key === null) return sendText(response, 404, "没有这个地址。");
  if (!news.hasRoom(network)) return busy(response, 60, "等新意见的页面太多，请稍后再试。");
  if (response.destroyed) return;

  if (visit.setCookies.length > 0) response.setHeader("Set-Cookie", visit.setCookies);
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    // A proxy that gathers answers before it passes them on would pass on none.
    "X-Accel-Buffering": "no",
  });
  // Before it is asked how far the thread has come: what is said in between is told twice rather than never.
  news.join(key, network, response);
  response.write(`retry: ${SOONEST_MS + Math.floor(Math.random() * SPREAD_MS)}\n\n`);
  const positions = await latestPositions([key]);
  if (response.writableEnded) return;
  for (const position of positions.values()) response.write(eventOf(position));
}

async function keyOf({ communityId, threadId }: ThreadKey, visit: Visit): Promise<ThreadKey | "away" | null> {
  try {
    const [person] = await Promise.all([visit.person(), visit.community(communityId)]);
    return await mayHear(actorOf(person, communityId), threadId);
  } catch (error) {
    if (error instanceof Refused) return null;
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
}

function busy(response: ServerResponse, seconds: number, text: string) {
  response.setHeader("Retry-After", String(seconds));
  sendText(response, 503, text);
}
