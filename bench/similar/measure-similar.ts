import pg from "pg";

import { connect, disconnect } from "#app/db/client.server.ts";
import { similarProposals } from "#app/domain/proposals/similar-queries.server.ts";
import { percentile } from "../figures.ts";
import type { Hall } from "../hall.ts";
import { manyTitles, writeTitles } from "./titles.ts";

export const PROPOSALS = 10_000;
const ASKED = 200;
const SHOWN = 3;

/** How long similar proposals were looked for, in milliseconds, over and over with another title. */
export type SimilarFigures = { proposals: number; asked: number; p50: number; p99: number };

/** Adds proposals to the hall that all say much the same, and looks for titles like some of theirs. */
export async function measureSimilar({ databaseUrl, home }: Hall): Promise<SimilarFigures> {
  const communityId = home.split("/").at(-1) ?? "";
  const titles = manyTitles(PROPOSALS);
  await fill(databaseUrl, communityId, titles);
  connect(databaseUrl, 1);
  try {
    const times = [];
    for (const title of titles.slice(0, ASKED)) {
      const began = performance.now();
      await similarProposals(communityId, title, { limit: SHOWN });
      times.push(performance.now() - began);
    }
    return { proposals: PROPOSALS, asked: ASKED, p50: percentile(times, 50), p99: percentile(times, 99) };
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
