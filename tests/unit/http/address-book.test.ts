import { type AppLoadContext, createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import fc from "fast-check";
import { expect, test } from "vitest";

import { createAddressBook } from "#app/http/address-book.server.ts";
import addresses from "#app/routes.ts";

/** Our routes, each of which answers with nothing but its id and what it read from the address. */
function buildOf(entries: readonly RouteConfigEntry[]): ServerBuild {
  const routes: ServerBuild["routes"] = {};
  const add = (entry: RouteConfigEntry, parentId: string) => {
    const id = entry.id ?? entry.file;
    const isLeaf = !entry.children?.length;
    const answer = ({ params }: { params: object }) => new Response(JSON.stringify([id, params]));
    routes[id] = {
      id,
      parentId,
      path: entry.path,
      index: entry.index,
      module: isLeaf ? { loader: answer } : {},
    } as never;
    for (const child of entry.children ?? []) add(child, id);
  };
  routes.root = { id: "root", path: "", module: {} } as never;
  for (const entry of entries) add(entry, "root");
  return {
    ...{ routes, assets: { routes: {} }, entry: { module: {} }, basename: "/", future: {}, isSpaMode: false },
  } as unknown as ServerBuild;
}

const build = buildOf(addresses);
const context = {} as AppLoadContext;
const ask = async (handler: ReturnType<typeof createAddressBook>, path: string) => {
  const response = await handler(new Request(`http://localhost${path}`), context);
  return [response.status, await response.text()];
};
const book = createAddressBook(build);
const remix = createRequestHandler(build, "production");

const WORDS = [
  ...new Set(Object.values(build.routes).flatMap(({ path }) => path?.split("/") ?? [])),
  ...["yangguang", "2026-0001", "Proposals", "%E9%98%B3", "%2f", "", ".", "~"],
].map((word) => word.replace(/^[:*]/, ""));

test("every address leads where Remix would lead it", async () => {
  const address = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => `/${words.join("/")}`);
  await fc.assert(
    fc.asyncProperty(address, async (path) => {
      expect(await ask(book, path)).toEqual(await ask(remix, path));
    }),
    { numRuns: 200 },
  );
});

test("each page is found at its address", async () => {
  for (const { id, path } of Object.values(build.routes)) {
    if (!path || path.includes("*") || path === "c/:community") continue;
    const inCommunity = build.routes[id]?.parentId !== "root";
    const address = `${inCommunity ? "/c/yangguang" : ""}/${path.replaceAll(":", "")}`;
    expect((await ask(book, address))[1], address).toContain(`"${id}"`);
  }
});
