import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { ThreadKey } from "#app/domain/comments/news-queries.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { threadHeardAt } from "#app/http/hear.server.ts";
import { log } from "#app/http/log.server.ts";
import { createNews, type Listener, type News } from "#app/http/news.server.ts";

const LAMP = { communityId: "hemu", threadId: "lamp" };
const LIFT = { communityId: "hemu", threadId: "lift" };
const tagOf = ({ communityId, threadId }: ThreadKey) => tags.thread(communityId, threadId);

/** What a response is to the hub, and what was written to it. */
class Page extends EventEmitter {
  told: string[] = [];
  writableLength = 0;
  ended = false;
  write(text: string) {
    this.told.push(text);
    return true;
  }
  end() {
    this.ended = true;
    this.emit("close");
    return this;
  }
  destroy() {
    return this.end();
  }
}
const listenerOf = (page: Page) => page as unknown as Listener;

let news: News;
let position = 0;
let asked: ThreadKey[][] = [];
let isAway = false;

beforeEach(() => {
  vi.useFakeTimers();
  [position, asked, isAway] = [7, [], false];
  news = createNews({
    most: 20,
    async positionsOf(threads) {
      asked.push([...threads]);
      if (isAway) throw new Error("away");
      return new Map(threads.map((thread) => [tagOf(thread), position]));
    },
  });
});
afterEach(() => {
  news.close();
  vi.useRealTimers();
});

function join(thread: ThreadKey, network = "192.0.2.1"): Page {
  const page = new Page();
  news.join(thread, network, listenerOf(page));
  return page;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("all who listen to a thread are told, in one query, and nobody else", async () => {
  const [one, two, other] = [join(LAMP), join(LAMP, "192.0.2.2"), join(LIFT)];
  news.touch(["c:hemu:proposals", tagOf(LAMP)]);
  await pass(0);
  expect(one.told).toEqual(["id: 7\ndata: 7\n\n"]);
  expect(two.told).toEqual(one.told);
  expect(other.told).toEqual([]);
  expect(asked.map((threads) => threads.map(({ threadId }) => threadId))).toEqual([["lamp"]]);
});

test("what nobody listens to is not asked for", async () => {
  news.touch([tagOf(LAMP)]);
  news.touchAll();
  await pass(10_000);
  expect(asked).toEqual([]);
});

test("however much is said in however many threads, there is one query a second", async () => {
  const [one] = [join(LAMP), join(LIFT)];
  for (let said = 0; said < 30; said += 1) {
    position += 1;
    news.touch([tagOf(LAMP), tagOf(LIFT)]);
    await pass(100);
  }
  await pass(2_000);
  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(asked.length).toBeLessThanOrEqual(4);
  expect(one.told.at(-1)).toBe("id: 37\ndata: 37\n\n");
});

test("after it was deaf every thread that is listened to is told of", async () => {
  const pages = [join(LAMP), join(LIFT)];
  news.touchAll();
  await pass(0);
  expect(asked).toHaveLength(1);
  for (const page of pages) expect(page.told).toHaveLength(1);
});

test("what could not be asked for is asked for again", async () => {
  const page = join(LAMP);
  isAway = true;
  vi.spyOn(log, "warn").mockReturnValue();
  news.touch([tagOf(LAMP)]);
  await pass(0);
  expect(page.told).toEqual([]);
  isAway = false;
  await pass(5_000);
  expect(page.told).toHaveLength(1);
});

test("a closed page leaves nothing behind", async () => {
  const full = [join(LAMP), join(LIFT)];
  expect(news.hasRoom("192.0.2.1")).toBe(false);
  for (const page of full) page.emit("close");
  expect(news.hasRoom("192.0.2.1")).toBe(true);
  news.touch([tagOf(LAMP), tagOf(LIFT)]);
  await pass(60_000);
  expect(asked).toEqual([]);
  for (const page of full) expect(page.told).toEqual([]);
});

test("one network may have a tenth of the room, and all together no more than there is", () => {
  for (let network = 0; network < 10; network += 1) {
    expect(news.hasRoom(String(network))).toBe(true);
    join(LAMP, String(network));
    join(LIFT, String(network));
    expect(news.hasRoom(String(network))).toBe(false);
  }
  expect(news.hasRoom("another")).toBe(false);
});

test("with no room set, nobody listens", () => {
  const none = createNews({ most: 0, positionsOf: async () => new Map() });
  expect(none.hasRoom("192.0.2.1")).toBe(false);
  none.close();
});

test("a heartbeat keeps connections alive, on one timer for all", async () => {
  const pages = [join(LAMP), join(LIFT)];
  expect(vi.getTimerCount()).toBe(1);
  await pass(50_000);
  for (const page of pages) expect(page.told).toEqual([":\n\n", ":\n\n"]);
});

test("who takes nothing any more is let go", async () => {
  const [stuck, other] = [join(LAMP), join(LAMP)];
  stuck.writableLength = 20_000;
  await pass(25_000);
  expect(stuck.ended).toBe(true);
  expect(stuck.told).toEqual([]);
  expect(other.told).toHaveLength(1);
});

test("when the server closes every page is let go, and no other comes in", async () => {
  const pages = [join(LAMP), join(LIFT)];
  news.touch([tagOf(LAMP)]);
  news.close();
  await pass(60_000);
  expect(pages.map(({ ended, told }) => [ended, told])).toEqual([
    [true, []],
    [true, []],
  ]);
  expect(news.hasRoom("192.0.2.1")).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ["/c/hemu/threads/lamp/events", LAMP],
  ["/c/hemu/threads/lamp/events?x=1", LAMP],
  ["/c/hemu/threads/lamp", null],
  ["/c/hemu/threads/lamp/events/", null],
  ["/c/%68emu/threads/lamp/events", null],
  ["/c/hemu/threads/a/b/events", null],
])("the news of a thread stands at its own address: %s", (url, thread) => {
  expect(threadHeardAt(url)).toEqual(thread);
});
