import { expect, test } from "./support/fixtures.ts";

test("whoever comes next finds nothing of whoever had the browser before", async ({ browsers, baseURL }) => {
  const lend = () => browsers.lend({ viewport: { width: 321, height: 654 }, baseURL });
  const lent = await lend();
  const before = await lent.context.newPage();
  await before.goto("/");
  await before.evaluate(() => {
    localStorage.setItem("kept", "yes");
    // biome-ignore lint/suspicious/noDocumentCookie: as a page has it
    document.cookie = "kept=yes";
  });
  await before.goto("/sign-in");
  expect(await before.evaluate(() => [localStorage.length, document.cookie])).toEqual([1, "kept=yes"]);
  await browsers.takeBack(lent, baseURL);

  const again = await lend();
  expect(again.context).toBe(lent.context);
  expect(before.isClosed()).toBe(true);
  const page = await again.context.newPage();
  await page.goto("/sign-in");
  expect(await page.evaluate(() => [localStorage.length, document.cookie, history.length])).toEqual([0, "", 2]);
  await browsers.takeBack(again, baseURL);
});
