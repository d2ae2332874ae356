export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Chinese unless the reader chose otherwise. */
export const languageIn = (cookies: string | undefined): Language =>
  cookies?.split(/; */).includes("lang=en") ? "en" : "zh";
