import { answerTo, textOf } from "./answer.ts";
import type { Hall } from "./hall.ts";
import type { Server } from "./processes.ts";
import { anonymously } from "./requests.ts";

export type FirstVisit = { bytes: number; files: { path: string; bytes: number }[] };

/** Addresses in a page's links and scripts, and in what a script or a style sheet asks for in turn. */
const REFERENCES =
  /(?:<link[^>]+href=|<script[^>]+src=|from\s*|import\s*\(?\s*|url\()["']?([^"'()\s>]+\.[a-z]+[^"'()\s>]*)/g;

/** Fetches a proposal page as a browser does that was never here, with all it refers to. */
export async function firstVisitTo({ proposal }: Hall, app: Server): Promise<FirstVisit> {
  const waiting = [proposal];
  const files: FirstVisit["files"] = [];
  for (const path of waiting) {
    const answer = await answerTo(app.url, anonymously(path), 200);
    files.push({ path, bytes: answer.bytes });
    for (const [, found = ""] of textOf(answer).matchAll(REFERENCES)) {
      const url = new URL(found, app.url + path);
      if (url.origin === app.url && !waiting.includes(url.pathname)) waiting.push(url.pathname);
    }
  }
  return { bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
}
