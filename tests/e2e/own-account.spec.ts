import { zh } from "#app/i18n/zh.ts";
import { Authenticator } from "./support/authenticator.ts";
import { PHONE } from "./support/devices.ts";
import { expect, signIn, test } from "./support/fixtures.ts";
import { get, post } from "./support/http.ts";
import { lookOver } from "./support/look.ts";
import { codeSentTo, newPhone } from "./support/post-office.ts";

const { account } = zh;
const { sessions, name: names, styles, password, proof, preferences } = account;

test.describe("on a phone and on a desk", () => {
  test.use(PHONE);

  test("every page of one's own account can be read and used", async ({ way, arrive }) => {
    const page = await arrive(way.person("chair"));
    const pages = ["", "/name", "/phone", "/password", "/proof", "/preferences", "/sessions", "/factors"];
    for (const path of [...pages, "/factors/passkeys/new"]) {
      await page.goto(`/account${path}`);
      await lookOver(page);
    }
    await page.goto("/account/factors");
    await page.getByRole("button", { name: zh.factors.page.setUp }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.factors.totp.title);
    await lookOver(page);
    const phone = new Authenticator((await page.locator("code").textContent()) ?? "");
    await page.getByLabel(zh.factors.step.code).fill(await phone.code());
    await page.getByRole("button", { name: zh.factors.totp.submit }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.factors.codes.title);
    await lookOver(page);
    await page.getByRole("button", { name: zh.factors.codes.submit }).click();
    await lookOver(page);
    await page.goto("/account/factors");
    await lookOver(page);
    await page.goto("/account/factors/totp/removal");
    await lookOver(page);

    const other = await arrive(null);
    await other.goto("/sign-in");
    await signIn(other, way.person("chair"));
    for (const path of ["/second-step", "/second-step/recovery-code", way.base]) {
      await other.goto(path);
      await lookOver(other);
    }
  });
});

test("another browser is seen with its device, and signed out from here", async ({ way, arrive }) => {
  const person = way.person("li");
  const other = await arrive(null);
  await other.goto("/sign-in");
  await signIn(other, person);

  const page = await arrive(null);
  await page.goto("/sign-in?next=%2Faccount%2Fsessions");
  await signIn(page, person);
  const devices = page.getByRole("main").getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await expect(devices.first()).toContainText("Chrome · Linux");
  await expect(devices.filter({ hasText: sessions.this })).toHaveCount(1);
  await devices.getByRole("button", { name: sessions.end }).click();
  await expect(devices).toHaveCount(1);
  await other.goto("/account");
  await expect(other).toHaveURL(/\/sign-in/);

  await signIn(other, person);
  await expect(other).toHaveURL(/\/account$/);
  await page.reload();
  await page.getByRole("button", { name: sessions.endOthers }).click();
  await expect(page.getByText(sessions.alone)).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in/);
});

test("a name is chosen, refused while it is taken or passes for the committee, and shown to neighbours at once", async ({
  way,
  arrive,
  baseURL,
}) => {
  const serial = await way.submitted();
  const page = await arrive(way.person("author"));
  const choose = async (name: string) => {
    await page.goto("/account/name");
    await page.getByRole("radio", { name: styles.chosen.label }).check();
    await page.getByLabel(account.chosenName, { exact: true }).fill(name);
    await page.getByRole("button", { name: zh.save }).click();
  };
  const refused = (code: string) =>
    expect(page.getByLabel(account.chosenName, { exact: true })).toHaveAccessibleDescription(
      new RegExp(zh.faults({ code })),
    );
  await choose("管 理 员");
  await refused("name_reserved");
  await expect(page.getByLabel(account.chosenName, { exact: true })).toHaveValue("管 理 员");
  await choose("аdmin");
  await refused("name_characters");
  await choose("张\u200b三");
  await refused("name_characters");
  await choose("王芳主任");
  await refused("name_of_staff");
  await post(baseURL, "/account/name", { style: "chosen", name: "七楼的风" }, await way.session("li"));
  await choose("七楼 的风");
  await refused("name_taken");

  const proposal = `${way.base}/proposals/${serial}`;
  expect((await get(baseURL, proposal)).text).toContain("陈海");
  await choose("楼下那棵桂花");
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText("楼下那棵桂花")).toBeVisible();
  await expect.poll(async () => (await get(baseURL, proposal)).text.includes("楼下那棵桂花")).toBe(true);
  expect((await get(baseURL, proposal)).text).not.toContain("陈海");

  await page.goto("/account/name");
  await page.getByRole("radio", { name: styles.masked.label("实*海") }).check();
  await page.getByRole("button", { name: zh.save }).click();
  await expect(page.getByText("实*海")).toBeVisible();
  await expect(page.getByRole("link", { name: names.title })).toContainText("实*海");
});

test("a password is changed by who just proved to know it, and ends the other sessions", async ({
  way,
  arrive,
  db,
  baseURL,
}) => {
  const person = way.person("wang");
  const other = await way.session("wang");
  const page = await arrive(person);
  await db.query(`UPDATE "Session" SET "provedAt" = now() - interval '16 minutes' WHERE "accountId" = $1`, [
    person.accountId,
  ]);
  await page.goto("/account");
  await page.getByRole("link", { name: password.title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(proof.title);
  await page.getByLabel(proof.password).fill("not the password");
  await page.getByRole("button", { name: proof.submit }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.wrong_password);
  await page.getByLabel(proof.password).fill(person.password);
  await page.getByRole("button", { name: proof.submit }).click();

  const change = async (one: string, two: string) => {
    await page.getByLabel(password.password, { exact: true }).fill(one);
    await page.getByLabel(password.repeat, { exact: true }).fill(two);
    await page.getByRole("button", { name: password.submit }).click();
  };
  await change("桂花十里香又香", "桂花十里香又臭");
  await expect(page.getByLabel(password.password, { exact: true })).toHaveAccessibleDescription(
    new RegExp(zh.faults({ code: "password_short" })),
  );
  await change("桂花十里香又香了", "桂花十里香又香啦");
  await expect(page.getByLabel(password.repeat, { exact: true })).toHaveAccessibleDescription(
    zh.faults({ code: "passwords_differ" }),
  );
  await expect(page.getByLabel(password.password, { exact: true })).toHaveValue("");
  await change("桂花十里香又香了", "桂花十里香又香了");
  await expect(page).toHaveURL(/\/account$/);
  expect((await get(baseURL, "/account", other)).headers.location).toMatch(/^\/sign-in/);

  const again = await arrive(null);
  await again.goto("/sign-in?next=%2Faccount");
  await signIn(again, { ...person, password: "桂花十里香又香了" });
  await expect(again).toHaveURL(/\/account$/);
});

test("a phone is changed with a code to the new one, and to nobody else's", async ({ way, arrive, db }) => {
  const { phone: words } = account;
  const person = way.person("wang");
  const [phone, theirs] = [newPhone(), newPhone()];
  await db.query('UPDATE "Account" SET "phone" = $1 WHERE "id" = $2', [theirs, way.person("li").accountId]);
  const page = await arrive(person);
  const change = async (to: string) => {
    await page.goto("/account/phone");
    await page.getByLabel(words.to).fill(to);
    await page.getByRole("button", { name: words.send }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.codeTitle);
    await page.getByLabel(zh.accounts.code.code).fill(await codeSentTo(to));
    await page.getByRole("button", { name: words.submit }).click();
  };
  await change(theirs);
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.contact_taken);
  await change(phone);
  await expect(page.getByRole("link", { name: words.title })).toContainText(
    `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  );

  const other = await arrive(null);
  await other.goto("/sign-in?next=%2Faccount");
  await signIn(other, { ...person, loginName: phone });
  await expect(other).toHaveURL(/\/account$/);
});

test("codes and passwords are not guessed at: after five wrong ones each has to wait", async ({ way, baseURL }) => {
  const session = await way.session("moderator");
  const guess = (path: string, fields: Record<string, string>) => post(baseURL, path, fields, session);
  for (const [path, fields] of [
    ["/second-step", { code: "000000" }],
    ["/account/proof", { password: "not the password" }],
  ] as const) {
    for (let wrong = 0; wrong < 5; wrong += 1) expect((await guess(path, fields)).status).toBe(401);
    const slowed = await guess(path, fields);
    expect(slowed.status).toBe(429);
    expect(Number(slowed.headers["retry-after"])).toBeGreaterThan(30);
  }
  const recovery = await guess("/second-step/recovery-code", { recoveryCode: "k7m2-9xqp-h4wd" });
  expect(recovery.status).toBe(429);
});

test("language and large print go along to a new device", async ({ way, arrive }) => {
  const page = await arrive(way.person("zhao"));
  await page.goto("/account/preferences");
  await page.getByRole("radio", { name: preferences.elderOn.label }).check();
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("button", { name: zh.save }).click();
  await expect(page.locator("html")).toHaveClass(/elder/);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  const other = await arrive(null);
  await other.goto("/sign-in?next=%2Faccount");
  await expect(other.locator("html")).toHaveAttribute("lang", "zh-CN");
  await signIn(other, way.person("zhao"));
  await expect(other).toHaveURL(/\/account$/);
  await expect(other.locator("html")).toHaveClass(/elder/);
  await expect(other.locator("html")).toHaveAttribute("lang", "en");
});

test("somebody else's cookie of before is of no use after a role was given", async ({ way, db, baseURL }) => {
  const session = await way.session("li");
  expect((await get(baseURL, "/account", session)).status).toBe(200);
  await db.query('INSERT INTO "Membership" ("communityId", "id", "accountId", "role") VALUES ($1, $2, $3, $4)', [
    ...[way.community.id, crypto.randomUUID(), way.person("li").accountId, "buildingSteward"],
  ]);
  const renewed = await get(baseURL, "/account", session);
  const [cookie = ""] = renewed.headers["set-cookie"] ?? [];
  const fresh = /^session=([^;]+)/.exec(cookie)?.[1];
  expect(fresh).not.toBe(session);
  expect((await get(baseURL, "/account", session)).headers.location).toMatch(/^\/sign-in/);
  expect((await get(baseURL, "/account", fresh)).status).toBe(200);
});
