import { REGISTRATION_MINUTES } from "#app/domain/accounts/one-time-code.ts";
import { cookie, cookieIn } from "./cookie.ts";
import type { Visit } from "./visit.server.ts";

/** Which code this browser asked for, and afterwards the proof that it was right: what a code is worth nowhere else. */
const NAME = "code";

export const codeOf = ({ cookies, secure }: Visit) => cookieIn(cookies, NAME, secure) ?? "";

export const keepCode = (visit: Visit, value: string) =>
  visit.setCookies.push(cookie(NAME, value, REGISTRATION_MINUTES * 60, visit.secure));

export const dropCode = (visit: Visit) => visit.setCookies.push(cookie(NAME, "", 0, visit.secure));
