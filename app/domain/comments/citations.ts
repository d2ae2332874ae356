import { changeText } from "./html-text.ts";

const MOST_CITED = 50;
const NUMBER = /(?<![\p{Script=Latin}\p{N}&/])[#＃](\d{1,6})(?!\d)/gu;

/** The numbers of the comments that a summary rests on, each once: "#12" in its text. */
export const citedIn = (text: string): number[] =>
  [...new Set([...text.matchAll(NUMBER)].map(([, number]) => Number(number)))].slice(0, MOST_CITED);

/** The HTML with every cited number a link to its comment. */
export const linkCitations = (html: string, addresses: ReadonlyMap<number, string>): string =>
  changeText(html, (text) =>
    text.replace(NUMBER, (cited, number) => {
      const address = addresses.get(Number(number));
      return address ? `<a href="${address}">#${Number(number)}</a>` : cited;
    }),
  );
