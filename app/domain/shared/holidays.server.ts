import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { type Holidays, HolidayYear, holidaysOf, PUBLISHED } from "./calendar.ts";

let known: Holidays = holidaysOf(PUBLISHED);

/** The days off of all years that are known here. */
export const holidays = (): Holidays => known;

/** What is wrong with the operator's files of holidays, a sentence for each fault. */
export class HolidayFault extends Error {
  override name = "HolidayFault";
}

/** Adds the years that the operator has in a folder, one a file, to those that come with the product. Throws HolidayFault. */
export async function addHolidaysFrom(folder: string | undefined) {
  if (!folder) return;
  const names = await readdir(folder).catch(() => {
    throw new HolidayFault(`HOLIDAYS_DIR ${folder} 不是能读取的文件夹。`);
  });
  const added = await Promise.all(names.filter((name) => name.endsWith(".json")).map((name) => readYear(folder, name)));
  known = holidaysOf([...PUBLISHED, ...added]);
}

async function readYear(folder: string, name: string): Promise<HolidayYear> {
  const file = join(folder, name);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new HolidayFault(`${file} 读不出来：${error instanceof Error ? error.message : error}。`);
  }
  const parsed = HolidayYear.safeParse(content);
  const [issue] = parsed.error?.issues ?? [];
  if (!parsed.success) throw new HolidayFault(`${file} 的 ${issue?.path.join(".") || "内容"} 不对，格式见 README。`);
  return parsed.data;
}
