import type { IncomingMessage } from "node:http";

/** A form of text is never larger. */
export const MAX_FORM_BYTES = 256 * 1024;

/**
 * Whether a request that may change something comes from one of our own pages.
 * A browser always says where a form comes from; who says nothing is no browser, and has no cookie to abuse but is refused all the same.
 */
export function isFromOurPages({ headers }: IncomingMessage, publicOrigin: string | undefined): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const { origin, host } = headers;
  if (!origin) return site === "same-origin";
  if (!URL.canParse(origin)) return false;
  return publicOrigin ? origin === publicOrigin : new URL(origin).host === host;
}

/** The whole body, or null when it has more than `most` bytes: what is left of it then stays unread. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on("data", (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size <= most) return;
      request.pause();
      resolve(null);
    });
    request.once("end", () => resolve(Buffer.concat(parts)));
    request.once("error", reject);
  });
}
