import { DESKTOP, PHONE } from "./support/devices.ts";
import { expect, test } from "./support/fixtures.ts";
import { faults, look } from "./support/look.ts";

test.use(PHONE);

/** A page with one fault of every kind that the other tests look for. */
const FAULTY = `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>不合格的一页</title><main><h1>标题</h1>
  <p style="color: #999; background: #fff">太淡的字</p><p style="font-size: 12px">太小的字</p>
  <div style="width: 500px">太宽的一块</div><button style="height: 30px">太矮</button></main></html>`;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("looking a page over finds what is wrong with it", async ({ page }) => {
      await page.setContent(FAULTY);
      for (const _ of ["once", "and again"]) {
        const [seen] = await faults(page, { target: 44, axe: "everything" });
        const { fit, findings } = seen ?? {};
        const { beyond, smallTargets, smallTexts } = fit ?? {};
        expect(findings).toEqual([expect.stringContaining("color-contrast")]);
        expect(beyond).toBeGreaterThanOrEqual(110);
        expect(smallTargets).toEqual([expect.stringMatching(/^BUTTON 太矮 .*×30$/)]);
        expect(smallTexts).toEqual(["P 太小的字"]);
      }
    });
  });
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a page that is looked over stays without script, and so does the next", async ({ way, arrive }) => {
    const page = await arrive(null);
    for (const address of [way.base, "/sign-in"]) {
      await page.goto(address);
      await look(page);
      expect(
        await page.evaluate(() => [matchMedia("(scripting: none)").matches, document.documentElement.className]),
      ).toEqual([...[true, ""]]);
    }
  });
});

/** Fits a phone, and on a desk is laid out too wide in elder mode alone. */
const TOO_WIDE = `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width, initial-scale=1">
  <style>@media (min-width: 960px) { .elder div { width: 1500px } }</style><main><div>一块</div></main></html>`;

test("a page that is open already is looked over as it is laid out at the other size", async ({ page }) => {
  await page.setContent(TOO_WIDE);
  const beyond = async () =>
    (await faults(page, { elder: false, target: 44 }, { elder: true, target: 60 })).map(({ fit }) => fit.beyond);
  expect(await beyond()).toEqual([0, 0]);
  await page.setViewportSize(DESKTOP.viewport);
  expect(await beyond()).toEqual([0, expect.any(Number)]);
  expect((await beyond())[1]).toBeGreaterThan(200);
  await page.setViewportSize(PHONE.viewport);
  expect(await beyond()).toEqual([0, 0]);
});
