import pg from "pg";

import { connect, disconnect } from "#app/db/client.server.ts";
import { similarProposals } from "#app/domain/proposals/similar-queries.server.ts";
import { median } from "../figures.ts";
import type { Hall } from "../hall.ts";
import { manyTitles, writeTitles } from "./titles.ts";

export const PROPOSALS = 10_000;
const ASKED = 100;
/** A title is asked for again and again: its own median is not moved by a busy moment of the machine. */
const ROUNDS = 5;
const SHOWN = 3;

/** How long similar proposals were looked for, in milliseconds: the median title, and the slowest one. */
export type SimilarFigures = { proposals: number; asked: number; median: number; slowest: number };

/** Adds proposals to the hall that all say much the same, and looks for titles like some of theirs. */
export async function measureSimilar({ databaseUrl, home }: Hall): Promise<SimilarFigures> {
  const communityId = home.split("/").at(-1) ?? "";
  const titles = manyTitles(PROPOSALS);
  await fill(databaseUrl, communityId, titles);
  connect(databaseUrl, 1);
  try {
    const asked = titles.slice(0, ASKED).map((title) => ({ title, times: [] as number[] }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const { title, times } of asked) times.push(await timed(communityId, title));
    }
    const each = asked.map(({ times }) => median(times));
    return { proposals: PROPOSALS, asked: ASKED, median: median(each), slowest: Math.max(...each) };
  } finally {
    await disconnect();
  }
}

async function fill(databaseUrl: string, communityId: string, titles: string[]) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(`SELECT "authorId" AS "id" FROM "Proposal" LIMIT 1`);
    await writeTitles(client, communityId, rows[0]?.id ?? "", titles);
  } finally {
    await client.end();
  }
}

async function timed(communityId: string, title: string): Promise<number> {
  const began = performance.now();
  await similarProposals(communityId, title, { limit: SHOWN });
  return performance.now() - began;
}
