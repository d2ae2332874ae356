import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import type { Visit } from "./visit.server.ts";

/** A file made for one person, sent in the place of a page. */
export type OwnFile = { name: string; type: string; parts: AsyncIterable<Uint8Array> };

/** Sends a file while it is being made: only as much of it is in memory as the reader has not taken yet. */
export async function sendFile(response: ServerResponse, { name, type, parts }: OwnFile, { setCookies }: Visit) {
  if (setCookies.length > 0) response.setHeader("Set-Cookie", setCookies);
  response.setHeader("Cache-Control", "private, no-store");
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Disposition", `attachment; filename="${name}"`);
  response.writeHead(200);
  try {
    await pipeline(Readable.from(parts, { objectMode: false }), response);
  } catch (error) {
    // Whoever has gone does not want the rest.
    if (!(error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE")) throw error;
  }
}
