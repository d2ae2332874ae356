import type { Burst } from "./load.ts";

export type Figures = {
  perSecond: number;
  /** Milliseconds: the median of the rounds' own, which one disturbed round does not move. */
  p50: number;
  p99: number;
  /** The rounds' own, in order. */
  p99s: number[];
  /** The server's CPU time for a request, in milliseconds. */
  cpuMs: number;
  /** The most memory the process was seen to hold, in bytes. */
  resident: number;
};

export function figuresOf(bursts: Burst[]): Figures {
  const sum = (measure: "answers" | "sent" | "seconds" | "cpuMs") =>
    bursts.reduce((all, burst) => all + burst[measure], 0);
  const p99s = bursts.map(({ latencies }) => percentile(latencies, 99));
  return {
    perSecond: sum("answers") / sum("seconds"),
    p50: median(bursts.map(({ latencies }) => percentile(latencies, 50))),
    p99: median(p99s),
    p99s,
    cpuMs: sum("cpuMs") / sum("sent"),
    resident: Math.max(...bursts.map(({ resident }) => resident)),
  };
}

/** The smallest value that so many percent are not above. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 50);
