import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { startApp } from "./app.ts";
import { percentile } from "./figures.ts";
import { COURSE } from "./floors.ts";
import type { Hall } from "./hall.ts";
import type { Server } from "./processes.ts";
import type { BareVerify } from "./yardsticks/bare-verify.ts";
import { startBare } from "./yardsticks/start.ts";

export const SIGN_INS = 1_000;
const PASSWORD = "锄禾日当午汗滴禾下土";
const LOOK_MS = 20;

type Run = { seconds: number; perSecond: number; p50: number; p99: number; cpuMs: number; resident: number };

/** A thousand people signing in, each once, beside a server that compares a password and does nothing else. */
export type SignInFigures = {
  count: number;
  connections: number;
  ours: Run;
  yardstick: Run;
  /** Milliseconds that a visitor's page took meanwhile, and before. */
  page: { quiet: number; meanwhile: number };
};

export async function measureSignIns({ databaseUrl, list }: Hall): Promise<SignInFigures> {
  const passwordHash = await hashPassword(PASSWORD);
  const names = await addPeople(databaseUrl, passwordHash);
  const yardstick = await startBare("bare-verify", { passwordHash, password: PASSWORD } satisfies BareVerify);
  // Everybody comes from one address here.
  const { server } = await startApp(databaseUrl, undefined, { SIGN_IN_TRIES: "100000" });
  try {
    const bodies = names.map((name) => new URLSearchParams({ name, password: PASSWORD, next: "/" }).toString());
    const warm = bodies.slice(0, COURSE.connections * 4);
    for (const side of [yardstick, server]) await askAll(side, warm);
    const bare = await askAll(yardstick, bodies);
    const before = await watchPage(server, list, sleep(2_000));
    const asked = askAll(server, bodies);
    const meanwhile = await watchPage(server, list, asked);
    return {
      ...{ count: SIGN_INS, connections: COURSE.connections, ours: await asked, yardstick: bare },
      page: { quiet: percentile(before, 99), meanwhile: percentile(meanwhile, 99) },
    };
  } finally {
    await Promise.all([server.stop(), yardstick.stop()]);
  }
}

async function addPeople(databaseUrl: string, passwordHash: string): Promise<string[]> {
  const names = Array.from({ length: SIGN_INS }, () => `bench-${randomUUID()}`);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(
    `INSERT INTO "Account" ("id", "loginName", "realName", "shownName", "passwordHash")
     SELECT gen_random_uuid(), name, '某人', '某*', $2 FROM unnest($1::text[]) name`,
    [names, passwordHash],
  );
  await client.end();
  return names;
}

/** Each of these forms once, as many at a time as there are connections. */
async function askAll(server: Server, bodies: readonly string[]): Promise<Run> {
  const waiting = [...bodies];
  const times: number[] = [];
  let resident = 0;
  const cpuBefore = server.cpuMs();
  const began = performance.now();
  const ask = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const asked = performance.now();
      const { status } = await post(server, body);
      times.push(performance.now() - asked);
      if (status !== 303) throw new Error(`a sign-in was answered ${status}`);
      resident = Math.max(resident, server.resident());
    }
  };
  await Promise.all(Array.from({ length: COURSE.connections }, ask));
  const seconds = (performance.now() - began) / 1_000;
  const cpuMs = (server.cpuMs() - cpuBefore) / bodies.length;
  const perSecond = bodies.length / seconds;
  return { seconds, perSecond, p50: percentile(times, 50), p99: percentile(times, 99), cpuMs, resident };
}

async function post({ url }: Server, body: string): Promise<Response> {
  const answer = await fetch(`${url}/sign-in`, {
    ...{ method: "POST", body, redirect: "manual" },
    headers: { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin", Origin: url },
  });
  await answer.arrayBuffer();
  return answer;
}

/** How long a visitor's page takes, again and again, until the work is over. In milliseconds. */
async function watchPage({ url }: Server, path: string, work: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  const ending = work.finally(() => {
    over = true;
  });
  while (!over) {
    const asked = performance.now();
    await (await fetch(url + path)).arrayBuffer();
    times.push(performance.now() - asked);
    await sleep(LOOK_MS);
  }
  await ending;
  return times;
}
