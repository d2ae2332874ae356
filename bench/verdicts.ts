import type { Result } from "./contest.ts";
import type { Counting } from "./counting.ts";
import { median } from "./figures.ts";
import type { FirstVisit } from "./first-visit.ts";
import { COURSE, FLOORS } from "./floors.ts";
import type { ImportFigures } from "./imports/measure-import.ts";
import type { LiveFigures } from "./live.ts";
import type { SimilarFigures } from "./similar/measure-similar.ts";
import { LONG, SHORT, type ThreadFigures } from "./threads.ts";
import type { Verified } from "./verifying.ts";

/** One floor, and where we stand. */
export type Verdict = { what: string; is: string; floor: string; ok: boolean };

const percent = (share: number) => `${share.toFixed(1)}%`;

/** The yardstick's CPU time for a request as a share of ours, in percent. */
export const shareOf = ({ ours, yardstick }: Result) => (yardstick.cpuMs / ours.cpuMs) * 100;

export function verdictsOn(results: Result[], firstVisit: FirstVisit): Verdict[] {
  return [
    ...results.flatMap(onShare),
    ...onGrowth(results),
    ...onBallots(results),
    onFirstVisit(firstVisit),
    onMemory(results),
  ];
}

function onShare(result: Result): Verdict[] {
  const share = shareOf(result);
  const floor = FLOORS.share[result.kind];
  if (floor === null) return [];
  const what = `${result.title} ×${result.scale}：基准的 CPU 占我们的`;
  return [{ what, is: percent(share), floor: `≥ ${floor}%`, ok: share >= floor }];
}

/** Durable, and with their entries in the ledger. */
const onBallots = (results: Result[]): Verdict[] =>
  results
    .filter(({ kind }) => kind === "ballot")
    .map(({ title, scale, ours }) => atMost(`${title} ×${scale}：p99`, ours.p99, FLOORS.ballotP99, "ms", 1));

/** The largest hall against the smallest, row by row, round by round. */
function onGrowth(results: Result[]): Verdict[] {
  const [small, large] = [Math.min(...COURSE.scales), Math.max(...COURSE.scales)];
  const at = (scale: number) => results.filter((result) => result.scale === scale);
  return at(large).map(({ key, title, ours }) => {
    const before = at(small).find((result) => result.key === key)?.ours.p99s ?? [];
    const growth = median(ours.p99s.map((p99, round) => p99 / (before[round] ?? Number.NaN)));
    const what = `${title}：p99 在规模 ${large} 时是规模 ${small} 时的`;
    return { what, is: `${growth.toFixed(2)} 倍`, floor: `≤ ${FLOORS.p99Growth} 倍`, ok: growth <= FLOORS.p99Growth };
  });
}

function onFirstVisit({ bytes, files }: FirstVisit): Verdict {
  const kb = bytes / 1_000;
  const what = `第一次打开提案页，共 ${files.length} 个文件`;
  return { what, is: `${kb.toFixed(1)} KB`, floor: `≤ ${FLOORS.firstVisitKb} KB`, ok: kb <= FLOORS.firstVisitKb };
}

function onMemory(results: Result[]): Verdict {
  const mb = Math.max(...results.map(({ ours }) => ours.resident)) / 1_000_000;
  return {
    what: "服务进程在负载下的常驻内存",
    is: `${mb.toFixed(0)} MB`,
    floor: `≤ ${FLOORS.residentMb} MB`,
    ok: mb <= FLOORS.residentMb,
  };
}

export function verdictsOnImport({ units, steps, peak, pages }: ImportFigures): Verdict[] {
  const floors = FLOORS.import;
  const slowest = pages.reduce((a, b) => (b.firstMs > a.firstMs ? b : a));
  return [
    atMost(`导入 ${units} 户：预览和写入`, steps.preview.seconds + steps.apply.seconds, floors.seconds, "秒", 1),
    atMost(`导入 ${units} 户：服务进程内存最高`, peak / 1_000_000, floors.peakMb, "MB"),
    atMost(`导入之后第一次打开最慢的一页（${slowest.title}）`, slowest.firstMs, floors.pageMs, "ms"),
  ];
}

export const verdictOnSimilar = ({ proposals, slowest }: SimilarFigures): Verdict =>
  atMost(`在 ${proposals} 件议题里找相似的：最慢的标题`, slowest, FLOORS.similarMs, "ms", 1);
export function verdictsOnThreads({ short, long, commentInLong }: ThreadFigures): Verdict[] {
  const { growth, commentP99 } = FLOORS.thread;
  return [
    atMost(`${LONG} 条评论的第一页：CPU 是 ${SHORT} 条评论时的`, long.cpuMs / short.cpuMs, growth, "倍", 2),
    atMost(`在 ${LONG} 条评论的讨论里发表评论：p99`, commentInLong.p99, commentP99, "ms", 1),
  ];
}

export const verdictsOnCounting = (counted: Counting[]): Verdict[] =>
  counted.map(({ what, seconds, withinSeconds }) => atMost(what, seconds, withinSeconds, "秒", 2));

export const verdictsOnVerifying = (verified: Verified[]): Verdict[] =>
  verified.flatMap(({ what, seconds, peak }) => [
    atMost(`verify-vote：${what}`, seconds, FLOORS.verify.seconds, "秒", 1),
    atMost(`verify-vote：${what}，内存最高`, peak / 1_000_000, FLOORS.verify.peakMb, "MB"),
  ]);

export function verdictsOnLive({ listeners, bytes, connections, broadcastMs }: LiveFigures): Verdict[] {
  const floors = FLOORS.live;
  const [mb, more] = [(bytes.after - bytes.before) / 1_000_000, connections.after - connections.before];
  return [
    atMost(`${listeners} 个页面等新意见：多占的内存`, mb, floors.mb, "MB"),
    atMost(`${listeners} 个页面等新意见：多占的数据库连接`, more, floors.connections, "个"),
    atMost(`${listeners} 个页面全部得知新意见，最慢一次`, Math.max(...broadcastMs), floors.broadcastMs, "ms"),
  ];
}

const atMost = (what: string, is: number, floor: number, unit: string, digits = 0): Verdict => ({
  ...{ what, is: `${is.toFixed(digits)} ${unit}`, floor: `≤ ${floor} ${unit}`, ok: is <= floor },
});
