import type { Answer } from "../answer.ts";
import { bareServer } from "./bare.ts";

export type SameBytes = { pages: Record<string, Answer[]> };

/** For pages that everybody sees alike: sends what the app sent. */
bareServer<SameBytes>(({ pages }) => (request, response) => {
  const page = pages[request.url ?? ""]?.[0];
  if (!page) return response.writeHead(404).end();
  response.writeHead(page.status, page.headers).end(page.body);
});
