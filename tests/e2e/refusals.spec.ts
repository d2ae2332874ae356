import type { Page } from "@playwright/test";
import { zh } from "#app/i18n/zh.ts";
import { expect, test } from "./support/fixtures.ts";
import { CONTENT } from "./support/way.ts";

const { form } = zh.proposals;

const BOUNDARY = "----refused";

/** Presses the page's main button, and has the browser send these fields, written as in an address, in place of its own. */
async function sendInstead(page: Page, button: string, fields: string | Buffer) {
  await page.route("**", (route, request) =>
    request.method() === "POST"
      ? route.continue({
          postData: inParts(fields),
          headers: { ...request.headers(), "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
        })
      : route.continue(),
  );
  await page
    .locator("form", { has: page.getByRole("button", { name: button, exact: true }) })
    .evaluate((element: HTMLFormElement) => {
      element.noValidate = true;
    });
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.unroute("**");
}

/** As browsers send forms that may hold files, byte for byte. */
function inParts(fields: string | Buffer): Buffer {
  const parts = fields
    .toString("latin1")
    .split("&")
    .map((field) => {
      const [name = "", value = ""] = field.split("=");
      const bytes = value
        .replaceAll("+", " ")
        .replace(/%(..)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
      return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${bytes}\r\n`;
    });
  return Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`, "latin1");
}

const asForm = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

/** What of a proposal's form cannot be taken, and what is said of it where. Bytes go out as they are written. */
const BAD_PROPOSALS = [
  { what: "a title too long", send: { title: "长".repeat(61) }, field: form.title, code: "too_long", limit: 60 },
  { what: "a title too short", send: { title: "啊" }, field: form.title, code: "too_short", limit: 4 },
  { what: "a body too long", send: { body: "长".repeat(10_001) }, field: form.body, code: "too_long", limit: 10_000 },
  { what: "no body", send: { body: "" }, field: form.body, code: "too_short", limit: 10 },
  { what: "a category there is not", send: { category: "party" }, field: form.category, code: "unknown_option" },
  { what: "a title twice", raw: "&title=%E5%8F%88%E4%B8%80%E4%B8%AA", field: form.title, code: "repeated" },
  { what: "a NUL", send: { title: "有一个\0在里面" }, field: form.title, code: "broken_text" },
  { what: "bytes that are no text", raw: "&extra=1", bytes: "%ff%fe", field: form.title, code: "broken_text" },
  { what: "half a surrogate pair", bytes: "%ED%A0%80", field: form.title, code: "broken_text" },
];

test("a proposal that cannot be taken is told so beside the field, and nothing typed is lost", async ({
  way,
  arrive,
}) => {
  const page = await arrive(way.person("author"));
  for (const { what, send, raw = "", bytes, field, code, limit } of BAD_PROPOSALS)
    await test.step(what, async () => {
      await page.goto(`${way.base}/proposals/new`);
      const formKey = await page.locator("[name=formKey]").inputValue();
      const typed = asForm({ ...CONTENT, formKey, ...send });
      await sendInstead(page, form.toDraft, bytes ? typed.replace("title=", `title=${bytes}`) + raw : typed + raw);
      await expect(page.getByRole("alert")).toHaveText(zh.formHasFaults);
      await expect(page.getByLabel(field)).toHaveAttribute("aria-invalid", "true");
      await expect(page.getByLabel(field)).toHaveAccessibleDescription(
        new RegExp(zh.faults({ code, ...(limit && { limit }) })),
      );
      await expect(page.locator("[aria-invalid]")).toHaveCount(1);
      const kept = field === form.body ? form.title : form.body;
      await expect(page.getByLabel(kept)).toHaveValue(kept === form.body ? CONTENT.body : CONTENT.title);
      await expect(page.locator("[name=formKey]")).toHaveValue(formKey);
    });
});

test("bytes outside any text are told too", async ({ way, arrive }) => {
  const page = await arrive(way.person("author"));
  await page.goto(`${way.base}/proposals/new`);
  const [before, after] = asForm({ ...CONTENT, title: "|", formKey: "" }).split("%7C");
  await sendInstead(
    page,
    form.toDraft,
    Buffer.concat([Buffer.from(`${before}`), Buffer.of(0xff, 0xc0), Buffer.from(`${after}`)]),
  );
  await expect(page.getByLabel(form.title)).toHaveAccessibleDescription(new RegExp(zh.faults({ code: "broken_text" })));
  await expect(page.getByLabel(form.body)).toHaveValue(CONTENT.body);
});

test("a comment that cannot be taken stays in its form", async ({ way, arrive }) => {
  const { threads } = zh;
  const page = await arrive(way.person("li"));
  await page.goto(`${way.base}/proposals/${await way.submitted()}`);
  const formKey = await page.locator("[name=formKey]").inputValue();
  const body = "说".repeat(2_001);
  await sendInstead(page, threads.submit, asForm({ stance: "love", body, parentId: "", formKey }));
  await expect(page.getByLabel(threads.body)).toHaveValue(body);
  await expect(page.getByText(zh.faults({ code: "too_long", limit: 2_000 }))).toBeVisible();
  await expect(page.getByText(zh.faults({ code: "unknown_option" }))).toBeVisible();
});

test("a form that was sent with other words is kept, and can be sent on its own", async ({ way, arrive }) => {
  const { threads } = zh;
  const at = `/proposals/${await way.submitted()}`;
  const page = await arrive(way.person("li"));
  await page.goto(way.base + at);
  const formKey = await page.locator("[name=formKey]").inputValue();
  await way.send("li", at, { stance: "support", body: "早就该装了。", parentId: "", formKey });

  await page.getByRole("radio", { name: threads.stances.question }).check();
  await page.getByLabel(threads.body).fill("先装哪一层？");
  await page.getByRole("button", { name: threads.submit, exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.form_spent);
  await expect(page.getByLabel(threads.body)).toHaveValue("先装哪一层？");
  await page.getByRole("button", { name: threads.submit, exact: true }).click();
  for (const body of ["早就该装了。", "先装哪一层？"])
    await expect(page.getByRole("article").filter({ hasText: body })).toBeVisible();
});

test.describe("without script, which would ask for a preview first", () => {
  test.use({ javaScriptEnabled: false });

  test("a text too tangled to draw is refused in words and kept", async ({ way, arrive }) => {
    const page = await arrive(way.person("author"));
    await page.goto(`${way.base}/proposals/new`);
    await page.getByLabel(form.title).fill(CONTENT.title);
    await page.getByLabel(form.category).selectOption(CONTENT.category);
    await page.getByLabel(form.body).fill("> ".repeat(500));
    await page.getByRole("button", { name: form.toDraft }).click();
    await expect(page.getByRole("alert")).toHaveText(zh.refusals.text_too_tangled);
    await expect(page.getByLabel(form.title)).toHaveValue(CONTENT.title);
    await expect(page.getByLabel(form.body)).toHaveValue(/^> > > /);
  });
});

test("a form drawn before somebody changed the text overwrites nothing", async ({ way, arrive }) => {
  const serial = await way.submitted();
  const page = await arrive(way.person("author"));
  await page.goto(`${way.base}/proposals/${serial}/edit`);
  const other = { ...CONTENT, title: "楼道和电梯口加装扶手", body: "电梯口也要**加装**，一共二十四处。" };
  await way.send("author", `/proposals/${serial}/edit`, { ...other, revision: "1" });

  const mine = "每层两侧都装，先装有老人的楼层。";
  await page.getByLabel(form.body).fill(mine);
  await page.getByRole("button", { name: form.save }).click();
  await expect(page.getByRole("alert")).toHaveText(zh.refusals.stale_form);
  await expect(page.getByRole("heading", { name: form.stale })).toBeVisible();
  await expect(page.getByText(other.title, { exact: true })).toBeVisible();
  await expect(page.getByText(other.body, { exact: true })).toBeVisible();
  await expect(page.getByLabel(form.body)).toHaveValue(mine);
  await page.getByRole("button", { name: form.save }).click();

  await expect(page.getByText(mine)).toBeVisible();
  await page.goto(`${way.base}/proposals/${serial}/history`);
  await expect(page.getByRole("main")).toContainText("一共二十四处");
});
