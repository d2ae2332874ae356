import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";

import { zh } from "#app/i18n/zh.ts";
import { PICTURE } from "./access/papers.ts";
import { bringForward, endNotice } from "./support/clock.ts";
import type { Part } from "./support/community.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";
import { placeIn, type Way } from "./support/way.ts";

const { papers, ballots, votes } = zh;
const photo = { name: "photo.png", mimeType: "image/png", buffer: Buffer.from(PICTURE, "base64") };
const run = promisify(execFile);

test.use(PHONE);

test("an owners' vote online, on paper, by proxy and in dispute becomes a final result that anybody recounts", async ({
  way,
  db,
  arrive,
}, info) => {
  test.slow();
  const moderator = await arrive(way.person("moderator"));
  const chair = await arrive(way.person("chair"));
  const serial = await onNotice(way);
  const vote = { communityId: way.community.id, serial };
  const at = `${way.base}/votes/${serial}`;
  await test.step("ballots are served, printed and one is put into a neighbour's hands", async () => {
    await serve(moderator, at, [1, 2, 5]);
    await authorise(moderator, at, { seat: 5, login: way.person("zhao").loginName });
  });
  await bringForward(db, vote, "opening");
  const [first = ""] = await print(moderator, at, 1, 1);
  await look(moderator);
  const [[forIt = ""], [againstIt = ""]] = [await print(moderator, at, 2, 2), await print(moderator, at, 2, 2)];

  await test.step("one votes online, one for two", async () => {
    await cast(way, "wang", `/votes/${serial}/seats/3`, "agree");
    await cast(way, "zhao", `/votes/${serial}/seats/4`, "against");
    await cast(way, "zhao", `/votes/${serial}/seats/5`, "agree");
  });
  await test.step("two people read each paper, and the second does not see what the first read", async () => {
    await moderator.goto(`${at}/papers/${first}`);
    await look(moderator);
    for (const [code, choice] of [
      [first, "agree"],
      [forIt, "agree"],
      [againstIt, "against"],
    ] as const) {
      await read(moderator, at, code, choice);
      await chair.goto(`${at}/papers/${code}`);
      await expect(chair.getByRole("radio", { checked: true })).toHaveCount(0);
      if (code === first) await look(chair);
      await read(chair, at, code, choice);
    }
  });

  await moderator.goto(at);
  await expect(moderator.getByText(zh.plans.settings.precedences.online)).toBeVisible();
  await bringForward(db, vote, "deadline");
  await test.step("the seat in dispute counts for nobody, until it is resolved", async () => {
    await cameFrom(moderator, at, { online: 2, paper: 1, proxy: 1, invalid: 0, disputed: 1, notVoted: 0 });
    await expect(moderator.getByText(votes.page.preliminary)).toBeVisible();
    await chair.goto(`${at}/papers`);
    await look(chair);
    await chair.getByRole("link", { name: papers.disputes.go }).click();
    await look(chair);
    await chair.getByRole("radio", { name: votes.choices.agree.label, exact: true }).check();
    await chair.getByLabel(papers.resolution.reason).fill("两位共有人当面确认，以同意票为准。");
    await chair.getByRole("button", { name: papers.resolution.submit }).click();
    await expect(chair).toHaveURL(`${at}/papers`);
    await cameFrom(moderator, at, { online: 2, paper: 2, proxy: 1, invalid: 0, disputed: 0, notVoted: 0 });
    await look(moderator);
  });

  const reason = "再次核对后，仍以同意票为准。";
  await chair.goto(`${at}/seats/2/resolution`);
  await chair.getByRole("radio", { name: votes.choices.agree.label, exact: true }).check();
  await chair.getByLabel(papers.resolution.reason).fill(reason);
  const notice = await published(way, serial);
  await moderator.goto(at);
  await expect(moderator.getByText(votes.page.preliminary)).toHaveCount(0);
  await test.step("what comes after the result is public is refused, and given back", async () => {
    await chair.getByRole("button", { name: papers.resolution.submit }).click();
    await expect(chair.getByRole("alert")).toHaveText(zh.refusals.outcome_published);
    await expect(chair.getByRole("textbox", { name: zh.error.typed })).toHaveValue(reason);
    await expect(chair.getByRole("button", { name: papers.resolution.submit })).toHaveCount(0);
    await look(chair);
  });
  const resident = await arrive(way.person("li"));
  await test.step("a resident objects, and the committee answers", async () => {
    await resident.goto(`${way.base}/notices/${notice}`);
    await resident.getByRole("link", { name: zh.objections.object }).click();
    await look(resident);
    await resident.getByLabel(zh.objections.form.text).fill("我家那张票算了没有？");
    await resident.getByRole("button", { name: zh.objections.form.submit }).click();
    await expect(resident.getByText(zh.objections.page.hidden)).toBeVisible();
    await look(resident);
    await endNotice(db, { ...vote, serial: notice }, "objectionReview");

    await chair.goto(way.base);
    await chair.getByRole("link", { name: zh.objections.home(1) }).click();
    await look(chair);
    await chair.getByRole("link", { name: "我家那张票算了没有？" }).click();
    await look(chair);
    await chair.getByRole("radio", { name: new RegExp(`^${zh.objections.page.options.rejected.label}`) }).check();
    await chair.getByLabel(zh.objections.page.answer).fill("算了，裁定为同意，见账本。");
    await chair.getByRole("button", { name: zh.objections.page.submit }).click();
    await expect(chair).toHaveURL(`${way.base}/notices/${notice}`);
  });
  await test.step("the result is final, with the objection and its answer beside it", async () => {
    await resident.goto(`${way.base}/notices/${notice}`);
    await expect(resident.getByText(zh.objections.final)).toBeVisible();
    await expect(resident.getByText("算了，裁定为同意，见账本。")).toBeVisible();
    await look(resident);
  });

  await test.step("the export is recounted, and one ballot changed in it is found", async () => {
    const file = info.outputPath("vote.jsonl");
    await writeFile(file, await exported(resident, at));
    const { stdout } = await run(process.execPath, ["bin/verify-vote/main.mjs", file]);
    expect(stdout).toContain(serial);
    const lines = await readFile(file, "utf8");
    expect([...lines.matchAll(/\\"kind\\":\\"(\w+)/g)].map(([, kind]) => kind).slice(-3)).toEqual([
      ...["result", "publication", "final"],
    ]);
    const changed = lines.replace('\\"choice\\":\\"against\\"', '\\"choice\\":\\"agree\\"');
    expect(changed).not.toBe(lines);
    await writeFile(file, changed);
    await expect(run(process.execPath, ["bin/verify-vote/main.mjs", file])).rejects.toMatchObject({ code: 1 });
  });
});

/** A vote of the owners, prepared by one and approved by another. */
async function onNotice(way: Way): Promise<string> {
  const plan = await way.prepared();
  return lastOf(placeIn(await way.send("chair", `/plans/${plan}/approval`, await way.approval(plan))));
}

const lastOf = (address: string) => address.split("/").at(-1) ?? "";

async function serve(page: Page, at: string, seats: number[]) {
  await page.goto(`${at}/deliveries`);
  for (const seat of seats)
    await page.getByRole("checkbox", { name: new RegExp(`^${papers.sheet.seat(seat)} ·`) }).check();
  await look(page);
  await page.getByRole("button", { name: papers.deliveries.submit }).click();
  await expect(page.getByText(papers.deliveries.served(seats.length))).toBeVisible();
}

async function authorise(page: Page, at: string, { seat, login }: { seat: number; login: string }) {
  await page.goto(`${at}/proxies/new`);
  await look(page);
  await page.getByLabel(papers.proxies.seatNo).fill(String(seat));
  await page.getByLabel(papers.proxies.login).fill(login);
  await page.getByLabel(papers.proxies.grantedOn).fill("2026-06-01");
  await page.getByLabel(papers.proxies.document).setInputFiles(photo);
  await page.getByRole("checkbox", { name: papers.proxies.notPropertyStaff }).check();
  await page.getByRole("button", { name: papers.proxies.submit }).click();
  await expect(page).toHaveURL(`${at}/proxies`);
  await look(page);
}

/** Prints a ballot for each seat of a range; gives their codes as they stand on the paper. */
async function print(page: Page, at: string, from: number, to: number): Promise<string[]> {
  await page.goto(`${at}/papers/print`);
  await page.getByLabel(papers.print.from).fill(String(from));
  await page.getByLabel(papers.print.to).fill(String(to));
  await page.getByRole("radio", { name: papers.print.all }).check();
  await page.getByRole("button", { name: papers.print.submit }).click();
  await expect(page.getByRole("heading", { name: papers.print.done(to - from + 1) })).toBeVisible();
  const printed = await page.getByText(new RegExp(`^${papers.sheet.code} [0-9A-Z]{4}-`)).allTextContents();
  return printed.map((line) => line.replace(papers.sheet.code, "").trim());
}

/** Finds the paper by its code, as it is typed, and says what is on it. */
async function read(page: Page, at: string, code: string, choice: "agree" | "against") {
  await page.goto(`${at}/papers`);
  await page.getByLabel(papers.find.code).fill(code);
  await page.getByRole("button", { name: papers.find.submit }).click();
  await expect(page.getByRole("heading", { name: papers.read.title })).toBeVisible();
  const picture = page.getByLabel(papers.read.photo, { exact: true });
  if (await picture.isVisible()) await picture.setInputFiles(photo);
  await page.getByRole("radio", { name: votes.choices[choice].label, exact: true }).check();
  await page.getByRole("button", { name: papers.read.submit }).click();
  await expect(page.getByText(papers.read.done)).toBeVisible();
}

/** How it looks to vote is what journey.spec.ts goes along. */
async function cast(way: Way, part: Part, seat: string, choice: "agree" | "against") {
  const form = { choice, formKey: randomUUID() };
  expect(placeIn(await way.send(part, `${seat}/ballot`, form))).toMatch(/\/receipt$/);
}

/** From where the ballots came, by heads, as the page of the result has it. */
async function cameFrom(page: Page, at: string, heads: Record<keyof typeof ballots.ways, number>) {
  await page.goto(at);
  const table = page.getByRole("table", { name: ballots.apart.title });
  for (const [way, count] of Object.entries(heads) as [keyof typeof heads, number][])
    await expect(table.getByRole("row", { name: new RegExp(`^${ballots.ways[way]}\\D*\\s${count}\\b`) })).toBeVisible();
  // Who did not vote is one number on the page: those that came and count for nothing are not called so.
  const none = heads.invalid + heads.disputed + heads.notVoted;
  const counts = page.getByRole("table", { name: votes.page.detail });
  await expect(counts.getByRole("row", { name: new RegExp(`^${votes.page.tookNoPart}\\s${none}\\b`) })).toBeVisible();
}

/** Two people publish what the vote came to. Gives the notice's number. */
async function published(way: Way, serial: string): Promise<string> {
  const notice = {
    title: "楼道加装扶手",
    body: "通过。",
    effectiveOn: "2030-01-01",
    noticeDays: "15",
    formKey: randomUUID(),
  };
  const act = placeIn(await way.send("moderator", `/votes/${serial}/outcome`, notice)).slice(way.base.length);
  placeIn(await way.send("chair", `${act}/approval`));
  const { text } = await way.page("li", `/votes/${serial}`);
  return /\/notices\/(\d{4}-\d{4})/.exec(text)?.[1] ?? "";
}

async function exported(page: Page, at: string): Promise<string> {
  const answer = await page.request.get(`${at}/export`);
  expect(answer.status()).toBe(200);
  return answer.text();
}
