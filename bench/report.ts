import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";

import type { Result } from "./contest.ts";
import type { Counting } from "./counting.ts";
import { COURSE, FLOORS } from "./floors.ts";
import type { ImportFigures, StepTimes } from "./imports/measure-import.ts";
import type { LiveFigures } from "./live.ts";
import type { SignInFigures } from "./sign-ins.ts";
import type { SimilarFigures } from "./similar/measure-similar.ts";
import { LONG, SHORT, type ThreadFigures } from "./threads.ts";
import { shareOf, type Verdict } from "./verdicts.ts";
import type { Verified } from "./verifying.ts";

const FOLDER = "bench/results";

const MEASURED = [
  "",
  "规模",
  "请求/秒",
  "p50 ms",
  "p99 ms",
  "CPU ms",
  "SQL",
  "基准 请求/秒",
  "p50 ms",
  "p99 ms",
  "CPU ms",
  "占比",
];

/** Everything that was measured, our figures beside those of the yardstick. */
export const tableOf = (results: Result[]) =>
  aligned([
    MEASURED,
    ...results.map((result) => {
      const { title, scale, statements, ours, yardstick } = result;
      const figures = ({ perSecond, p50, p99, cpuMs }: Result["ours"]) => [
        ...[perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), cpuMs.toFixed(3)],
      ];
      const share = `${shareOf(result).toFixed(1)}%`;
      return [title, String(scale), ...figures(ours), String(statements), ...figures(yardstick), share];
    }),
  ]);

export const verdictTableOf = (verdicts: Verdict[]) =>
  aligned(verdicts.map(({ what, is, floor, ok }) => [what, is, floor, ok ? "ok" : "BELOW"]));

const SIGNED_IN = ["", "秒", "次/秒", "p50 ms", "p99 ms", "CPU ms/次", "内存 MB"];

/** A thousand sign-ins, ours beside the bare comparison of a password, and what other pages felt of them. */
export function signInTableOf({ count, ours, yardstick, page }: SignInFigures): string {
  const figures = (title: string, { seconds, perSecond, p50, p99, cpuMs, resident }: SignInFigures["ours"]) => [
    ...[title, seconds.toFixed(1), perSecond.toFixed(1), p50.toFixed(0), p99.toFixed(0), cpuMs.toFixed(1)],
    (resident / 1_000_000).toFixed(0),
  ];
  const rows = [SIGNED_IN, figures(`${count} 次登录`, ours), figures(`${count} 次只比对密码`, yardstick)];
  const felt = `同时访客打开列表页 p99 ${page.meanwhile.toFixed(1)} ms，平时 ${page.quiet.toFixed(1)} ms`;
  return `${aligned(rows)}\n${felt}`;
}

/** One import of many units, step by step, and how quickly the pages of so large a community come afterwards. */
export function importTableOf({ units, fileBytes, steps, peak, before, meanwhileMs, pages }: ImportFigures): string {
  const step = (title: string, { seconds, cpuSeconds }: StepTimes) => [
    ...[title, seconds.toFixed(1), cpuSeconds.toFixed(1)],
  ];
  const rows = [
    [`${units} 户，文件 ${(fileBytes / 1_000_000).toFixed(1)} MB`, "秒", "服务 CPU 秒"],
    step("读入并预览", steps.preview),
    step("写入", steps.apply),
    step("同一文件再预览", steps.again),
    step("导出 xlsx", steps.export),
  ];
  const opened = pages.map(({ title, firstMs, againMs }) => [title, firstMs.toFixed(0), againMs.toFixed(0)]);
  const felt = `服务进程内存最高 ${megabytes(peak)} MB，导入前 ${megabytes(before)} MB；同时打开列表页 p99 ${meanwhileMs.toFixed(0)} ms`;
  return `${aligned(rows)}\n${felt}\n\n${aligned([["导入之后打开", "第一次 ms", "p50 ms"], ...opened])}`;
}

export const similarTableOf = ({ proposals, asked, median, slowest }: SimilarFigures) =>
  aligned([
    [`在 ${proposals} 件议题里找相似的`, "标题", "中位 ms", "最慢 ms"],
    ["一次查询", String(asked), median.toFixed(1), slowest.toFixed(1)],
  ]);

/** What the server holds without and with all the pages that wait, and how soon all of them are told. */
export const liveTableOf = ({ listeners, bytes, connections, broadcastMs }: LiveFigures) =>
  `${aligned([
    ["等新意见的页面", "内存 MB", "数据库连接"],
    ["0", megabytes(bytes.before), String(connections.before)],
    [String(listeners), megabytes(bytes.after), String(connections.after)],
  ])}\n有人发言后全部得知：${broadcastMs.map((ms) => ms.toFixed(0)).join("、")} ms`;

export function threadTableOf({ short, long, commentInShort, commentInLong }: ThreadFigures): string {
  const row = (title: string, { perSecond, p50, p99, cpuMs }: ThreadFigures["short"]) => [
    ...[title, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), cpuMs.toFixed(3)],
  ];
  return aligned([
    ["讨论", "请求/秒", "p50 ms", "p99 ms", "CPU ms"],
    row(`${SHORT} 条评论的第一页`, short),
    row(`${LONG} 条评论的第一页`, long),
    row(`在 ${SHORT} 条评论的讨论里发表评论`, commentInShort),
    row(`在 ${LONG} 条评论的讨论里发表评论`, commentInLong),
  ]);
}

export const countingTableOf = (counted: Counting[]) =>
  aligned([
    ["计票", "秒", "CPU 秒"],
    ...counted.map(({ what, seconds, cpuSeconds }) => [what, seconds.toFixed(2), cpuSeconds.toFixed(2)]),
  ]);

export const verifyingTableOf = (verified: Verified[]) =>
  aligned([
    ["核对导出文件", "文件 MB", "秒", "内存 MB"],
    ...verified.map(({ what, fileBytes, seconds, peak }) => [
      ...[what, megabytes(fileBytes), seconds.toFixed(1), megabytes(peak)],
    ]),
  ]);

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(0);

/** Writes the run's JSON. Returns its path. */
export async function keep(figures: object, verdicts: Verdict[]): Promise<string> {
  const at = new Date().toISOString();
  const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model };
  const path = join(FOLDER, `${at.replaceAll(":", "-")}.json`);
  await mkdir(FOLDER, { recursive: true });
  const run = { at, machine, course: COURSE, floors: FLOORS, figures, verdicts };
  await writeFile(path, `${JSON.stringify(run, null, 2)}\n`);
  return path;
}

/** Columns side by side; all but the first stand right. A Chinese character is two wide. */
function aligned(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? "")))) ?? [];
  const line = (row: string[]) =>
    row.map((cell, column) => {
      const gap = " ".repeat((widths[column] ?? 0) - width(cell));
      return column === 0 ? cell + gap : gap + cell;
    });
  return rows.map((row) => line(row).join("  ")).join("\n");
}

const width = (text: string) =>
  [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
