import { randomUUID } from "node:crypto";

import { zh } from "#app/i18n/zh.ts";
import { insert } from "./support/community.ts";
import { PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";

const { community, subdistrict, building } = zh.places;
const { settings } = zh.accounts;

// Without script the pages are the same at both sizes.
test.use({ ...PHONE, javaScriptEnabled: false });

test("the chair renames the community, and every page says so at once", async ({ way, arrive, baseURL }) => {
  const page = await arrive(way.person("chair"));
  // Drawn twice, so that the second comes from memory.
  for (const _ of [1, 2]) expect((await get(baseURL, way.base)).text).toContain(way.community.name);
  await page.goto(`${way.base}/places`);
  await page.getByRole("link", { name: zh.places.overview.settle }).click();
  await page.getByLabel(settings.name).fill("阳光里");
  await page.getByRole("button", { name: zh.save }).click();
  await expect(page.getByText(`${way.community.name} → 阳光里`)).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("阳光里");
  await expect.poll(async () => (await get(baseURL, way.base)).text).toContain("阳光里");
  await page.goto(`${way.base}/places/history`);
  await page.getByRole("link", { name: zh.places.kinds.community }).click();
  await expect(page.getByText(`${way.community.name} → 阳光里`)).toBeVisible();
});

test("an administrator founds a community, a subdistrict and moves between them", async ({ way, db, arrive }) => {
  const id = randomUUID();
  await insert(db, "Account", [{ id, realName: "郑工", shownName: "郑*", loginName: id, isDemo: true }]);
  await insert(db, "Membership", [{ communityId: way.community.id, id: randomUUID(), accountId: id, role: "admin" }]);
  const page = await arrive({ accountId: id });
  const word = id.slice(0, 8);
  await page.goto(`${way.base}/me`);
  await page.getByRole("link", { name: zh.serving.subdistrict.here }).click();
  const desk = page.url();

  await page.getByRole("link", { name: subdistrict.edit }).click();
  await page.getByLabel(subdistrict.name).fill(`向阳街道${word}`);
  await page.getByRole("button", { name: zh.save }).click();
  await expect(page.getByRole("heading", { name: `向阳街道${word}` })).toBeVisible();

  await page.getByRole("link", { name: community.new }).click();
  await page.getByLabel(community.name).fill("朝阳社区");
  await page.getByLabel(community.word).fill("Chao Yang");
  await page.getByRole("button", { name: community.submitNew }).click();
  await expect(page.getByText(zh.faults({ code: "bad_word" }))).toBeVisible();
  await page.getByLabel(community.word).fill(`chao-${word}`);
  await page.getByRole("button", { name: community.submitNew }).click();
  await expect(page).toHaveURL(new RegExp(`/c/chao-${word}/roles$`));

  await page.goto(`/c/chao-${word}/settings`);
  await page.getByRole("link", { name: community.move }).click();
  await page.getByLabel(community.to).selectOption({ label: community.toNew });
  await page.getByLabel(community.newName).fill(`新阳街道${word}`);
  await page.getByRole("button", { name: community.submitMove }).click();
  await expect(page.getByText(`向阳街道${word} → 新阳街道${word}`)).toBeVisible();

  await page.goto(`${desk}/history`);
  await expect(page.getByText("朝阳社区、").or(page.getByText("、朝阳社区")).first()).toBeVisible();
});

test("a building goes to another property area, which says before what becomes of its owners", async ({
  way,
  arrive,
}) => {
  await way.send("moderator", "/places/areas/new", { name: "二期", formKey: randomUUID() });
  const page = await arrive(way.person("moderator"));
  await page.goto(`${way.base}/places`);
  await page.getByRole("link", { name: /1号楼/ }).click();
  await page.getByRole("link", { name: building.move }).click();
  await page.getByLabel(building.moveTo).selectOption({ label: "二期" });
  await page.getByRole("button", { name: building.preview }).click();
  await expect(page.getByText(`${building.whole} · ${zh.places.overview.partyTotal(5)}`)).toBeVisible();
  await page.getByRole("button", { name: building.submitMove }).click();
  await expect(page.getByText("一期 → 二期")).toBeVisible();
});
