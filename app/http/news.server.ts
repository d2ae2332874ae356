import type { ServerResponse } from "node:http";

import type { ThreadKey } from "#app/domain/comments/news-queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { log } from "./log.server.ts";

/** Proxies and phones give up a connection on which nothing comes for so long, or a little longer. */
const HEARTBEAT_MS = 25_000;
/** However much is said, threads are looked at no more often. */
const PAUSE_MS = 1_000;
const AFTER_FAILURE_MS = 5_000;
/** Whoever does not take even this much is not there any more. */
const MOST_UNSENT_BYTES = 16_384;
/** A neighbourhood may share one address. */
const NETWORK_SHARE = 10;

/** All that is kept of a listener. */
export type Listener = Pick<ServerResponse, "write" | "end" | "destroy" | "once" | "writableLength">;
type Thread = ThreadKey & { listeners: Set<Listener> };

type Parts = {
  /** How many may listen at once; from one network a tenth of them. */
  most: number;
  positionsOf: (threads: readonly ThreadKey[]) => Promise<Map<string, number>>;
};

/**
 * Tells open pages how far their thread has come: the number of its latest comment and nothing else. However many
 * listen, they hold no connection to the database, and what they are told takes one query a second at most.
 */
export function createNews({ most, positionsOf }: Parts) {
  const threads = new Map<string, Thread>();
  const perNetwork = new Map<string, number>();
  const touched = new Set<string>();
  let listening = 0;
  let closed = false;
  let askedAt = 0;
  let next: NodeJS.Timeout | undefined;
  const heartbeat = setInterval(() => {
    for (const { listeners } of threads.values()) tell(listeners, ":\n\n");
  }, HEARTBEAT_MS).unref();

  function tell(listeners: Iterable<Listener>, text: string) {
    for (const listener of listeners) {
      if (listener.writableLength > MOST_UNSENT_BYTES) listener.destroy();
      else listener.write(text);
    }
  }

  function leave(tag: string, network: string, listener: Listener) {
    const thread = threads.get(tag);
    if (!thread?.listeners.delete(listener)) return;
    if (thread.listeners.size === 0) threads.delete(tag);
    const left = (perNetwork.get(network) ?? 0) - 1;
    if (left > 0) perNetwork.set(network, left);
    else perNetwork.delete(network);
    listening -= 1;
  }

  function askSoon(wait: number) {
    if (touched.size > 0 && !closed) next ??= setTimeout(ask, wait).unref();
  }

  async function ask() {
    const asked = [...touched].flatMap((tag) => threads.get(tag) ?? []);
    touched.clear();
    askedAt = Date.now();
    try {
      const positions = asked.length > 0 ? await positionsOf(asked) : new Map<string, number>();
      for (const [tag, position] of positions) tell(threads.get(tag)?.listeners ?? [], eventOf(position));
      next = undefined;
      askSoon(PAUSE_MS);
    } catch (error) {
      log.warn({ err: error }, "could not ask how far threads have come");
      for (const { communityId, threadId } of asked) touched.add(tags.thread(communityId, threadId));
      next = undefined;
      askSoon(AFTER_FAILURE_MS);
    }
  }

  return {
    hasRoom: (network: string) =>
      !closed && listening < most && (perNetwork.get(network) ?? 0) < Math.ceil(most / NETWORK_SHARE),

    /** Tells this one from now on, until it closes. */
    join({ communityId, threadId }: ThreadKey, network: string, listener: Listener) {
      const tag = tags.thread(communityId, threadId);
      const thread = threads.get(tag) ?? { communityId, threadId, listeners: new Set() };
      threads.set(tag, thread);
      thread.listeners.add(listener);
      perNetwork.set(network, (perNetwork.get(network) ?? 0) + 1);
      listening += 1;
      listener.once("close", leave.bind(null, tag, network, listener));
    },

    touch(all: readonly string[]) {
      for (const tag of all) if (threads.has(tag)) touched.add(tag);
      askSoon(Math.max(0, askedAt + PAUSE_MS - Date.now()));
    },

    /** After what was touched was not heard for a while. */
    touchAll() {
      this.touch([...threads.keys()]);
    },

    close() {
      closed = true;
      clearInterval(heartbeat);
      clearTimeout(next);
      for (const { listeners } of threads.values()) for (const listener of listeners) listener.end();
      threads.clear();
    },
  };
}

export type News = ReturnType<typeof createNews>;

/** As an EventSource reads it. */
export const eventOf = (position: number) => `id: ${position}\ndata: ${position}\n\n`;
