import { COLUMN_NAMES, type Column, headingOf } from "../columns.ts";
import { AREA_SOURCES, OWNER_KINDS, UNIT_KINDS, VOTER_CAPACITIES } from "../words.ts";
import type { WrittenCell, WrittenSheet } from "./workbook.ts";

export const HEADINGS = COLUMN_NAMES.map(headingOf);

const WIDTHS: Partial<Record<Column, number>> = {
  area: 22,
  areaDocument: 34,
  owners: 24,
  idTails: 18,
  registeredOn: 14,
};

const firstWords = (words: Record<string, readonly [string, ...string[]]>) =>
  Object.values(words).map(([word]) => word);

const CHOICES: Partial<Record<Column, string[]>> = {
  kind: firstWords(UNIT_KINDS),
  areaSource: firstWords(AREA_SOURCES),
  countsForArea: ["是", "否"],
  countsForHead: ["是", "否"],
  ownerKind: firstWords(OWNER_KINDS),
  voterCapacity: ["本人", ...firstWords(VOTER_CAPACITIES)],
};

/** The sheet that units stand on. */
export const unitSheet = (rows: WrittenSheet["rows"]): WrittenSheet => ({
  name: "房屋和业主",
  header: HEADINGS,
  widths: COLUMN_NAMES.map((column) => WIDTHS[column] ?? 12),
  choices: Object.entries(CHOICES).map(([column, words]) => ({
    column: COLUMN_NAMES.indexOf(column as Column),
    words,
  })),
  rows,
});

const AREA = "示例：阳光花园一期";

/** Rows that show every case there is. Their area says that they are examples, so that nobody imports them. */
export const EXAMPLES: WrittenCell[][] = [
  [
    AREA,
    "7号楼",
    "1单元",
    "502",
    "住宅",
    { number: "89.37" },
    "登记",
    "京(2015)朝阳区不动产权第0012345号",
    "2015-06-18",
    "是",
    "是",
    "个人",
    "王芳",
    "1234",
    "",
    "",
    "第一网格",
  ],
  [
    AREA,
    "7号楼",
    "1单元",
    "601",
    "住宅",
    { number: "120.50" },
    "登记",
    "",
    "2016-03-01",
    "是",
    "是",
    "共有",
    "李强、张敏",
    "5678、123X",
    "张敏",
    "共有人",
    "第一网格",
  ],
  [
    AREA,
    "7号楼",
    "2单元",
    "101",
    "住宅",
    { number: "76.00" },
    "合同",
    "购房合同2019-088",
    "",
    "是",
    "是",
    "个人",
    "陈小宝",
    "4321",
    "陈建国",
    "监护人",
    "第一网格",
  ],
  [
    AREA,
    "7号楼",
    "",
    "商铺03",
    "商铺",
    { number: "58.20" },
    "测绘",
    "",
    "",
    "是",
    "是",
    "单位",
    "惠邻便民超市有限公司",
    "",
    "周平",
    "代理人",
    "第一网格",
  ],
  [
    AREA,
    "地下车库",
    "",
    "B1-017",
    "车位",
    { number: "12.60" },
    "登记",
    "",
    "",
    "否",
    "否",
    "开发商",
    "向阳置业有限公司",
    "",
    "",
    "",
    "",
  ],
];

/** What belongs into each column, as people who fill it in need to know. */
const EXPLAINED: Record<Column, string> = {
  area: "必填。物业管理区域的名称，和系统里登记的一致；没有登记过的会新建。",
  building: "必填。如 7号楼。只写 7 也可以，会读作 7号楼。",
  stairwell: "如 1单元。没有单元的（商铺、车位、别墅）空着。",
  room: "必填。如 502、商铺03、B1-017。",
  kind: "住宅、商铺或车位。空着按住宅。",
  areaDm2: "第一次登记必填。单位平方米，最多两位小数，如 89.37。",
  areaSource: "登记、测绘或合同。空着按登记。",
  areaDocument: "产权证号、测绘报告或合同的编号，可以空着。",
  registeredOn: "如 2015-06-18，可以空着。",
  countsForArea: "表决时是否计入面积。空着：住宅和商铺计入，车位不计入。",
  countsForHead: "表决时是否计入人数。空着：住宅和商铺计入，车位不计入。",
  ownerKind: "个人、共有、单位或开发商。空着按姓名判断。",
  owners: "第一次登记必填。几位共有人用顿号隔开：李强、张敏。",
  idTails:
    "每位业主身份证件的后四位，和姓名顺序一致，用顿号隔开。用来分清同名的人：姓名和后四位都相同的，算同一位业主，只计一个人数。填了完整号码也只保留后四位。",
  voter: "共有人商定的投票人，或监护人、代理人的姓名。一位业主自己投票的，空着。",
  voterCapacity: "本人、共有人、监护人或代理人。",
  grid: "所属网格的名称，可以空着。同一栋楼只能属于一个网格。",
};

const RULES = [
  "一行是一套房、一间商铺或一个车位。请在第一张表里填写，第一行的列名不要改。",
  "空着的格子不会改动已经登记的内容。表里没有的房屋也不会被删除。",
  "不要使用公式。如果有公式，请先“复制”，再“选择性粘贴”为“数值”。",
  "以“示例”开头的行不会被导入，可以留着，也可以删掉。",
];

const explanations = (): WrittenSheet => ({
  name: "填写说明",
  header: ["列", "怎么填"],
  widths: [16, 90],
  wraps: true,
  rows: [[...COLUMN_NAMES.map((column) => [headingOf(column), EXPLAINED[column]]), ...RULES.map((rule) => ["", rule])]],
});

/** An empty list to fill in: examples, and beside them what belongs where. */
export const templateSheets = (): WrittenSheet[] => [unitSheet([EXAMPLES]), explanations()];
