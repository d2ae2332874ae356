import type { Language } from "#app/i18n/languages.ts";
import { cookie } from "./cookie.ts";
import type { Visit } from "./visit.server.ts";

const YEAR_S = 365 * 24 * 60 * 60;

/** How pages are to look on a device; what is null stays as it is. */
export type Preferences = { elder: boolean | null; language: Language | null };

/** Keeps them in the cookies of this device. */
export function keepPreferences(visit: Pick<Visit, "setCookies" | "secure">, { elder, language }: Preferences) {
  const keep = (name: string, value: string) =>
    visit.setCookies.push(cookie(name, value, value === "" ? 0 : YEAR_S, visit.secure));
  if (elder !== null) keep("elder", elder ? "1" : "");
  if (language !== null) keep("lang", language === "en" ? "en" : "");
}
