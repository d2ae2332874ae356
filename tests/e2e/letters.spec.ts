import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type pg from "pg";
import sharp from "sharp";

import { zh } from "#app/i18n/zh.ts";
import { qrPath } from "#app/ui/qr.tsx";
import { check, follow, heading, press } from "./journey/hall.ts";
import { insert } from "./support/community.ts";
import { DESKTOP, PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { get } from "./support/http.ts";
import { lookAllWays } from "./support/look.ts";
import { codeSentTo, newPhone } from "./support/post-office.ts";
import type { Way } from "./support/way.ts";

const { letters, sheet, join, form, standings, own, queue, claim, claimStates, looks } = zh.verification;
const { enter, code: codeWords, register } = zh.accounts;

const OWNER = "欧阳·娜娜";
const ROOM = "1单元401";

test("a letter lets its owner in to vote, and a second claim waits", async ({ way, db, baseURL, arrive }) => {
  test.slow();
  await addHome(db, way);
  const desk = await arrive(way.person("moderator"), DESKTOP);
  const code = await test.step("the committee prints letters", () => printLetters(desk, way));
  const phone = await arrive(null, PHONE);
  await test.step("a resident follows the link and registers", () => registerBy(phone, way, code));
  await test.step("and is verified at once", () => beVerified(phone, way));
  await test.step("and votes", async () => vote(phone, way, await way.voting()));
  const other = await arrive(way.person("tenant"), { ...PHONE, javaScriptEnabled: false });
  await test.step("a second claim, without script, waits", () => claimAgain(other, way, code));
  await test.step("the committee looks at it and refuses", () => refuse(desk, way, baseURL));
  await test.step("and says why, and who looked", () => readAnswer(other, way));
});

test("the address of a letter is kept nowhere, and wrong ones tell nothing", async ({ way, db, baseURL }) => {
  await addHome(db, way);
  const { rows } = await db.query('SELECT "id" FROM "Building" WHERE "communityId" = $1', [way.community.id]);
  const printed = await way.send("moderator", `/letters/${rows[0].id}`);
  expect(printed.headers["cache-control"]).toBe("private, no-store");
  const code = /"letter-code">([-0-9A-Z]{14})</.exec(printed.text)?.[1] ?? "";
  for (const session of [undefined, await way.session("tenant")]) {
    const found = await get(baseURL, `/join/${code}`, session);
    expect(found.status).toBe(200);
    expect(found.headers).toMatchObject({ "cache-control": "private, no-store", "referrer-policy": "same-origin" });
    expect(found.headers.etag).toBeUndefined();
    const wrong = await get(baseURL, "/join/0000-0000-0000", session);
    expect(wrong.status).toBe(404);
    expect(wrong.text).toContain(join.wrong);
    expect(wrong.text).not.toContain(way.community.name);
  }
  const { rows: stored } = await db.query('SELECT l::text AS "row" FROM "UnitLetter" l WHERE "communityId" = $1', [
    way.community.id,
  ]);
  expect(stored.map(({ row }) => row).join()).not.toContain(code.replaceAll("-", ""));
});

/** A home whose owner has no account yet. */
async function addHome(db: pg.Client, { community }: Way) {
  const [communityId, partyId] = [community.id, randomUUID()];
  const { rows } = await db.query('SELECT "id" FROM "Building" WHERE "communityId" = $1', [communityId]);
  await insert(db, "OwnerParty", [{ communityId, id: partyId, propertyAreaId: community.areaId, kind: "person" }]);
  await insert(db, "OwnerPartyMember", [{ communityId, partyId, position: 0, name: OWNER }]);
  const unit = { communityId, id: randomUUID(), buildingId: rows[0].id, partyId, stairwell: "1单元", room: "401" };
  await insert(db, "ExclusiveUnit", [{ ...unit, areaDm2: 89_37 }]);
}

/** Eight letters to a sheet; the codes are on paper and nowhere else. Gives the code for the new home. */
async function printLetters(page: Page, { base, community }: Way): Promise<string> {
  await page.goto(`${base}/me`);
  await page.getByRole("link", { name: new RegExp(`^${letters.title}`) }).click();
  await lookAllWays(page);
  await page.getByRole("link", { name: "1号楼" }).click();
  await lookAllWays(page);
  await press(page, letters.submit);
  await expect(heading(page, sheet.title(7), 1)).toBeVisible();
  await lookAllWays(page);

  const letter = page.locator(".letter").filter({ hasText: sheet.to(`1号楼${ROOM}`) });
  await expect(letter).toContainText(sheet.from(community.name));
  await expect(letter).toContainText(sheet.secret);
  await expect(letter).not.toContainText(OWNER);
  const code = (await letter.locator(".letter-code").textContent()) ?? "";
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const address = `${new URL(page.url()).origin}/join/${code.replaceAll("-", "")}`;
  await expect(letter.getByRole("img", { name: sheet.scan }).locator("path")).toHaveAttribute("d", qrPath(address).d);

  await page.emulateMedia({ media: "print" });
  for (const gone of ["navigation", "banner", "contentinfo", "button", "heading"] as const)
    await expect(page.getByRole(gone)).toHaveCount(0);
  await page.emulateMedia({ media: null });
  expect((await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
  await page.goto(`${base}/letters`);
  await expect(page.getByText(`${letters.counts.out} 7`)).toBeVisible();
  return code;
}

/** What the QR code leads to: first to a code on the phone, then back to the letter. */
async function registerBy(page: Page, { community }: Way, code: string) {
  await page.goto("/join");
  await lookAllWays(page);
  await page.getByLabel(join.code, { exact: true }).fill(code.toLowerCase().replaceAll("-", " "));
  await press(page, join.next);
  await expect(page).toHaveURL(`/join/${code.replaceAll("-", "")}`);
  await expect(page.getByText(join.place(community.name, "1号楼"))).toBeVisible();
  await expect(page.getByText("401")).toHaveCount(0);
  await lookAllWays(page);
  await follow(page, join.enter);
  const phone = newPhone();
  await page.getByLabel(enter.phone, { exact: true }).fill(phone);
  await press(page, enter.send);
  await page.getByLabel(codeWords.code).fill(await codeSentTo(phone));
  await press(page, codeWords.submit);
  await page.getByLabel(register.realName).fill("欧阳娜娜");
  await page.getByLabel(register.adult).check();
  await page.getByLabel(register.privacy("2026-11")).check();
  await press(page, register.submit);
  await expect(page).toHaveURL(`/join/${code.replaceAll("-", "")}`);
}

async function beVerified(page: Page, { base }: Way) {
  await expect(page.getByLabel(form.name)).toHaveValue("欧阳娜娜");
  await lookAllWays(page);
  await check(page, standings.owner.label);
  await press(page, form.submit);
  await expect(page).toHaveURL(`${base}/me`);
  await expect(page.getByText(claimStates.accepted)).toBeVisible();
  for (const role of [zh.roles.owner, zh.roles.resident])
    await expect(page.getByText(role, { exact: true }).first()).toBeVisible();
  await lookAllWays(page);
}

async function vote(page: Page, { base }: Way, serial: string) {
  await page.goto(base);
  await page.getByRole("link", { name: zh.home.yourBallot("是否同意加装扶手？") }).click();
  await check(page, zh.votes.choices.agree.label);
  await press(page, zh.votes.ballot.next);
  await press(page, zh.votes.ballot.confirm(zh.votes.choices.agree.label));
  await expect(heading(page, zh.votes.receipt.title)).toBeVisible();
  expect(page.url()).toContain(`/votes/${serial}/`);
}

/** Somebody else with the same letter and the owner's name, and a photo of whatever. */
async function claimAgain(page: Page, { base }: Way, code: string) {
  await page.goto(`/join/${code}`);
  await expect(page.getByText(join.states.used)).toBeVisible();
  await lookAllWays(page);
  await check(page, standings.owner.label);
  await page.getByLabel(form.name).fill(OWNER);
  const buffer = Buffer.from("<svg/>");
  await page.getByLabel(form.proof).setInputFiles({ name: "deed.jpg", mimeType: "image/jpeg", buffer });
  await press(page, form.submit);
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.not_a_photo);
  await expect(page.getByLabel(form.name)).toHaveValue(OWNER);
  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#875" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 48/1" } })
    .jpeg()
    .toBuffer();
  await page.getByLabel(form.proof).setInputFiles({ name: "deed.jpg", mimeType: "image/jpeg", buffer: photo });
  await press(page, form.submit);
  await expect(page).toHaveURL(`${base}/me`);
  await expect(page.getByText(claimStates.waiting)).toBeVisible();
  await expect(page.getByText(zh.roles.owner, { exact: true })).toHaveCount(0);
  await lookAllWays(page);
}

async function refuse(page: Page, way: Way, baseURL: string) {
  await page.goto(way.base);
  await page.getByRole("link", { name: zh.home.claimsWait(1) }).click();
  await expect(heading(page, queue.title, 1)).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/欧阳|租客/);
  await lookAllWays(page);
  await page.getByRole("link", { name: `1号楼${ROOM}` }).click();
  for (const said of [claim.check.name.yes, claim.check.free.no, claim.check.letter.no, claim.check.registered.no])
    await expect(page.getByText(said)).toBeVisible();
  await expect(page.getByText(claim.linkedTo("欧*娜"))).toBeVisible();
  await expect(page.getByText(claim.noEntry)).toBeVisible();
  await page.getByText(claim.proof).click();
  await expect(page.getByRole("img", { name: claim.proofAlt })).toHaveJSProperty("naturalWidth", 800);
  await lookAllWays(page);

  const at = `${new URL(page.url()).pathname}/proof`;
  const proof = await get(baseURL, at, await way.session("moderator"));
  expect(proof.headers).toMatchObject({
    ...{ "content-type": "image/jpeg", "cache-control": "private, no-store" },
    ...{ "x-content-type-options": "nosniff", "content-security-policy": "sandbox; default-src 'none'" },
  });
  expect(proof.text).not.toMatch(/Exif|GPS/);
  await check(page, claim.refuse.label);
  await press(page, claim.submit);
  await expect(page.getByText(zh.faults({ code: "refusal_reason_missing" }))).toBeVisible();
  await check(page, claim.refuse.label);
  await page.getByLabel(claim.reason, { exact: true }).fill("产权登记里的业主已经认证，请带房产证到居委会。");
  await press(page, claim.submit);
  await expect(page.getByText(queue.emptyTitle)).toBeVisible();
  expect((await get(baseURL, at, await way.session("moderator"))).status).toBe(404);
  await follow(page, queue.decided);
  await expect(page.getByText(claimStates.refused)).toBeVisible();
  await lookAllWays(page);
}

async function readAnswer(page: Page, { base, person }: Way) {
  await page.goto(`${base}/me`);
  await expect(page.getByText(own.reason("产权登记里的业主已经认证，请带房产证到居委会。"))).toBeVisible();
  await lookAllWays(page);
  await follow(page, own.looks);
  await expect(heading(page, looks.title, 1)).toBeVisible();
  for (const what of [looks.what.claim, looks.what.proof]) await expect(page.getByText(what).first()).toBeVisible();
  await expect(page.getByText(person("moderator").shownName).first()).toBeVisible();
  await lookAllWays(page);
}
