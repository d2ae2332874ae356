import { plainHeading } from "./reading/heading.js";
import type { Cell } from "./reading/sheet.js";

/** The columns of a spreadsheet of units: the heading we write, and what others call the same. */
const COLUMNS = {
  area: ["小区", "小区名称", "所属小区", "物业管理区域", "项目名称"],
  building: ["楼栋", "楼栋号", "楼号", "楼", "栋", "栋号", "幢", "幢号", "楼幢"],
  stairwell: ["单元", "单元号", "门栋", "梯"],
  room: ["房号", "室号", "房间号", "房屋号", "门牌号", "户号", "室", "车位号", "商铺号"],
  kind: ["类型", "房屋类型", "用途", "房屋用途", "规划用途"],
  areaDm2: ["面积(㎡)", "建筑面积", "房屋面积", "产权面积", "专有部分面积", "面积㎡", "面积平方米", "建筑面积㎡"],
  areaSource: ["面积来源"],
  areaDocument: ["证明编号", "证书编号", "产权证号", "不动产权证号", "房产证号", "证号", "合同编号"],
  registeredOn: ["登记日期", "登记时间", "发证日期", "签约日期"],
  countsForArea: ["计入面积", "是否计入面积"],
  countsForHead: ["计入人数", "是否计入人数"],
  ownerKind: ["业主性质", "产权性质", "业主类型"],
  owners: ["业主姓名", "业主", "业主名称", "姓名", "产权人", "权利人", "所有权人"],
  idTails: ["证件后四位", "身份证后四位", "证件号后四位", "证件号", "证件号码", "身份证", "身份证号", "身份证号码"],
  voter: ["投票人", "表决人", "指定投票人"],
  voterCapacity: ["投票人身份", "表决人身份"],
  grid: ["网格", "网格名称", "所属网格"],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** As the template and the export write it. */
export const headingOf = (column: Column): string => COLUMNS[column][0];

/** What a row cannot do without; all else may be left out, and stays as it is registered. */
export const REQUIRED = ["area", "building", "room"] as const satisfies Column[];

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
  COLUMN_NAMES.flatMap((column) => COLUMNS[column].map((heading) => [plainHeading(heading), column] as const)),
);

/** Every heading that is known, as it is compared. */
export const KNOWN_HEADINGS = [...BY_HEADING.keys()];

export type Header = {
  /** Where each column stands. */
  at: ReadonlyMap<Column, number>;
  missing: Column[];
  /** Headings that mean nothing to us, or repeat another: what stands below them is not read. */
  ignored: string[];
};

export function readHeader(cells: readonly Cell[]): Header {
  const at = new Map<Column, number>();
  const ignored: string[] = [];
  cells.forEach((cell, index) => {
    const heading = typeof cell === "string" ? cell.trim() : cell.number;
    const column = BY_HEADING.get(plainHeading(heading));
    if (column && !at.has(column)) at.set(column, index);
    else if (heading) ignored.push(heading.slice(0, 40));
  });
  return { at, missing: REQUIRED.filter((column) => !at.has(column)), ignored };
}

const SUMS = /^(?:合计|总计|小计|共计)/;
const EXAMPLE = /^[([【]?示例/u;

/** Rows that are no unit: the header printed once more, sums, and the examples of our own template. */
export function isAside(cells: readonly Cell[], { at }: Header): boolean {
  const texts = cells.map((cell) => (typeof cell === "string" ? cell.normalize("NFKC").trim() : ""));
  const first = texts.find((text) => text !== "") ?? "";
  if (SUMS.test(first) || EXAMPLE.test(texts[at.get("area") ?? 0] ?? "")) return true;
  const headings = [...at].filter(([column, index]) => BY_HEADING.get(plainHeading(texts[index] ?? "")) === column);
  return headings.length >= 3;
}
