import type { SerializeFrom } from "@remix-run/node";

import type { Messages } from "#app/i18n/zh.ts";

export type Tab = "home" | "proposals" | "votes" | "notices" | "me";

/**
 * What a route tells the frame around it: which tab it stands under, the title of its window, and, of a page that shows
 * something going on, after how many seconds it is asked for again.
 */
export type PageHandle = {
  tab?: Tab;
  title: (t: Messages, data: unknown) => string;
  refreshSeconds?: (data: unknown) => number | null;
};

/** `title` may be asked for a page that could not be loaded: it then gets no data and is not called. */
export const pageHandle = <Loader>(handle: {
  tab?: Tab;
  title: (t: Messages, data: SerializeFrom<Loader>) => string;
  refreshSeconds?: (data: SerializeFrom<Loader>) => number | null;
}): PageHandle => ({
  ...handle,
  title: (t, data) => handle.title(t, data as SerializeFrom<Loader>),
  refreshSeconds: (data) => handle.refreshSeconds?.(data as SerializeFrom<Loader>) ?? null,
});
