import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";

import { Refused } from "./domain/shared/refusal.ts";
import { log } from "./http/log.server.ts";
import { ServedContext } from "./ui/served.ts";

export { start, startDev } from "./start.server.ts";

/** Draws a page. Whole at once: no page of ours waits for a slower part of itself. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { visit }: AppLoadContext,
) {
  const served = {
    language: visit.language,
    elder: visit.elder,
    script: remixContext.manifest.entry.module,
    typed: visit.typed,
  };
  const html = renderToString(
    <ServedContext.Provider value={served}>
      <RemixServer context={remixContext} url={request.url} />
    </ServedContext.Provider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${html}`, { status, headers });
}

/** Errors nobody expected. Refusals and addresses that are not there were answered, and a reader who went away is no error. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted || isRouteErrorResponse(error) || error instanceof Refused) return;
  log.error({ request: context.visit.id, err: error }, "unexpected error");
}
