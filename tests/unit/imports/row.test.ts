import { describe, expect, test } from "vitest";
import { readDay } from "#app/domain/imports/cells.ts";
import { type Column, isAside, readHeader } from "#app/domain/imports/columns.ts";
import type { Cell } from "#app/domain/imports/reading/sheet.js";
import { type RowValues, readRow } from "#app/domain/imports/row.ts";

const number = (digits: string, isDate = false): Cell => ({ number: digits, isDate });

/** A row of these cells, as it is understood. */
function read(cells: Partial<Record<Column, Cell>>): RowValues {
  const columns = Object.keys(cells) as Column[];
  const at = new Map(columns.map((column, index) => [column, index]));
  return readRow({ no: 12, cells: columns.map((column) => cells[column] ?? "") }, { at });
}

const place = { area: "一期", building: "7号楼", room: "502" };
const faultsOf = (cells: Partial<Record<Column, Cell>>) =>
  read({ ...place, ...cells }).faults.map(({ column, code, said }) =>
    [column, code, ...(said ? [said] : [])].join(" "),
  );

describe("headings", () => {
  test.each<[string, Column]>([
    ["小区", "area"],
    [" 楼 栋 *", "building"],
    ["楼号：", "building"],
    ["房 号（必填）", "room"],
    ["面积（㎡）", "areaDm2"],
    ["建筑面积(平方米)", "areaDm2"],
    ["面积㎡", "areaDm2"],
    ["业主姓名【共有人用顿号】", "owners"],
    ["身份证号码", "idTails"],
    ["证件后四位", "idTails"],
  ])("%s", (heading, column) => {
    expect([...readHeader([heading]).at.keys()]).toEqual([column]);
  });

  test("what is missing, what is not known and what comes twice is told", () => {
    const header = readHeader(["小区", "房号", "备注", "", "室号", number("3")]);
    expect(header.missing).toEqual(["building"]);
    expect(header.ignored).toEqual(["备注", "室号", "3"]);
  });

  test.each<[string, Cell[], boolean]>([
    ["sums", ["合计", "", "1200"], true],
    ["sums further right", ["", "总计：120", "1"], true],
    ["the header once more", ["小区", "楼 栋", "房号"], true],
    ["an example", ["示例：阳光花园", "7号楼", "502"], true],
    ["a unit", ["一期", "7号楼", "502"], false],
  ])("rows that are none: %s", (_, cells, is) => {
    expect(isAside(cells, readHeader(["小区", "楼栋", "房号"]))).toBe(is);
  });
});

describe("places", () => {
  test.each<[Partial<Record<Column, Cell>>, Partial<RowValues>]>([
    [{ building: "７ 号楼" }, { building: "7号楼", buildingSaid: "７ 号楼" }],
    [{ building: number("7") }, { building: "7号楼", buildingSaid: "7" }],
    [{ building: "7#" }, { building: "7号楼" }],
    [{ building: "7#楼" }, { building: "7号楼" }],
    [{ building: "7栋" }, { building: "7栋", buildingSaid: null }],
    [{ stairwell: number("1.0") }, { stairwell: "1单元" }],
    [{ stairwell: "　１　单元" }, { stairwell: "1单元" }],
    [{ room: number("502.0") }, { room: "502" }],
    [{ room: number("1.001E3") }, { room: "1001" }],
    [{ room: "B1- 017\n" }, { room: "B1-017" }],
    [{ area: "  阳光 花园 \u200b一期 " }, { area: "阳光花园一期" }],
  ])("%j", (cells, values) => {
    expect(read({ ...place, ...cells })).toMatchObject({ ...values, faults: [] });
  });

  test.each<[Partial<Record<Column, Cell>>, string]>([
    [{ area: "", building: " " }, "area missing, building missing"],
    [{ room: number("45353", true) }, "room became_a_date 45353"],
    [{ room: "一".repeat(21) }, `room too_long ${"一".repeat(21)}`],
    [{ room: "x".repeat(501) }, `room too_long ${"x".repeat(30)}, room too_long ${"x".repeat(30)}`],
    [{ room: "110101199001011234" }, "room id_number_here …1234"],
  ])("wrong: %j", (cells, faults) => {
    expect(faultsOf(cells).join(", ")).toBe(faults);
  });
});

describe("measures and words", () => {
  test.each<[Partial<Record<Column, Cell>>, Partial<RowValues>]>([
    [{ areaDm2: "89.37㎡" }, { areaDm2: 8937 }],
    [{ areaDm2: "８９，３７" }, { areaDm2: 8937 }],
    [{ areaDm2: number("89.370000000000005") }, { areaDm2: 8937 }],
    [{ kind: "地下 车位" }, { kind: "parkingBay" }],
    [{ areaSource: "购房合同" }, { areaSource: "contract" }],
    [{ areaDocument: " 京(2015)第001号 " }, { areaDocument: "京(2015)第001号" }],
    [
      { countsForArea: "√", countsForHead: "FALSE" },
      { countsForArea: true, countsForHead: false },
    ],
    [
      { countsForArea: "", kind: "", areaDm2: "", registeredOn: "" },
      { countsForArea: null, kind: null, areaDm2: null, registeredOn: null },
    ],
  ])("%j", (cells, values) => {
    expect(read({ ...place, ...cells })).toMatchObject({ ...values, faults: [] });
  });

  test.each<[Partial<Record<Column, Cell>>, string]>([
    [{ areaDm2: "0" }, "areaDm2 bad_area 0"],
    [{ areaDm2: "89.375" }, "areaDm2 bad_area 89.375"],
    [{ areaDm2: "约90" }, "areaDm2 bad_area 约90"],
    [{ kind: "阁楼" }, "kind unknown_kind 阁楼"],
    [{ areaSource: "听说" }, "areaSource unknown_source 听说"],
    [{ countsForHead: "也许" }, "countsForHead yes_or_no 也许"],
    [{ registeredOn: "2019年" }, "registeredOn bad_day 2019年"],
  ])("wrong: %j", (cells, faults) => {
    expect(faultsOf(cells).join(", ")).toBe(faults);
  });

  test.each<[Cell, string | null]>([
    ["2019-03-18", "2019-03-18"],
    ["2019/3/8", "2019-03-08"],
    ["2019.03.18 00:00", "2019-03-18"],
    ["２０１９年３月１８日", "2019-03-18"],
    ["20190318", "2019-03-18"],
    ["2019-03-18T00:00:00", "2019-03-18"],
    [number("43542", true), "2019-03-18"],
    [number("43542.75"), "2019-03-18"],
    ["43542", "2019-03-18"],
    [number("10000", true), "1927-05-18"],
    [number("2019"), null],
    [number("99999"), null],
    ["2019-02-30", null],
    ["1849-01-01", null],
    ["昨天", null],
  ])("day %j", (cell, day) => {
    expect(readDay(cell)).toBe(day);
  });

  test("days of a workbook that counts from 1904", () => {
    expect(readDay(number("42080", true), true)).toBe("2019-03-18");
    expect(readDay("43542", true)).toBe("2019-03-18");
  });
});

describe("owners", () => {
  test.each<[Partial<Record<Column, Cell>>, Partial<RowValues>]>([
    [{ owners: "王 芳" }, { names: ["王芳"], ownerClass: null, guessedClass: "people", idTails: [""] }],
    [{ owners: "王　芳、 李 强" }, { names: ["王芳", "李强"] }],
    [{ owners: "王芳，李强；张敏/赵云" }, { names: ["王芳", "李强", "张敏", "赵云"] }],
    [{ owners: "王芳 李强" }, { names: ["王芳", "李强"] }],
    [{ owners: "王芳\n李强" }, { names: ["王芳", "李强"] }],
    [{ owners: "买买提·阿不都拉" }, { names: ["买买提·阿不都拉"] }],
    [{ owners: "John  Smith" }, { names: ["John Smith"] }],
    [{ owners: "惠邻超市有限公司" }, { guessedClass: "company", ownerClass: null }],
    [
      { owners: "甲、乙（集团）", ownerKind: "单位" },
      { names: ["甲、乙(集团)"], ownerClass: "company" },
    ],
    [{ owners: "向阳置业", ownerKind: "建设单位" }, { ownerClass: "developer" }],
    [{ owners: "" }, { names: null, idTails: null, guessedClass: null }],
    [{ owners: "王芳", idTails: "110101199001011234" }, { idTails: ["1234"] }],
    [{ owners: "王芳", idTails: "11010119900101123x" }, { idTails: ["123X"] }],
    [{ owners: "王芳", idTails: "1101 0119 9001 0112 34" }, { idTails: ["1234"] }],
    [{ owners: "王芳", idTails: "**1234" }, { idTails: ["1234"] }],
    [{ owners: "王芳", idTails: number("12") }, { idTails: ["0012"] }],
    [{ owners: "王芳", idTails: "123" }, { idTails: ["0123"] }],
    [{ owners: "王芳", idTails: "H12345678" }, { idTails: ["5678"] }],
    [{ owners: "王芳", idTails: "无" }, { idTails: [""] }],
    [{ owners: "王芳、李强", idTails: "1234，５６７８" }, { idTails: ["1234", "5678"] }],
    [{ owners: "王芳、李强", idTails: "、5678" }, { idTails: ["", "5678"] }],
    [
      { owners: "王芳、李强", voter: "李 强" },
      { voter: "李强", voterCapacity: "owner" },
    ],
    [
      { owners: "王芳", voterCapacity: "本人" },
      { voter: "王芳", voterCapacity: "owner" },
    ],
    [
      { owners: "陈小宝", voter: "陈建国", voterCapacity: "监护人" },
      { voter: "陈建国", voterCapacity: "guardian" },
    ],
    [
      { owners: "王芳、王芳", idTails: "1234、5678", voter: "王芳（5678）" },
      { voter: "王芳", voterTail: "5678" },
    ],
  ])("%j", (cells, values) => {
    expect(read({ ...place, ...cells })).toMatchObject({ ...values, faults: [] });
  });

  test.each<[Partial<Record<Column, Cell>>, string]>([
    [{ owners: "王芳、李强", ownerKind: "个人" }, "ownerKind several_owners 个人"],
    [{ owners: "王芳", ownerKind: "共有" }, "ownerKind one_owner 共有"],
    [{ owners: "王芳", ownerKind: "朋友" }, "ownerKind unknown_owner_kind 朋友"],
    [{ owners: "王芳13800138000" }, "owners number_in_name 王芳13800138000"],
    [{ owners: "王芳110101199001011234" }, "owners number_in_name 王芳…1234"],
    [{ owners: "？？" }, "owners bad_name ??"],
    [{ owners: "甲".repeat(61) }, `owners too_long ${"甲".repeat(30)}`],
    [{ owners: Array(19).fill("王芳").join("、") }, `owners too_many_owners ${Array(10).fill("王芳、").join("")}`],
    [{ owners: "王芳", idTails: number("1.10101E+17") }, "idTails spoilt_number"],
    [{ owners: "王芳", idTails: number("110101199001011000") }, "idTails spoilt_number"],
    [{ owners: "王芳", idTails: "1.10101E+17" }, "idTails spoilt_number"],
    [{ owners: "王芳", idTails: "一二三四" }, "idTails bad_id_tail"],
    [{ owners: "王芳", idTails: "12" }, "idTails bad_id_tail"],
    [{ owners: "王芳、李强", idTails: "1234" }, "idTails tails_do_not_match"],
    [{ owners: "", idTails: "1234" }, "owners owner_missing"],
    [{ owners: "", voter: "王芳" }, "owners owner_missing"],
    [{ owners: "王芳、李强", voter: "赵云" }, "voter voter_is_no_owner 赵云"],
    [{ owners: "王芳、王芳", voter: "王芳" }, "voter voter_is_two 王芳"],
    [{ owners: "王芳、李强", voterCapacity: "共有人" }, "voter voter_missing"],
    [{ owners: "王芳", voter: "王芳", voterCapacity: "邻居" }, "voterCapacity unknown_capacity 邻居"],
    [{ owners: "王芳", voter: "13800138000", voterCapacity: "代理人" }, "voter number_in_name 13800138000"],
  ])("wrong: %j", (cells, faults) => {
    expect(faultsOf(cells).join(", ")).toBe(faults);
  });

  test("nothing that is kept holds an identity number, wherever it was typed", () => {
    const id = "110101199001011234";
    const columns: Column[] = [
      "area",
      "building",
      "stairwell",
      "room",
      "grid",
      "areaDocument",
      "owners",
      "idTails",
      "voter",
      "kind",
    ];
    for (const column of columns) expect(JSON.stringify(read({ ...place, [column]: `号${id}` }))).not.toContain(id);
    expect(JSON.stringify(read({ ...place, owners: "王芳", idTails: number(id) }))).not.toContain("1101011990");
  });
});
