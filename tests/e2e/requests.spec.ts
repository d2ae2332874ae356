import { expect, test } from "./support/fixtures.ts";
import { type Answer, get, ownPage, post, send, sendBytes } from "./support/http.ts";
import { accountOf, sessionOf } from "./support/session.ts";
import { CONTENT } from "./support/way.ts";

const SECURITY_HEADERS = {
  "content-security-policy": /^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/,
  "cross-origin-opener-policy": /^same-origin$/,
  "cross-origin-resource-policy": /^same-origin$/,
  "permissions-policy": /camera=\(\)/,
  "referrer-policy": /^same-origin$/,
  "x-content-type-options": /^nosniff$/,
  "x-frame-options": /^DENY$/,
};

/** Guarded like every answer, and silent about what the server is made of. */
function expectGuarded({ headers, text }: Answer) {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(headers[name], name).toMatch(value);
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(text).not.toMatch(/\bat \S+ \(|\.tsx?:\d+|node_modules|Error:|prisma/i);
}

const home = "/c/yangguang";
const fromUs = (baseURL: string, body: string) => ({ method: "POST", headers: ownPage(baseURL), body });

test("every answer is guarded: pages, files, redirects and refusals", async ({ baseURL }) => {
  const { headers } = await get(baseURL, `${home}/proposals`);
  const page = await get(baseURL, "/sign-in");
  const [style = ""] = /\/assets\/[^"]+\.css/.exec(page.text) ?? [];
  const [script = ""] = /\/assets\/[^"]+\.js/.exec(page.text) ?? [];
  const inHand = { headers: { "If-None-Match": String(headers.etag) } };
  const answers: [status: number, answer: Promise<Answer>][] = [
    [200, get(baseURL, home)],
    [200, send(baseURL, home, { method: "HEAD" })],
    [304, send(baseURL, `${home}/proposals`, inHand)],
    [303, get(baseURL, `${home}/me`)],
    [200, get(baseURL, "/icon.svg")],
    [200, get(baseURL, style)],
    [200, get(baseURL, script)],
    [404, get(baseURL, "/assets/none.js")],
    [404, get(baseURL, `${home}/none`)],
    [200, get(baseURL, "/healthz")],
    [200, get(baseURL, "/readyz")],
    [
      415,
      send(baseURL, "/sign-in", {
        ...fromUs(baseURL, "{}"),
        headers: { ...ownPage(baseURL), "Content-Type": "application/json" },
      }),
    ],
    [405, send(baseURL, home, { method: "DELETE" })],
    [403, send(baseURL, "/sign-out", { method: "POST" })],
    [413, send(baseURL, "/sign-in", fromUs(baseURL, "x".repeat(300_000)))],
  ];
  for (const [status, answer] of answers) {
    const found = await answer;
    expect(found.status, found.text.slice(0, 200)).toBe(status);
    expectGuarded(found);
  }
});

/** As they go over the wire; the last ones would hold something for somebody who is signed in. */
const NO_PAGES = [
  ...["//evil.example", "//evil.example/%2f..", "/\\evil.example", "http://evil.example/", "/%ff", "/c/%ff/proposals"],
  ...["/c/%00", "/c/nowhere", "/c/yangguang'--/proposals", "/c/yangguang/none", "/c/yangguang/proposals.data"],
  ...["/c/yangguang/proposals/9999-0001", "/c/yangguang/proposals/2026-0001%00", "/c/yangguang/votes/2026-1"],
  ...["/c/yangguang/proposals/2026-0001/comments/1", "/c/yangguang/notices/-1", "/..%2f..%2fpackage.json"],
  ...["/assets/..%2f..%2fserver%2findex.js", "/../../../etc/passwd", `/${"%E9%95%BF".repeat(900)}`],
  `/c/yangguang/proposals/${"9".repeat(8_000)}`,
  ...["/c/yangguang/drafts/00000000-0000-0000-0000-000000000000", "/c/yangguang/drafts/1/edit"],
  ...["/c/yangguang/threads/1/events", "/c/yangguang/threads/%00/events", "/c//threads/1/events"],
  ...["/c/yangguang/votes/2026-0001/seats/99999999999/ballot", "/c/yangguang/votes/2026-0001/seats/0/receipt"],
];

test("an odd address is no page of ours", async ({ baseURL, db }) => {
  const session = await sessionOf(db, await accountOf(db, "chenhai"));
  for (const path of NO_PAGES) {
    const answer = await get(baseURL, path, session);
    expect([400, 404], path.slice(0, 80)).toContain(answer.status);
    expectGuarded(answer);
  }
});

test("a list asked for in ways that make no sense is the list", async ({ baseURL }) => {
  for (const query of [
    "state=none&sort=%00",
    "after=~~",
    "q=%ff%fe",
    `q=${"a".repeat(5_000)}`,
    "category=&category=pets",
  ])
    expect((await get(baseURL, `${home}/proposals?${query}`)).status, query).toBe(200);
});

const FOREIGN: { what: string; headers: Record<string, string> }[] = [
  { what: "no origin at all", headers: {} },
  { what: "another origin", headers: { Origin: "https://evil.example" } },
  { what: "an opaque origin", headers: { Origin: "null" } },
  { what: "another port", headers: { Origin: "http://localhost:1" } },
  { what: "a page of another site", headers: { "Sec-Fetch-Site": "cross-site" } },
  { what: "a neighbouring site", headers: { "Sec-Fetch-Site": "same-site" } },
  { what: "nothing but the address bar", headers: { "Sec-Fetch-Site": "none" } },
];

for (const { what, headers } of FOREIGN) {
  test(`a form from ${what} changes nothing`, async ({ baseURL, way, db }) => {
    const serial = await way.submitted();
    const session = await way.session("li");
    const own: Record<string, string> = "Sec-Fetch-Site" in headers ? { Origin: baseURL } : {};
    for (const path of [
      `${way.base}/proposals/${serial}/endorsement`,
      `${way.base}/preview`,
      "/sign-out",
      "/preferences",
    ]) {
      const answer = await send(baseURL, path, {
        method: "POST",
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          Cookie: `session=${session}`,
          ...own,
          ...headers,
        },
        body: "elder=on",
      });
      expect(answer.status, path).toBe(403);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expectGuarded(answer);
    }
    const { rows } = await db.query('SELECT "endorsementCount" FROM "Proposal" WHERE "communityId" = $1', [
      way.community.id,
    ]);
    expect(rows).toEqual([{ endorsementCount: 0 }]);
  });
}

test("only reading and sending forms are ways to ask", async ({ baseURL }) => {
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"]) {
    const answer = await send(baseURL, home, { method, headers: ownPage(baseURL) });
    expect(answer.status, method).toBe(405);
    expectGuarded(answer);
  }
});

/** As bytes on the wire: no client would send these. */
const UNREADABLE: { what: string; sent: string; status: number }[] = [
  { what: "a method nobody knows", sent: "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", status: 400 },
  { what: "headers without end", sent: `GET / HTTP/1.1\r\nCookie: ${"a".repeat(70_000)}\r\n\r\n`, status: 431 },
  { what: "no HTTP at all", sent: "\0\0\0 hello\r\n\r\n", status: 400 },
  {
    what: "an expectation that nobody meets",
    sent: "GET /healthz HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nConnection: close\r\n\r\n",
    status: 200,
  },
];

for (const { what, sent, status } of UNREADABLE) {
  test(`${what} is answered as guarded as a page`, async ({ baseURL }) => {
    const answer = await sendBytes(baseURL, sent);
    expect(answer.status).toBe(status);
    expectGuarded(answer);
  });
}

test("a body larger than any form is not read, announced or not", async ({ baseURL }) => {
  const headers = ownPage(baseURL);
  const large = Buffer.alloc(300_000, "a");
  async function* inParts() {
    for (let part = 0; part < 10; part += 1) yield large.subarray(0, 30_000);
  }
  for (const body of [large, inParts()]) {
    const answer = await send(baseURL, `${home}/proposals/new`, { method: "POST", headers, body });
    expect(answer.status).toBe(413);
    expectGuarded(answer);
  }
});

test("what is no plain form is refused in words", async ({ baseURL, way }) => {
  const session = await way.session("author");
  for (const type of ["application/json", "multipart/form-data; boundary=x", "text/plain", ""]) {
    const answer = await send(baseURL, `${way.base}/proposals/new`, {
      ...{ method: "POST", body: JSON.stringify(CONTENT) },
      headers: { ...ownPage(baseURL), "Content-Type": type, Cookie: `session=${session}` },
    });
    expect(answer.status, type).toBe(415);
    expectGuarded(answer);
  }
});

test("fields with the names of a language's own parts are fields like others", async ({ baseURL, way }) => {
  const names = "__proto__=x&constructor=y&hasOwnProperty=z&toString=w";
  const answer = await post(
    baseURL,
    `${way.base}/proposals/new`,
    `${names}&title=%E5%95%8A`,
    await way.session("author"),
  );
  expect(answer.status).toBe(400);
  expectGuarded(answer);
});

test("a page kept in memory knows no other host than the one it was asked of", async ({ baseURL, db }) => {
  const { rows } = await db.query(
    `SELECT "year", "number" FROM "Outcome" WHERE "communityId" = 'yangguang' ORDER BY "publishedAt" DESC LIMIT 1`,
  );
  const path = `${home}/notices/${rows[0].year}-${String(rows[0].number).padStart(4, "0")}`;
  await send(baseURL, path, { headers: { Host: "evil.example" } });
  const answer = await get(baseURL, path);
  expect(answer.text).toContain(`${baseURL}${path}`);
  expect(answer.text).not.toContain("evil.example");
});
