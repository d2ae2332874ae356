import type { IncomingMessage } from "node:http";
import { createHeaders } from "@remix-run/node-fetch-server";

/**
 * What our pages are asked with. A page is drawn in full also for who asks for its head alone; the body is then not sent.
 * Our own check of the origin has been made: Remix compares Origin with Host once more, so behind a proxy Host is what people typed.
 */
export function webRequest(
  request: IncomingMessage,
  body: Buffer | undefined,
  publicOrigin: string | undefined,
): Request {
  const headers = createHeaders(request);
  if (publicOrigin) headers.set("Host", new URL(publicOrigin).host);
  const base = publicOrigin ?? `http://${request.headers.host ?? "localhost"}`;
  const origin = URL.canParse(base) ? new URL(base).origin : "http://localhost";
  return new Request(origin + request.url, {
    method: body ? "POST" : "GET",
    headers,
    body: body as BodyInit | undefined,
  });
}

/** Without the query: a search may name a person. */
export const pathOf = (url: string) => url.split("?")[0] ?? "/";

/** As the log may hold it: whoever reads the address of a letter, however it is spelled, has its code. */
export const pathToLog = (url: string) =>
  /^\/+join\//i.test(decodeURIComponent(pathOf(url))) ? "/join/…" : pathOf(url);

/** Whether an address is one that a page could stand at: a path whose escapes are text. */
export function isAddress(url: string): boolean {
  try {
    decodeURIComponent(pathOf(url));
    return url.startsWith("/") && URL.canParse(`http://localhost${url}`);
  } catch {
    return false;
  }
}

/** Addresses that Remix answers to its own script in a browser. Our pages have no such script, so they are not there. */
export const isForScripts = (url: string) => pathOf(url).endsWith(".data") || url.startsWith("/__manifest");
