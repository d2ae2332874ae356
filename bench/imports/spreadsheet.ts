import { unitSheet } from "#app/domain/imports/writing/template.ts";
import { type WrittenCell, workbookOf } from "#app/domain/imports/writing/workbook.ts";
import { Random } from "../../prisma/seed/random.ts";

const AREAS = 10;
const BUILDINGS_AN_AREA = 25;
const ROWS_A_BATCH = 1_000;
const SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
const GIVEN = "芳敏静磊洋勇军杰娟艳涛明超霞平刚桂英华建国文玲";

/** A workbook of so many units as a large subdistrict might keep it: every column filled in, hardly a name twice. */
export async function spreadsheetOf(units: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of workbookOf([unitSheet(batches(units))])) pieces.push(piece);
  return Buffer.concat(pieces);
}

function* batches(units: number): Generator<WrittenCell[][]> {
  const random = new Random("imports/spreadsheet");
  for (let from = 0; from < units; from += ROWS_A_BATCH) {
    const count = Math.min(ROWS_A_BATCH, units - from);
    yield Array.from({ length: count }, (_, at) => rowOf(from + at, units, random));
  }
}

function rowOf(index: number, units: number, random: Random): WrittenCell[] {
  const perBuilding = Math.ceil(units / AREAS / BUILDINGS_AN_AREA);
  const building = Math.floor(index / perBuilding);
  const within = index % perBuilding;
  const area = Math.floor(building / BUILDINGS_AN_AREA) + 1;
  const isBay = within % 10 === 9;
  const owners = [...new Set(random.percent(30) ? [nameOf(random), nameOf(random)] : [nameOf(random)])];
  const tails = owners.map(() => String(random.between(0, 9_999)).padStart(4, "0"));
  const areaDm2 = isBay ? random.between(1_180, 1_350) : random.between(4_600, 14_200);
  return [
    ...[`新城花园${area}期`, `${(building % BUILDINGS_AN_AREA) + 1}号楼`, isBay ? "" : `${(within % 4) + 1}单元`],
    isBay ? `B1-${within}` : `${Math.floor(within / 4) + 1}0${(within % 4) + 1}`,
    isBay ? "车位" : "住宅",
    { number: (areaDm2 / 100).toFixed(2) },
    ...[
      "登记",
      `沪(2015)第${String(index).padStart(7, "0")}号`,
      `20${10 + (index % 14)}-0${(index % 9) + 1}-1${index % 9}`,
    ],
    ...(isBay ? ["否", "否"] : ["是", "是"]),
    owners.length > 1 ? "共有" : "个人",
    owners.join("、"),
    tails.join("、"),
    ...(owners.length > 1 ? [owners[0] ?? "", "共有人"] : ["", ""]),
    `第${(building % 40) + 1}网格`,
  ];
}

const nameOf = (random: Random) =>
  random.pick([...SURNAMES]) + random.pick([...GIVEN]) + (random.percent(70) ? random.pick([...GIVEN]) : "");
