import pg from "pg";
import { renderToString } from "react-dom/server";

import { type Answer, textOf } from "../answer.ts";
import { inTurn } from "../visitors.ts";
import { bareServer } from "./bare.ts";
import { drawn, type Tree, treeOf } from "./tree.ts";

export type QueryAndRender = { databaseUrl: string; sessionIds: string[]; pages: Record<string, Answer[]> };

const DOCTYPE = "<!doctype html>";
const MOST_DIFFERENCE = 0.02;
/** What the app said of the bytes it sent is not true of those drawn here. */
const OF_THE_BYTES = ["content-encoding", "content-length", "etag"];

const PERSON = `
  SELECT s."accountId", s."expiresAt", a."shownName" FROM "Session" s JOIN "Account" a ON a."id" = s."accountId"
  WHERE s."id" = $1`;

/** For pages that everybody has an own one of: asks who it is, and draws a page of the same elements and size. */
bareServer<QueryAndRender>(({ databaseUrl, sessionIds, pages }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const nextSession = inTurn(sessionIds);
  const nextPages = new Map(Object.entries(pages).map(([path, answers]) => [path, inTurn(answers.map(drawable))]));
  return async (request, response) => {
    const page = nextPages.get(request.url ?? "")?.();
    const { rowCount } = await pool.query({ name: "person", text: PERSON, values: [nextSession()] });
    if (!page || rowCount !== 1) return response.writeHead(404).end();
    response.writeHead(200, page.headers).end(DOCTYPE + renderToString(drawn(page.tree)));
  };
});

function drawable(page: Answer): { headers: Answer["headers"]; tree: Tree } {
  const html = textOf(page);
  const tree = treeOf(html);
  const redrawn = DOCTYPE + renderToString(drawn(tree));
  if (Math.abs(redrawn.length - html.length) > html.length * MOST_DIFFERENCE) {
    throw new Error(`the page has ${html.length} characters, its yardstick ${redrawn.length}`);
  }
  const headers = Object.entries(page.headers).filter(([name]) => !OF_THE_BYTES.includes(name));
  return { headers: Object.fromEntries(headers), tree };
}
