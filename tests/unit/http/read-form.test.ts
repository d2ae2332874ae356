import { describe, expect, test } from "vitest";
import { z } from "zod";

import { text } from "#app/domain/shared/fields.ts";
import { readForm } from "#app/http/read-form.server.ts";

const Form = z.object({ title: text(10, 2), kind: z.enum(["a", "b"]) });

const sent = (body: string | Uint8Array<ArrayBuffer>) =>
  readForm(
    new Request("http://hall.test/", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body,
    }),
    Form,
  );

describe("what is not taken, with the reason at its field", () => {
  test.each([
    ["title=&kind=a", { title: { code: "too_short", limit: 2 } }],
    ["title=%20%20%20&kind=a", { title: { code: "too_short", limit: 2 } }],
    [`title=${"x".repeat(11)}&kind=a`, { title: { code: "too_long", limit: 10 } }],
    ["kind=a", { title: { code: "required" } }],
    ["title=hello&kind=c", { kind: { code: "unknown_option" } }],
    ["title=hello&kind=a&kind=b", { kind: { code: "repeated" } }],
    ["title=he%00llo&kind=a", { title: { code: "broken_text" } }],
    ["title=he%ffllo&kind=a", { title: { code: "broken_text" } }],
    ["title=he%ED%A0%80llo&kind=a", { title: { code: "broken_text" } }],
    ["__proto__=x&title=hello&kind=a&title=again", { title: { code: "repeated" } }],
  ])("%s", async (body, faults) => {
    expect(await sent(body)).toMatchObject({ ok: false, faults });
  });

  test("bytes that are no text", async () => {
    const bytes = new Uint8Array([...Buffer.from("title=hi"), 0xff, 0xfe, ...Buffer.from("&kind=a")]);
    expect(await sent(bytes)).toMatchObject({ ok: false, faults: { title: { code: "broken_text" } } });
  });
});

test("what was typed comes back, whatever was wrong", async () => {
  expect(await sent("title=x&kind=c")).toMatchObject({ ok: false, typed: { title: "x", kind: "c" } });
});

test("text is trimmed, of one kind of line end, and composed", async () => {
  const reading = await sent("title=+e%CC%81a%0D%0Ab+&kind=a");
  expect(reading).toMatchObject({ ok: true, input: { title: "éa\nb", kind: "a" } });
});
