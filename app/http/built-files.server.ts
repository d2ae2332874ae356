import type { IncomingMessage, ServerResponse } from "node:http";
import sirv from "sirv";

import { log } from "./log.server.ts";

/**
 * The files of a build, as they were when the server began. One that is gone since, because a new build took its place, is
 * an answer cut short, and not the end of the server.
 */
export function builtFiles(folder: string) {
  const files = sirv(folder, { brotli: true, gzip: true, etag: true, setHeaders: cacheFiles });
  return (request: IncomingMessage, response: ServerResponse, next?: () => void) => {
    response.once("pipe", (file) =>
      file.once("error", (err) => {
        log.error({ err }, "a file of the build could not be read");
        response.destroy();
      }),
    );
    files(request, response, next);
  };
}

/** Files under /assets/ carry their content's digest in their name and never change. */
function cacheFiles(response: { setHeader(name: string, value: string): void }, path: string) {
  const lasting = path.startsWith("/assets/");
  response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "public, max-age=3600");
}
