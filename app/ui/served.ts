import { createContext, useContext } from "react";

import { en } from "#app/i18n/en.ts";
import type { Language } from "#app/i18n/languages.ts";
import { type Messages, zh } from "#app/i18n/zh.ts";

/** What a page knows of the request it answers. */
type Served = {
  language: Language;
  elder: boolean;
  /** Address of the script that makes pages nicer; none of them needs it. */
  script: string;
  /** What was typed into a form that could not be taken. */
  typed: Record<string, string> | null;
};

export const ServedContext = createContext<Served>({ language: "zh", elder: false, script: "", typed: null });

export const useServed = () => useContext(ServedContext);

const CATALOGUES: Record<Language, Messages> = { zh, en };

/** The words of the interface, in the reader's language. */
export const useText = (): Messages => CATALOGUES[useServed().language];
