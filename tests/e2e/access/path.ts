import type { Way } from "../support/way.ts";
import type { Made } from "./objects.ts";
import type { Row } from "./row.ts";

/** Where a row's page is, of what was made for it. */
export function pathOf({ at }: Row, { params }: Made, { community }: Way): string {
  const all: Record<string, string> = { community: community.id, ...params };
  const parts = at
    .split("/")
    .map((part) => (part === "*" ? "nowhere" : part.replace(/^:(.*)/, (_, name) => all[name] ?? "")));
  return `/${parts.join("/")}`;
}
