import { randomInt, randomUUID } from "node:crypto";

import { SEATS } from "./bench-vote.ts";
import type { Hall } from "./hall.ts";
import type { Visitor } from "./visitors.ts";

export type BrowserRequest = {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
};

/** What is new in each write. Each of these turns up as a parameter of the SQL, or in one. */
export type Entry = {
  sessionId: string;
  accountId: string;
  formKey: string;
  seatNo: number;
  /** Makes a comment's text unlike every other. */
  mark: string;
};

/** An entry, and the form that makes it. */
export type Writing = { entry: Entry; visitor: Visitor; request: (origin: string) => BrowserRequest };

const BROWSER = {
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Accept-Encoding": "gzip, deflate, br",
  "Accept-Language": "zh-CN,zh;q=0.9",
};
const FORM = { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin" };

const cookieOf = ({ token }: Visitor) => `session=${token}`;

export const anonymously = (path: string): BrowserRequest => ({ method: "GET", path, headers: BROWSER });

export const signedIn = (path: string, visitor: Visitor, moreCookies = ""): BrowserRequest => ({
  method: "GET",
  path,
  headers: { ...BROWSER, Cookie: cookieOf(visitor) + moreCookies },
});

/** Ballots of a hall, each for another seat. */
export function ballotsIn(hall: Hall): () => Writing {
  const next = entriesOf(hall);
  return () => {
    const { entry, visitor } = next();
    const path = `${hall.vote}/seats/${entry.seatNo}/ballot`;
    return { entry, visitor, request: posting(path, visitor, { choice: "agree", formKey: entry.formKey }) };
  };
}

/** Comments in a hall, each another text; without markup, as nearly all are. */
export function commentsIn(hall: Hall): () => Writing {
  const next = entriesOf(hall);
  return () => {
    const { entry, visitor } = next();
    const { mark, formKey } = entry;
    const body = `支持。冬天路滑，老人下楼最怕摔，早点把扶手和灯修好，大家都安心。我家的报修单是 ${mark}，请物业回复。`;
    return { entry, visitor, request: posting(hall.discussed, visitor, { stance: "support", body, formKey }) };
  };
}

function posting(path: string, visitor: Visitor, fields: Record<string, string>) {
  const body = new URLSearchParams(fields).toString();
  return (origin: string): BrowserRequest => ({
    ...{ method: "POST", path, body },
    headers: { ...BROWSER, ...FORM, Cookie: cookieOf(visitor), Origin: origin },
  });
}

/** Of what a comment says nothing else differs; these are what they are, however text is folded to be compared. */
const STEMS = [..."甲乙丙丁戊己庚辛壬癸"];

/** Large from the start, so that a seat's number is never mistaken for another parameter. */
const FIRST_SEAT = 1_001;

function entriesOf({ writers }: Hall) {
  let seatNo = FIRST_SEAT;
  return () => {
    seatNo += 1;
    const visitor = writers[(seatNo - 1) % writers.length];
    if (!visitor || seatNo > SEATS) throw new Error("the roll is too short for this machine");
    const { sessionId, accountId } = visitor;
    const mark = Array.from({ length: 8 }, () => STEMS[randomInt(STEMS.length)]).join("");
    return { visitor, entry: { sessionId, accountId, seatNo, mark, formKey: randomUUID() } };
  };
}
