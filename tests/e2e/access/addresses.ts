import type { RouteConfigEntry } from "@remix-run/route-config";

import routes from "#app/routes.ts";

/** Every address at which something stands, as the table names them: "" is the front door. */
export const ADDRESSES: readonly string[] = routes.flatMap((entry) => addressesOf(entry));

/** What only stands around other pages has no address of its own. */
function addressesOf(entry: RouteConfigEntry, before = ""): string[] {
  const at = [before, entry.path].filter(Boolean).join("/");
  return entry.children?.length ? entry.children.flatMap((child) => addressesOf(child, at)) : [at];
}
