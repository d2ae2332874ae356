import type { SerializeFrom } from "@remix-run/node";

import type { Messages } from "#app/i18n/zh.ts";

export type Tab = "home" | "proposals" | "votes" | "notices" | "me";

/** What a route tells the frame around it: which tab it stands under, and the title of its window. */
export type PageHandle = { tab?: Tab; title: (t: Messages, data: unknown) => string };

/** `title` may be asked for a page that could not be loaded: it then gets no data and is not called. */
export const pageHandle = <Loader>(handle: {
  tab?: Tab;
  title: (t: Messages, data: SerializeFrom<Loader>) => string;
}): PageHandle => ({ ...handle, title: (t, data) => handle.title(t, data as SerializeFrom<Loader>) });
