import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";

import { NO_COUNTS } from "#app/domain/imports/notes.ts";
import { type WrittenCell, workbookOf } from "#app/domain/imports/writing/workbook.ts";
import { zh } from "#app/i18n/zh.ts";
import { DEVICES } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { look } from "./support/look.ts";

const words = zh.imports;
const HEADINGS = ["小区名称", " 楼 栋", "单元", "房号", "面积(㎡)", "业主姓名", "证件后四位", "登记日期"];
const SIZE = 400;
const FIRST_WRONG = 17;
const SECOND_WRONG = 233;

/** As a property office keeps it: wide digits, units behind areas, commas for points, stray spaces, days as numbers, and two slips. */
function messyRows(mended: boolean): WrittenCell[][] {
  return Array.from({ length: SIZE }, (_, at) => {
    const room = String(101 + (at % 4) + Math.floor(at / 4) * 100);
    const areas = ["89.37㎡", "89,37", "８９．３７", " 120.5 平方米 "];
    const area = (at === FIRST_WRONG || at === SECOND_WRONG) && !mended ? "待测" : (areas[at % 4] ?? "");
    const given = room.replace(/\d/g, (digit) => "零一二三四五六七八九"[Number(digit)] ?? "");
    const names = at % 9 === 0 ? `张${given}、李${given}` : ` 王${given} `;
    return [
      "一期",
      "８号楼",
      "1单元",
      at % 5 === 0 ? ` ${room} ` : room,
      area,
      names,
      "",
      { number: String(43_831 + at) },
    ];
  });
}

async function workbook(mended: boolean) {
  const sheet = { name: "房屋", header: HEADINGS, widths: HEADINGS.map(() => 14), rows: [messyRows(mended)] };
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookOf([sheet])) pieces.push(piece);
  return { name: "一期房屋.xlsx", mimeType: "application/octet-stream", buffer: Buffer.concat(pieces) };
}

async function upload(page: Page, mended: boolean) {
  await page.getByLabel(words.upload.file).setInputFiles(await workbook(mended));
  await page.getByRole("button", { name: words.upload.submit }).click();
  await expect(page.getByText(words.states.previewed.name, { exact: true })).toBeVisible({ timeout: 30_000 });
}

for (const [at, { device, options }] of DEVICES.entries()) {
  test.describe(device, () => {
    test.use({ ...options, javaScriptEnabled: at > 0 });

    test("a messy list with errors is mended, applied, found the same again, and taken back", async ({
      way,
      arrive,
      db,
    }) => {
      test.slow();
      const page = await arrive(way.person("moderator"));
      const lookOver = at > 0 ? look : async () => {};
      const unitsIn = async () => {
        const { rows } = await db.query(`SELECT count(*)::int AS n FROM "ExclusiveUnit" WHERE "communityId" = $1`, [
          way.community.id,
        ]);
        return rows[0].n;
      };
      const before = await unitsIn();
      await page.goto(`${way.base}/places`);
      await page.getByRole("link", { name: words.title }).click();
      await lookOver(page);

      await upload(page, false);
      await expect(page.getByText(zh.refusals.import_has_errors)).toBeVisible();
      await page.getByRole("link", { name: words.verdicts.error }).first().click();
      await expect(page.getByText(words.row(FIRST_WRONG + 2))).toBeVisible();
      await expect(page.getByText(words.row(SECOND_WRONG + 2))).toBeVisible();
      await lookOver(page);
      expect(await unitsIn()).toBe(before);

      await page.getByRole("link", { name: words.actions.again }).click();
      await upload(page, true);
      await page.getByRole("button", { name: words.actions.apply(SIZE) }).click();
      await expect(page.getByText(words.states.applied.name, { exact: true })).toBeVisible({ timeout: 30_000 });
      await lookOver(page);
      expect(await unitsIn()).toBe(before + SIZE);

      const applied = page.url();
      await page.goto(`${way.base}/imports`);
      await upload(page, true);
      await expect(page.getByText(zh.refusals.import_changes_nothing)).toBeVisible();

      await page.goto(applied);
      await page.getByText(words.actions.undoSummary).click();
      await page.getByRole("button", { name: words.actions.undo }).click();
      await expect(page.getByText(words.states.undone.name, { exact: true })).toBeVisible();
      expect(await unitsIn()).toBe(before);
    });
  });
}

test("while a list is worked on its page shows how far it is, and comes again by itself", async ({
  way,
  arrive,
  db,
}) => {
  const id = randomUUID();
  await db.query(
    `INSERT INTO "PlaceImport" ("communityId", "id", "byId", "fileName", "formKey", "counts", "state", "beatAt", "rowsDone", "rowsRead")
     VALUES ($1, $2, $3, '一期房屋.xlsx', $2, $4, 'applying', now(), 150, 400)`,
    [way.community.id, id, way.person("moderator").accountId, JSON.stringify(NO_COUNTS)],
  );
  const page = await arrive(way.person("moderator"));
  await page.goto(`${way.base}/imports/${id}`);
  const bar = page.getByRole("progressbar", { name: words.states.applying.name });
  await expect(bar).toHaveAttribute("value", "150");
  await expect(bar).toHaveAttribute("max", "400");
  await look(page);
  await db.query(`UPDATE "PlaceImport" SET "rowsDone" = 300 WHERE "id" = $1`, [id]);
  await expect(bar).toHaveAttribute("value", "300");
  await db.query(`UPDATE "PlaceImport" SET "state" = 'applied', "appliedAt" = now() WHERE "id" = $1`, [id]);
  await expect(page.getByText(words.states.applied.name, { exact: true })).toBeVisible();
  await expect(bar).toHaveCount(0);
});
