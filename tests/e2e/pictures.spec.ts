import type { Page } from "@playwright/test";

import { zh } from "#app/i18n/zh.ts";
import { heic, noisy, taken } from "../support/photos.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { get, send } from "./support/http.ts";
import { look as lookOver } from "./support/look.ts";
import { placeIn } from "./support/way.ts";

const { pictures: words, threads } = zh;

test.use(PHONE);

const jpeg = async () => ({ name: "IMG_1.jpg", mimeType: "image/jpeg", buffer: await taken(900, 600) });
const iphone = { name: "IMG_2.HEIC", mimeType: "image/heic", buffer: heic };
const lie = { name: "IMG_3.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg onload='alert(1)'/>") };
const SAID = "三号楼门口的台阶裂了，请看。";

async function fillIn(page: Page, at: string) {
  await page.goto(at);
  await page.getByText(words.add(4)).click();
  await page.getByLabel(threads.stances.support).check();
  await page.getByLabel(threads.body).fill(SAID);
}

const isDrawn = (page: Page) =>
  page.locator(".pictures img").evaluateAll(async (images) => {
    for (const image of images as HTMLImageElement[]) await image.decode();
    return (images as HTMLImageElement[]).map(({ naturalWidth, width, height }) => naturalWidth * width * height > 0);
  });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });
    test.setTimeout(90_000);

    test("pictures go along with what one says, and are shown to all", async ({ way, arrive }) => {
      const at = `${way.base}/proposals/${await way.submitted()}`;
      const page = await arrive(way.person("li"));
      await fillIn(page, at);
      const second = page.getByLabel(words.picture(2));
      if (javaScriptEnabled) await expect(second).toBeHidden();
      await page.getByLabel(words.picture(1)).setInputFiles(await jpeg());
      await page.getByLabel(words.alt(1)).fill("裂了的台阶");
      await second.setInputFiles(iphone);
      if (javaScriptEnabled) await lookOver(page);
      await page.getByRole("button", { name: threads.submit }).click();

      const comment = page.locator("article:target");
      await expect(comment).toContainText(SAID);
      await expect(comment.getByAltText("裂了的台阶")).toHaveAttribute("height", "480");
      await expect(comment.getByAltText("裂了的台阶")).toHaveAttribute("loading", "lazy");
      await expect(comment.getByAltText(words.unnamed(2))).toBeVisible();

      const visitor = await arrive(null);
      await visitor.goto(at);
      if (javaScriptEnabled) {
        expect(await isDrawn(visitor)).toEqual([true, true]);
        await lookOver(visitor);
      }
      await visitor.locator(".pictures a").first().click();
      await expect(visitor).toHaveURL(/\/pictures\/[-0-9a-f]{36}\/large$/);
    });
  });
}

test("what is no photo is refused by its field, and what was typed stays", async ({ way, arrive }) => {
  const page = await arrive(way.person("li"));
  await fillIn(page, `${way.base}/proposals/${await way.submitted()}`);
  await page.getByLabel(words.picture(1)).setInputFiles(await jpeg());
  await page.getByLabel(words.picture(2)).setInputFiles(lie);
  await page.getByLabel(words.alt(2)).fill("台阶的侧面");
  await page.getByRole("button", { name: threads.submit }).click();
  await expect(page.getByText(zh.faults({ code: "not_a_photo" }))).toBeVisible();
  await expect(page.getByLabel(words.picture(2))).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(words.again)).toBeVisible();
  await expect(page.getByLabel(threads.body)).toHaveValue(SAID);
  await expect(page.getByLabel(words.alt(2))).toHaveValue("台阶的侧面");
  await lookOver(page);

  await page.getByLabel(words.picture(1)).setInputFiles(await jpeg());
  await page.getByRole("button", { name: threads.submit }).click();
  await expect(page.locator("article:target .pictures img")).toHaveCount(1);
});

test("with script, a large photo goes out no larger than it is shown, and upright", async ({ way, arrive }) => {
  const page = await arrive(way.person("li"));
  await fillIn(page, `${way.base}/proposals/${await way.submitted()}`);
  const large = { name: "IMG_4.jpg", mimeType: "image/jpeg", buffer: await noisy(3_000, 2_000) };
  const input = page.getByLabel(words.picture(1));
  await input.setInputFiles(large);
  const sizeOf = () => input.evaluate((node: HTMLInputElement) => node.files?.[0]?.size ?? 0);
  await expect.poll(sizeOf).toBeLessThan(large.buffer.length / 2);
  expect(await sizeOf()).toBeGreaterThan(0);
  await page.getByRole("button", { name: threads.submit }).click();
  const picture = page.locator("article:target .pictures img");
  await expect(picture).toHaveAttribute("height", "480");
  await expect(picture).toHaveAttribute("srcset", / 1067w$/);
});

test("its author puts another picture in the place of one, and the history says that it was there", async ({
  way,
  arrive,
}) => {
  const page = await arrive(way.person("li"));
  await fillIn(page, `${way.base}/proposals/${await way.submitted()}`);
  for (const number of [1, 2]) {
    await page.getByLabel(words.picture(number)).setInputFiles(await jpeg());
    await page.getByLabel(words.alt(number)).fill(`台阶之${number}`);
  }
  await page.getByRole("button", { name: threads.submit }).click();
  await page.locator("article:target").getByRole("link", { name: threads.comment.edit }).click();
  await page.getByRole("checkbox", { name: "台阶之1" }).check();
  await page.getByText(words.add(2)).click();
  await page.getByLabel(words.picture(1)).setInputFiles(await jpeg());
  await page.getByLabel(words.alt(1)).fill("台阶之3");
  await lookOver(page);
  await page.getByRole("button", { name: threads.edit.submit }).click();
  await expect(page.getByAltText("台阶之2")).toBeVisible();
  await expect(page.getByAltText("台阶之3")).toBeVisible();
  await expect(page.getByAltText("台阶之1")).toHaveCount(0);
  await page.getByRole("link", { name: threads.comment.edited }).click();
  await expect(page.getByText(words.gone(1))).toBeVisible();
  await expect(page.getByText(words.added(1))).toBeVisible();
});

test("a proposal comes with pictures, its author's alone until it is submitted", async ({ way, arrive, baseURL }) => {
  const page = await arrive(way.person("author"));
  await page.goto(`${way.base}/proposals/new`);
  await page.getByLabel(zh.proposals.form.title).fill("门口的台阶该修了");
  await page.getByLabel(zh.proposals.form.category).selectOption("eldercare");
  await page.getByLabel(zh.proposals.form.body, { exact: true }).fill("台阶裂了，老人容易绊倒，请尽快修好。");
  await page.getByText(words.add(4)).click();
  await page.getByLabel(words.picture(1)).setInputFiles(await jpeg());
  await page.getByLabel(words.alt(1)).fill("裂了的台阶");
  await page.getByRole("button", { name: zh.proposals.form.toDraft }).click();
  await expect(page.getByAltText("裂了的台阶")).toBeVisible();
  await lookOver(page);
  const address = (await page.locator(".pictures a").getAttribute("href")) ?? "";
  expect((await get(baseURL, address)).status).toBe(404);

  await page.getByRole("link", { name: zh.proposals.draft.edit }).click();
  await expect(page.getByRole("checkbox", { name: "裂了的台阶" })).toBeVisible();
  await page.getByText(words.add(3)).click();
  await page.getByLabel(words.picture(1)).setInputFiles(iphone);
  await lookOver(page);
  await page.getByRole("button", { name: zh.proposals.form.save }).click();
  await expect(page.locator(".pictures img")).toHaveCount(2);
  await page.getByRole("button", { name: zh.proposals.draft.submit }).click();
  await expect(page).toHaveURL(/\/proposals\/\d{4}-\d{4}/);
  expect(await isDrawn(page)).toEqual([true, true]);
  expect((await get(baseURL, address)).headers["cache-control"]).toContain("immutable");
});

test("a picture is sent to be kept, can do nothing by itself, and tells nothing of its sender", async ({
  way,
  arrive,
  baseURL,
}) => {
  const at = `${way.base}/proposals/${await way.submitted()}`;
  const page = await arrive(way.person("li"));
  await fillIn(page, at);
  await page.getByLabel(words.picture(1)).setInputFiles(await jpeg());
  await page.getByRole("button", { name: threads.submit }).click();
  const address = (await page.locator("article:target .pictures a").getAttribute("href")) ?? "";

  const answer = await page.request.get(baseURL + address);
  const headers = answer.headers();
  expect(headers).toMatchObject({
    ...{ "content-type": "image/jpeg", "x-content-type-options": "nosniff" },
    ...{ "content-security-policy": "sandbox; default-src 'none'" },
    ...{ "cache-control": "private, max-age=31536000, immutable", etag: expect.stringMatching(/^"[-\w]+-large"$/) },
  });
  const body = await answer.body();
  expect(headers["content-length"]).toBe(String(body.length));
  expect(body.toString("latin1")).not.toMatch(/secret|GPS|Exif/);

  const head = await send(baseURL, address, { method: "HEAD" });
  expect([head.status, head.headers["content-length"], head.text]).toEqual([200, String(body.length), ""]);
  const again = await send(baseURL, address, { headers: { "If-None-Match": headers.etag ?? "" } });
  expect([again.status, again.text]).toEqual([304, ""]);
});

test("a hidden comment's picture is there for its author and the committee alone, and kept by nobody", async ({
  way,
  arrive,
  baseURL,
}) => {
  const serial = await way.submitted();
  const page = await arrive(way.person("li"));
  await fillIn(page, `${way.base}/proposals/${serial}`);
  await page.getByLabel(words.picture(1)).setInputFiles(await jpeg());
  await page.getByRole("button", { name: threads.submit }).click();
  const address = (await page.locator("article:target .pictures a").getAttribute("href")) ?? "";
  const comment = page.url().split("#comment-")[1];
  expect((await get(baseURL, address)).status).toBe(200);

  placeIn(await way.send("wang", `/comments/${comment}/flag`, { ground: "personalData", note: "" }));
  const form = { ground: "personalData", note: "拍到了门牌", revision: "1" };
  placeIn(await way.send("chair", `/moderation/${comment}`, form));
  for (const session of [undefined, await way.session("wang")]) {
    const hidden = await get(baseURL, address, session);
    expect([hidden.status, hidden.headers["cache-control"]]).toEqual([404, "private, no-store"]);
  }
  for (const part of ["li", "chair"] as const) {
    const seen = await get(baseURL, address, await way.session(part));
    expect([seen.status, seen.headers["cache-control"]]).toEqual([200, "private, no-store"]);
    expect(seen.headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
  }
  await page.goto(`${way.base}/comments/${comment}/measure`);
  expect(await isDrawn(page)).toEqual([true]);
});
