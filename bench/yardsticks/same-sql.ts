import { json } from "node:stream/consumers";
import pg from "pg";

import type { Answer } from "../answer.ts";
import { type Script, valuesFor } from "../recording/script.ts";
import type { Entry } from "../requests.ts";
import { bareServer } from "./bare.ts";

export type SameSql = { databaseUrl: string; writes: Record<string, { script: Script; headers: Answer["headers"] }> };

/** For writes: asks the database all that the app asks, for the entry that was sent. */
bareServer<SameSql>(({ databaseUrl, writes }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, options: "-c timezone=UTC" });
  return async (request, response) => {
    const write = writes[request.url ?? ""];
    const entry = (await json(request)) as Entry;
    if (!write) return response.writeHead(404).end();
    const client = await pool.connect();
    for (const statement of write.script) {
      const { name, text } = statement;
      await client.query({ ...(name && { name }), text, values: valuesFor(entry, statement) });
    }
    client.release();
    response.writeHead(303, write.headers).end();
  };
});
