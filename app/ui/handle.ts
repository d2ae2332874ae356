import type { SerializeFrom } from "@remix-run/node";

import type { Messages } from "#app/i18n/zh.ts";

export type Tab = "home" | "proposals" | "votes" | "notices" | "me";

/**
 * What a route tells the frame around it: which tab it stands under, the title of its window, and, of a page that shows
 * something going on, after how many seconds it is asked for again.
 */
export type PageHandle = {
  tab: (data: unknown) => Tab | undefined;
  title: (t: Messages, data: unknown) => string;
  refreshSeconds?: (data: unknown) => number | null;
};

/** A page that could not be loaded has no data: what needs it is then not called. */
export const pageHandle = <Loader>(handle: {
  /** A page about something said stands under the tab of what is talked about. */
  tab?: Tab | ((data: SerializeFrom<Loader>) => Tab);
  title: (t: Messages, data: SerializeFrom<Loader>) => string;
  refreshSeconds?: (data: SerializeFrom<Loader>) => number | null;
}): PageHandle => ({
  tab: (data) => {
    if (typeof handle.tab !== "function") return handle.tab;
    return data == null ? undefined : handle.tab(data as SerializeFrom<Loader>);
  },
  title: (t, data) => handle.title(t, data as SerializeFrom<Loader>),
  refreshSeconds: (data) => handle.refreshSeconds?.(data as SerializeFrom<Loader>) ?? null,
});
