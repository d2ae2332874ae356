import { zh } from "#app/i18n/zh.ts";
import { expect, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";

const words = zh.proposals.page;

test("a page kept for many shows each reader their own, and nobody another's", async ({ way, baseURL }) => {
  const serial = await way.submitted();
  const at = `${way.base}/proposals/${serial}`;
  const see = async (part: Parameters<typeof way.session>[0]) => (await get(baseURL, at, await way.session(part))).text;
  await way.send("li", `${at.slice(way.base.length)}/endorsement`);

  // Three rounds: drawn, then from memory, whoever came first.
  for (let round = 0; round < 3; round += 1) {
    expect(await see("li")).toContain(words.endorsed);
    const wang = await see("wang");
    expect(wang).toContain(words.endorse);
    expect(wang).not.toContain(words.endorsed);
    const author = await see("author");
    expect(author).toContain(words.forAuthor);
    expect(author).not.toContain(words.endorsed);
    expect(await see("zhao")).not.toContain(words.forAuthor);
    expect(await see("moderator")).toContain(words.forCommittee);
    expect(await see("zhao")).not.toContain(words.forCommittee);
    expect((await get(baseURL, at)).text).toContain(words.signInToEndorse);
  }
});

test("the key of a form is new each time the page is sent", async ({ way, baseURL }) => {
  const at = `${way.base}/proposals/${await way.submitted()}`;
  const keys = new Set<string | undefined>();
  for (let time = 0; time < 4; time += 1) {
    const { text } = await get(baseURL, at, await way.session("zhao"));
    keys.add(/name="formKey" value="([^"]+)"/.exec(text)?.[1]);
  }
  expect(keys.size).toBe(4);
  expect(keys).not.toContain(undefined);
});

test("home shows what waits for one person to that person alone, and no longer once it is done", async ({
  way,
  baseURL,
}) => {
  const home = async (part: Parameters<typeof way.session>[0]) =>
    (await get(baseURL, way.base, await way.session(part))).text;
  const draftId = await way.draft();
  const waits = `${way.base}/drafts/${draftId}`;
  for (let round = 0; round < 2; round += 1) {
    expect(await home("author")).toContain(waits);
    expect(await home("li")).not.toContain(waits);
  }
  await way.send("author", `/drafts/${draftId}/submission`);
  expect(await home("author")).not.toContain(waits);
});

test("who signed out, or was never signed in, gets a visitor's page", async ({ way, baseURL }) => {
  const at = `${way.base}/proposals`;
  await get(baseURL, at, await way.session("li"));
  const stranger = await get(baseURL, at, "no-such-session");
  expect(stranger.text).toContain(zh.signIn);
  expect((await get(baseURL, at, await way.session("li"))).text).toContain(zh.signOut);
  expect((await get(baseURL, at)).text).not.toContain(zh.signOut);
});
