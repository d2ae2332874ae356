import { describe, expect, test } from "vitest";

import type { Cell } from "#app/domain/imports/reading/sheet.js";
import { unitSheet } from "#app/domain/imports/writing/template.ts";
import { faultIn, HEADER, rowsXml, tableOf, workbook, written, zipOf } from "./files.ts";

const CSV = `${HEADER.join()}\n一期,7号楼,1单元,502,89.37,王芳\n`;
const gbk = Buffer.from(
  // 小区,楼栋,房号 and 一期,7栋,502 as spreadsheet programs in China write them.
  "d0a1c7f82cc2a5b6b02cb7bfbac50ad2bbc6da2c37b6b02c3530320a",
  "hex",
);
const cellsIn = async (bytes: Uint8Array | string) => (await tableOf(bytes)).map(({ cells }) => cells);

describe("text", () => {
  const marked = (mark: number[], encoding: "utf16le" | "utf8") =>
    Buffer.concat([Buffer.from(mark), Buffer.from(CSV, encoding)]);
  test.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(CSV)],
    ["UTF-8 with its mark", marked([0xef, 0xbb, 0xbf], "utf8")],
    ["UTF-16", marked([0xff, 0xfe], "utf16le")],
    ["UTF-16, the other way round", marked([0xff, 0xfe], "utf16le").swap16()],
    ["Windows line ends", Buffer.from(CSV.replaceAll("\n", "\r\n"))],
    ["tabs", Buffer.from(CSV.replaceAll(",", "\t"))],
    ["semicolons", Buffer.from(CSV.replaceAll(",", ";"))],
  ])("as %s", async (_, bytes) => {
    expect(await cellsIn(bytes)).toEqual([HEADER, ["一期", "7号楼", "1单元", "502", "89.37", "王芳"]]);
  });

  test("as GBK", async () => {
    expect(await cellsIn(gbk)).toEqual([
      ["小区", "楼栋", "房号"],
      ["一期", "7栋", "502"],
    ]);
  });

  test("rows keep the numbers people see, and empty ones are passed over", async () => {
    const rows = await tableOf(`填报表,,\n\n${CSV}\n,,,\n"一期","7号楼","1单元","503","89,37","李""强"`);
    expect(rows.map(({ no }) => no)).toEqual([3, 4, 7]);
    expect(rows[2]?.cells[4]).toBe("89,37");
    expect(rows[2]?.cells[5]).toBe('李"强');
  });

  test("an apostrophe that keeps a text from being a formula is not part of it", async () => {
    expect((await cellsIn(`${CSV}一期,7号楼,1单元,'-1,1,'王`))[2]).toEqual([
      "一期",
      "7号楼",
      "1单元",
      "-1",
      "1",
      "'王",
    ]);
  });
});

describe("workbooks", () => {
  test("of our own", async () => {
    const bytes = await written(unitSheet([[["一期", "7号楼", " <&\"'>", "", "住宅", { number: "89.37" }]]]));
    expect((await cellsIn(bytes))[1]).toEqual([
      "一期",
      "7号楼",
      " <&\"'>",
      "",
      "住宅",
      { number: "89.37", isDate: false },
    ]);
  });

  test("with shared texts, without what says how they are pronounced", async () => {
    const shared = `${HEADER.map((text) => `<si><t>${text}</t></si>`).join("")}<si><r><t>王</t></r><r><t>芳</t></r><rPh><t>wáng</t></rPh></si>`;
    const indices = HEADER.map((_, n) => `<c t="s"><v>${n}</v></c>`);
    const bytes = workbook({ sheets: { a: rowsXml(indices, ['<c t="s"><v>6</v></c>']) }, shared });
    expect(await cellsIn(bytes)).toEqual([HEADER, ["王芳"]]);
  });

  test("with cells anywhere, prefixes, truths, texts in parts and days", async () => {
    const xml = `<x:sheetData>
      <x:row r="3">${HEADER.map((text, n) => `<x:c r="${"ABCDEF"[n]}3" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`).join("")}</x:row>
      <x:row r="9"><x:c r="B9" t="b"><x:v>1</x:v></x:c><x:c r="D9" s="1"><x:v>43542</x:v></x:c><x:c r="E9" s="2"><x:v>5</x:v></x:c><x:c r="F9" s="3"><x:v>7</x:v></x:c><x:c r="AA9" s="1"/></x:row>
    </x:sheetData>`;
    const styles = `<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0.00&quot;days&quot;"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>`;
    const rows = await tableOf(workbook({ sheets: { a: xml }, styles }));
    expect(rows[1]).toEqual({
      no: 9,
      cells: [
        "",
        "TRUE",
        "",
        { number: "43542", isDate: true },
        { number: "5", isDate: true },
        { number: "7", isDate: false },
      ],
    });
  });

  test("the first sheet with a header is taken, hidden ones are not", async () => {
    const sheets = {
      "旧!": rowsXml(HEADER, ["旧"]),
      说明: rowsXml(["请填下一页"]),
      表: rowsXml(["标题"], HEADER, ["新"]),
    };
    expect(await cellsIn(workbook({ sheets }))).toEqual([HEADER, ["新"]]);
  });

  test("merged cells hold what stands at their top left", async () => {
    const rows = [
      HEADER,
      ["一期", "7号楼", "1单元", "501", "80", "王芳"],
      ["", "", "", "502", "81"],
      ["", "", "2单元", "503", "82", "李强"],
    ];
    const merges =
      '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/><mergeCell ref="F2:G3"/></mergeCells>';
    const empties = rowsXml(...rows).replaceAll('<c t="str"><v></v></c>', '<c s="1"/>');
    const read = (await cellsIn(workbook({ sheets: { a: `${empties}${merges}` } }))) as Cell[][];
    expect(read[2]).toEqual(["一期", "7号楼", "1单元", "502", "81", "王芳", "王芳"]);
    expect(read[3]).toEqual(["一期", "", "2单元", "503", "82", "李强"]);
  });
});

describe("refused, with the reason", () => {
  const zipped = (name: string, text = "") => zipOf({ [name]: text });
  const sheet = (xml: string) => workbook({ sheets: { a: xml } });
  const header = (rest: string) => sheet(rowsXml(HEADER).replace("</sheetData>", `${rest}</sheetData>`));
  const flagged = (bytes: Uint8Array) => {
    const changed = Buffer.from(bytes);
    for (
      let at = changed.indexOf("PK\x01\x02", 0, "latin1");
      at >= 0;
      at = changed.indexOf("PK\x01\x02", at + 4, "latin1")
    ) {
      changed.writeUInt16LE(1, at + 8);
    }
    return changed;
  };
  test.each<[string, Uint8Array | string, { code: string; where?: string }]>([
    ["nothing", "", { code: "empty_file" }],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae100000000", "hex"), { code: "old_workbook" }],
    [
      "a workbook with a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      { code: "locked" },
    ],
    ["a zip file with a password", flagged(sheet(rowsXml(HEADER))), { code: "locked" }],
    ["macros", workbook({ sheets: { a: rowsXml(HEADER) }, more: { "xl/vbaProject.bin": "x" } }), { code: "macros" }],
    ["a PDF called .xlsx", "%PDF-1.7 …", { code: "pdf" }],
    ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), { code: "picture" }],
    ["a photograph", Buffer.from("ffd8ffe000104a46", "hex"), { code: "picture" }],
    ["a web page called .xls", "\ufeff<html><table>", { code: "web_page" }],
    ["a letter", zipped("word/document.xml"), { code: "other_document" }],
    ["an OpenDocument", zipped("mimetype"), { code: "other_document" }],
    ["any zip file", zipped("photo.jpg"), { code: "no_workbook" }],
    ["half a zip file", sheet(rowsXml(HEADER)).slice(0, 300), { code: "damaged" }],
    ["XML that ends too early", sheet("<sheetData><row>"), { code: "damaged" }],
    ["rows in no order", header('<row r="5"/><row r="4"/>'), { code: "damaged" }],
    ["a table about something else", "a,b,c\n1,2,3", { code: "no_header" }],
    ["a workbook about something else", sheet(rowsXml(["a", "b"])), { code: "no_header" }],
    ["a header too far down", `${"题,\n".repeat(10)}${CSV}`, { code: "no_header" }],
    ["bytes", Buffer.from([1, 0, 2, 0, 3]), { code: "no_table" }],
    [
      "bytes in no encoding",
      Buffer.concat([Buffer.from(CSV), Buffer.from([0xff, 0xff, 0x0a])]),
      { code: "unknown_encoding" },
    ],
    ["a formula", header('<row r="7"><c r="E7"><f>SUM(E2:E6)</f><v>3</v></c></row>'), { code: "formula", where: "E7" }],
    ["a formula in text", `${CSV}一期,7号楼,,1,=1+1,王`, { code: "formula", where: "E3" }],
    ["a row too far down", header('<row r="1048577"/>'), { code: "too_many_empty_rows" }],
    ["many columns", header('<row r="2"><c r="BI2"><v>1</v></c></row>'), { code: "too_many_columns", where: "BI2" }],
    ["many columns in text", `${CSV}${",".repeat(60)}x`, { code: "too_many_columns", where: "BI3" }],
  ])("%s", async (_, bytes, fault) => {
    expect(await faultIn(bytes)).toEqual(fault);
  });

  test("entities that would grow are not known", async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>';
    const bytes = workbook({
      sheets: { a: rowsXml(HEADER, ["&y;"]) },
      more: { "xl/worksheets/s0.xml": `${bomb}<worksheet>${rowsXml(HEADER, ["&y;"])}</worksheet>` },
    });
    expect(await faultIn(bytes)).toEqual({ code: "damaged" });
  });
});

describe("made to harm", { timeout: 30_000 }, () => {
  /** So many megabytes of the same, packed into very little. */
  const packed = (start: string, piece: string, times: number) =>
    workbook({
      more: { "xl/worksheets/s0.xml": Buffer.concat([Buffer.from(start), Buffer.alloc(piece.length * times, piece)]) },
      sheets: { a: "" },
    });

  test("a file that unpacks to more than any list", async () => {
    const bytes = packed(`<worksheet>${rowsXml(HEADER).replace("</sheetData>", "")}`, " ", 220_000_000);
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(await faultIn(bytes)).toEqual({ code: "too_much_inside" });
  });

  test("ten million empty rows", async () => {
    const bytes = packed(`<worksheet>${rowsXml(HEADER).replace("</sheetData>", "")}`, "<row/>", 10_000_000);
    const startedAt = performance.now();
    expect(await faultIn(bytes)).toEqual({ code: "too_many_empty_rows" });
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });

  test("ten million empty lines", async () => {
    expect(await faultIn(CSV + "\n".repeat(10_000_000))).toEqual({ code: "too_many_empty_rows" });
  });

  test("more rows than a neighbourhood has", async () => {
    expect(await faultIn(CSV + "一期,1,1,1,1,王\n".repeat(60_001))).toEqual({ code: "too_many_rows" });
  });

  test("a cell without end is cut, not kept", async () => {
    const [, row] = await tableOf(workbook({ sheets: { a: rowsXml(HEADER, ["长".repeat(3_000_000)]) } }));
    expect(String(row?.cells[0]).length).toBe(501);
  });
});
