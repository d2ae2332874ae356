import { describe, expect, test } from "vitest";
import { z } from "zod";

import { text, uploadedFile } from "#app/domain/shared/fields.ts";
import { readForm, readUpload } from "#app/http/read-form.server.ts";

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

describe("a form with a file", () => {
  const FileForm = z.object({ title: text(10, 2), file: uploadedFile(20) });
  const sentParts = (body: BodyInit, headers?: Record<string, string>) =>
    readUpload(new Request("http://hall.test/", { method: "POST", body, ...(headers && { headers }) }), FileForm);
  const partsOf = (entries: [string, string | File][]) => {
    const form = new FormData();
    for (const [name, value] of entries) form.append(name, value);
    return form;
  };
  const file = (bytes: string, name = "units.csv") => new File([bytes], name);

  test("is taken with its bytes and its name", async () => {
    const reading = await sentParts(
      partsOf([...[["title", "房屋"] as [string, string]], ["file", file("a,b", "房屋 表.csv")]]),
    );
    expect(reading).toMatchObject({
      ok: true,
      input: { title: "房屋", file: { name: "房屋 表.csv" } },
      typed: { title: "房屋" },
    });
    expect(reading.ok && Buffer.from(reading.input.file.bytes).toString()).toBe("a,b");
  });

  test.each<[string, [string, string | File][], object]>([
    ["no file", [["title", "房屋"]], { file: { code: "file_missing" } }],
    [
      "an empty file",
      [
        ["title", "房屋"],
        ["file", file("")],
      ],
      { file: { code: "file_missing" } },
    ],
    [
      "text in its place",
      [
        ["title", "房屋"],
        ["file", "a,b"],
      ],
      { file: { code: "file_missing" } },
    ],
    [
      "a file too large",
      [
        ["title", "房屋"],
        ["file", file("x".repeat(21))],
      ],
      { file: { code: "file_too_large" } },
    ],
    [
      "two files",
      [
        ["title", "房屋"],
        ["file", file("a")],
        ["file", file("b")],
      ],
      { file: { code: "repeated" } },
    ],
    [
      "a file in place of text",
      [
        ["title", file("a")],
        ["file", file("b")],
      ],
      { title: { code: "required" } },
    ],
  ])("%s", async (_, entries, faults) => {
    expect(await sentParts(partsOf(entries))).toMatchObject({ ok: false, faults });
  });

  const inBytes = (text: string) =>
    sentParts(Buffer.from(text, "latin1"), { "Content-Type": "multipart/form-data; boundary=x" });
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name=${name}\r\n\r\n${value}\r\n`;

  test.each([
    ["no text", "he\xffllo"],
    ["half a surrogate pair", "he\xed\xa0\x80llo"],
    ["a NUL", "he\0llo"],
  ])("%s in the place of text is told at its field, and all else is kept", async (_, value) => {
    const reading = await inBytes(`${part("title", value)}${part("kind", "a")}--x--\r\n`);
    expect(reading).toMatchObject({ ok: false, faults: { title: { code: "broken_text" } }, typed: { kind: "a" } });
  });

  test("a name that is no text is no form's", async () => {
    const named = part('title; filename="\xd7\xa1\xff.csv"', "a");
    await expect(inBytes(`${named}--x--\r\n`)).rejects.toMatchObject({ code: "not_a_form" });
  });

  test.each([
    ["no boundary", "--x\r\n\r\n", "multipart/form-data"],
    [
      "a body that stops",
      '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nhalf',
      "multipart/form-data; boundary=x",
    ],
    ["too many parts", "--x\r\n\r\n\r\n".repeat(50), "multipart/form-data; boundary=x"],
    ["a plain form", "title=a", "application/x-www-form-urlencoded"],
  ])("%s is no form", async (_, body, type) => {
    await expect(sentParts(body, { "Content-Type": type })).rejects.toMatchObject({ code: "not_a_form" });
  });
});
