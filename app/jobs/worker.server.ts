import { setTimeout as sleep } from "node:timers/promises";
import type PgBoss from "pg-boss";

import { isDatabaseAway } from "#app/db/errors.server.ts";
import { log } from "#app/http/log.server.ts";
import { openQueue } from "./queue.server.ts";
import { JOBS, type Job } from "./schedule.ts";

/** How late a job may start that was set for a moment. */
const MOMENT_POLL_MS = 1_000;
const REGULAR_POLL_MS = 15_000;

const isOfMoment = ({ when }: Job) => when === "at its moment";
const shortJobs = JOBS.filter(({ takesLong }) => !takesLong);
const longJobs = JOBS.filter(({ takesLong }) => takesLong);

/** Does what the schedule says, together with every other server on this database, until stopped; then finishes what is under way. */
export async function startJobs(url: string): Promise<{ stop(): Promise<void> }> {
  const queue = await openQueue(url);
  const stopping = new AbortController();
  const loops = [
    repeat(MOMENT_POLL_MS, stopping.signal, () => runDue(queue, shortJobs.filter(isOfMoment), stopping.signal)),
    repeat(REGULAR_POLL_MS, stopping.signal, async () => {
      await sendRegular(queue);
      await runDue(
        queue,
        shortJobs.filter((job) => !isOfMoment(job)),
        stopping.signal,
      );
    }),
    repeat(MOMENT_POLL_MS, stopping.signal, () => runDue(queue, longJobs, stopping.signal)),
  ];
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      await queue.stop({ graceful: false });
    },
  };
}

/** Goes on whatever happens: while the database is away there is nothing to do but to ask again. */
async function repeat(pauseMs: number, stopping: AbortSignal, step: () => Promise<void>) {
  while (!stopping.aborted) {
    try {
      await step();
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, "the job queue failed");
    }
    await sleep(pauseMs, undefined, { signal: stopping }).catch(() => {});
  }
}

/** Every server says that a regular job is due; the queue takes it once in its interval. */
async function sendRegular(queue: PgBoss) {
  for (const { name, when } of JOBS) {
    if (when !== "at its moment") await queue.send(name, {}, { singletonSeconds: when.everySeconds });
  }
}

async function runDue(queue: PgBoss, jobs: Job[], stopping: AbortSignal) {
  await Promise.all(
    jobs.map(async ({ name, run }) => {
      for (let due = await take(queue, name); due; due = await take(queue, name)) {
        try {
          await run(due.data as never, stopping);
          await queue.complete(name, due.id);
        } catch (error) {
          log.error({ err: error, job: name }, "a job failed");
          await queue.fail(name, due.id, error instanceof Error ? { message: error.message } : {});
        }
      }
    }),
  );
}

/** One at a time: no other server gets this one. */
async function take(queue: PgBoss, name: string) {
  const [job] = await queue.fetch(name);
  return job;
}
