import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";

import { COURSE } from "./floors.ts";
import type { Server } from "./processes.ts";
import type { BrowserRequest } from "./requests.ts";

/** What a server did in a few seconds under load. Latencies in milliseconds. */
export type Burst = {
  sent: number;
  answers: number;
  seconds: number;
  cpuMs: number;
  latencies: number[];
  /** The most memory that was seen, in bytes. */
  resident: number;
};

const QUIET_MS = 20;
const PATIENCE = 30;
const LOOK_MS = 100;

type Load = { next: () => BrowserRequest; status: number; seconds: number; connections: number };

/** Asks a server for one thing after another, as many at a time as there are connections. */
export async function load(server: Server, { next, status, seconds, connections }: Load): Promise<Burst> {
  const latencies: number[] = [];
  let resident = 0;
  const looking = setInterval(() => {
    resident = Math.max(resident, server.resident());
  }, LOOK_MS);
  const before = server.cpuMs();
  try {
    const result = await fire({ url: server.url, duration: seconds, connections, sampleInt: LOOK_MS }, next, latencies);
    await quiet(server);
    refuseOthers({ ...result.statusCodeStats, 0: { count: result.errors } }, status);
    const cpuMs = server.cpuMs() - before;
    return {
      sent: result.requests.sent,
      answers: latencies.length,
      seconds: result.duration,
      cpuMs,
      latencies,
      resident,
    };
  } finally {
    clearInterval(looking);
  }
}

/** The last request of each connection got no answer but was sent: its work counts, and has to be over. */
async function quiet(server: Server) {
  for (let look = 0; look < PATIENCE; look++) {
    const before = server.cpuMs();
    await sleep(LOOK_MS);
    if (server.cpuMs() - before < QUIET_MS) return;
  }
}

function fire(options: autocannon.Options, next: () => BrowserRequest, latencies: number[]) {
  return new Promise<autocannon.Result>((resolve, reject) => {
    const requests = [{ setupRequest: (request: autocannon.Request) => ({ ...request, ...next() }) }];
    const shooting = autocannon({ ...options, requests }, (error, result) => (error ? reject(error) : resolve(result)));
    shooting.on("response", (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  });
}

/** A server that refuses is fast: its figures would mean nothing. Status 0 is no answer. */
function refuseOthers(statuses: Record<string, { count?: number }>, expected: number) {
  const counts = Object.entries(statuses).map(([status, { count = 0 }]) => ({ status: Number(status), count }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const others = counts.filter(({ status }) => status !== expected).reduce((sum, { count }) => sum + count, 0);
  if (all === 0 || (others * 100) / all > COURSE.unexpected) {
    throw new Error(`expected ${expected}, got ${JSON.stringify(statuses)}`);
  }
}
