import { randomUUID } from "node:crypto";

import { expect, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";
import { CONTENT } from "./support/way.ts";

const LONGEST_BODY = 10_000;
const WITHIN_MS = 1_000;
/** A page drawn anew takes some milliseconds; a tenth of a second is felt by nobody. */
const UNHARMED_MS = 100;

const cells = (rows: number, columns: number) =>
  ["|a".repeat(columns), "|-".repeat(columns), ...Array(rows).fill("|".repeat(columns + 1))].join("\n");

/** Small texts that a parser works on for seconds, or makes much of. */
const SLOW: Record<string, string> = {
  "lists in lists on one line": "* ".repeat(5_000),
  "quotes in quotes": "> ".repeat(5_000),
  "headings underlined": "a\n=\n".repeat(2_500),
  "emphasis that never ends": "*a_ ".repeat(2_500),
  "footnotes without a text": "[^1] ".repeat(2_000),
  "lists in lists, line by line": Array.from({ length: 130 }, (_, depth) => `${" ".repeat(depth)}- a`).join("\n"),
  "lists of twenty levels, over and over": `${"- ".repeat(20)}a\n`.repeat(240),
  "emphasis in emphasis": `${"**a *b ".repeat(700)}${"c* d** ".repeat(700)}`,
  "one long run of stars": `${"*".repeat(4_999)}a${"*".repeat(4_999)}`,
  "opening brackets": "[".repeat(10_000),
  "links in links": "[a](".repeat(2_500),
  "definitions that are asked for all over": `[a]: /${"b".repeat(3_000)}\n\n${"[a] ".repeat(240)}`,
  "many definitions": Array.from({ length: 1_000 }, (_, n) => `[${n}]: /a`).join("\n"),
  "a footnote asked for all over": `[^1]: ${"b".repeat(3_000)}\n\n${"[^1] ".repeat(240)}`,
  "a table of 10,000 cells": cells(99, 99),
  "a wide table with hardly any rows": cells(2, 2_000),
  "a table of many short rows": `|a|b|\n|-|-|\n${"|\n".repeat(4_900)}`,
  "code that never ends": Array.from({ length: 130 }, (_, n) => "`".repeat(n)).join(" "),
  "comments that never end": "<!--".repeat(2_500),
  "tags that never end": "<a ".repeat(3_300),
  "addresses one after the other": "www.a.cn ".repeat(1_100),
  "mail addresses without an end": "a@".repeat(5_000),
  "character references": "&amp".repeat(2_500),
};

test("a text made to be slow is answered within a second, and everybody else as ever", async ({ way, baseURL, db }) => {
  const [session, path] = [await way.session("li"), `${way.base}/proposals`];
  // Whoever just wrote gets a page drawn anew.
  const look = () => timed(() => get(baseURL, path, session, { fresh: "1" }));
  for (let warm = 0; warm < 20; warm++) await look();

  const meanwhile: number[] = [];
  for (const [what, text] of Object.entries(SLOW)) {
    let isOver = false;
    const form = { ...CONTENT, body: text.slice(0, LONGEST_BODY), formKey: randomUUID() };
    const sent = timed(() => way.send("author", "/proposals/new", form)).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      const { answer, ms } = await look();
      expect(answer.status).toBe(200);
      meanwhile.push(ms);
    }
    const { answer, ms } = await sent;
    expect([303, 400, 422], what).toContain(answer.status);
    if (answer.status !== 303) expect(answer.text, what).toMatch(/<main/);
    expect(ms, what).toBeLessThan(WITHIN_MS);
  }
  const median = meanwhile.sort((a, b) => a - b)[Math.floor(meanwhile.length / 2)];
  expect(median, "ms for others' pages, the median").toBeLessThan(UNHARMED_MS);
  const { rows } = await db.query(
    `SELECT max(length("bodyHtml")) AS "longest" FROM "Proposal" WHERE "communityId" = $1`,
    [way.community.id],
  );
  expect(rows[0].longest).toBeLessThan(200_000);
});

async function timed<T>(work: () => Promise<T>) {
  const began = performance.now();
  const answer = await work();
  return { answer, ms: performance.now() - began };
}
