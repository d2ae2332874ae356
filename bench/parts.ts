import { StepFailed, step } from "../bin/progress.mjs";
import { measureCounting } from "./counting.ts";
import { COURSE } from "./floors.ts";
import type { Hall } from "./hall.ts";
import { measureImport, UNITS } from "./imports/measure-import.ts";
import { LISTENERS, measureLive } from "./live.ts";
import { measurePages } from "./pages.ts";
import {
  countingTableOf,
  importTableOf,
  liveTableOf,
  signInTableOf,
  similarTableOf,
  tableOf,
  threadTableOf,
  verifyingTableOf,
} from "./report.ts";
import { measureSignIns, SIGN_INS } from "./sign-ins.ts";
import { measureSimilar, PROPOSALS } from "./similar/measure-similar.ts";
import { LONG, measureThreads } from "./threads.ts";
import {
  type Verdict,
  verdictOnSimilar,
  verdictsOn,
  verdictsOnCounting,
  verdictsOnImport,
  verdictsOnLive,
  verdictsOnThreads,
  verdictsOnVerifying,
} from "./verdicts.ts";
import { BALLOTS, measureVerifying } from "./verifying.ts";

type Found = { figures: object; table: string; verdicts: Verdict[] };
type Halls = (scale: number) => Promise<Hall>;

const smallest = (halls: Halls) => halls(Math.min(...COURSE.scales));

/** All that is measured, in this order. The import, and what comes after it, changes the hall that others need as it was. */
export const PARTS = {
  async pages(halls) {
    const all: Hall[] = [];
    for (const scale of COURSE.scales) all.push(await halls(scale));
    const { results, firstVisit } = await measurePages(all);
    return {
      figures: { results, firstVisit },
      table: tableOf(results),
      verdicts: verdictsOn(results, firstVisit),
    };
  },
  async signIns(halls) {
    const hall = await smallest(halls);
    const figures = await step(`${SIGN_INS} 次登录`, () => measureSignIns(hall));
    return { figures, table: signInTableOf(figures), verdicts: [] };
  },
  async live(halls) {
    const hall = await smallest(halls);
    const figures = await step(`${LISTENERS} 个页面等新意见`, () => measureLive(hall));
    return { figures, table: liveTableOf(figures), verdicts: verdictsOnLive(figures) };
  },
  async imports(halls) {
    const hall = await smallest(halls);
    const figures = await step(`导入 ${UNITS} 户`, () => measureImport(hall));
    return { figures, table: importTableOf(figures), verdicts: verdictsOnImport(figures) };
  },
  async similar(halls) {
    const hall = await smallest(halls);
    const figures = await step(`在 ${PROPOSALS} 件议题里找相似的`, () => measureSimilar(hall));
    return { figures, table: similarTableOf(figures), verdicts: [verdictOnSimilar(figures)] };
  },
  async threads(halls) {
    const hall = await smallest(halls);
    const figures = await step(`${LONG} 条评论的讨论`, () => measureThreads(hall));
    return { figures, table: threadTableOf(figures), verdicts: verdictsOnThreads(figures) };
  },
  async counting() {
    const figures = await step("计票", () => measureCounting());
    return { figures, table: countingTableOf(figures), verdicts: verdictsOnCounting(figures) };
  },
  async verifying() {
    const figures = await step(`核对 ${BALLOTS} 张票的导出文件`, () => measureVerifying());
    return { figures, table: verifyingTableOf(figures), verdicts: verdictsOnVerifying(figures) };
  },
} as const satisfies Record<string, (halls: Halls) => Promise<Found>>;

export type PartName = keyof typeof PARTS;

const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name);

/** The parts named on the command line, in our order; all of them when none is named. */
export function partsAsked(names: readonly string[]): PartName[] {
  const unknown = names.filter((name) => !isPart(name));
  const all = Object.keys(PARTS).filter(isPart);
  if (unknown.length > 0) throw new StepFailed(`✗ 没有这一项：${unknown.join("、")}。可以选 ${all.join("、")}`);
  return all.filter((name) => names.length === 0 || names.includes(name));
}
