import type { Page } from "@playwright/test";
import type pg from "pg";
import { zh } from "#app/i18n/zh.ts";
import type { Community, Part } from "../support/community.ts";
import type { Person } from "../support/session.ts";

/** Where a journey takes place, and how its pages are looked over on the way. */
export type Hall = {
  db: pg.Client;
  community: Community;
  /** The community's address. */
  base: string;
  look: (page: Page) => Promise<void>;
  visitor: Page;
  /** A browser of somebody's own, signed in already: how that goes, the author shows. */
  as: (part: Part) => Promise<Page>;
};

type SetOut = Pick<Hall, "db" | "community" | "look"> & { arrive: (who: Person | null) => Promise<Page> };

export async function setOut({ db, community, look, arrive }: SetOut): Promise<Hall> {
  const base = `/c/${community.id}`;
  const browsers = new Map<Part, Page>();
  return {
    ...{ db, community, base, look },
    visitor: await arrive(null),
    async as(part) {
      const known = browsers.get(part);
      if (known) return known;
      const page = await arrive(community.people[part]);
      browsers.set(part, page);
      await page.goto(base);
      return page;
    },
  };
}

export const heading = (page: Page, name: string, level?: number) =>
  page.getByRole("heading", { name, exact: true, ...(level && { level }) });

export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

export const follow = (page: Page, name: string) => page.getByRole("link", { name, exact: true }).click();

/** An option by how its name begins: a hint may follow. */
export const check = (page: Page, option: string) =>
  page.getByRole("radio", { name: new RegExp(`^${option}`) }).check();

/** By the bottom tabs on a phone, by the header on a wide screen. */
export const followTab = (page: Page, tab: "home" | "proposals" | "votes" | "notices" | "me") =>
  page.getByRole("navigation", { name: zh.nav.label }).getByRole("link", { name: zh.nav[tab] }).click();
