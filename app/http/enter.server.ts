import { redirect } from "@remix-run/node";
import { owesConsent } from "#app/domain/accounts/consent.server.ts";
import { wayOn } from "#app/domain/accounts/way-on.ts";
import { entryOf } from "#app/domain/factors/queries.server.ts";
import { cookieName } from "./cookie.ts";
import { keepDevice } from "./device.server.ts";
import { keepPreferences } from "./preferences.server.ts";
import { returnTo, withNext } from "./return-to.ts";
import type { Visit } from "./visit.server.ts";

/**
 * Signs in somebody who has proved who they are: a new session, and what they wish of every device. Goes on to where
 * they wanted to be, past the second step when they have to take it, and past a new privacy policy once.
 */
export async function enter(visit: Visit, accountId: string, next: string | null | undefined): Promise<Response> {
  const [{ preferences, owesFactor }, asksConsent] = await Promise.all([
    entryOf(accountId),
    owesConsent(accountId, visit.entrance.privacyVersion),
  ]);
  const session = await visit.sessions.begin(accountId, visit);
  // The session that was brought may have been prolonged a moment ago.
  const before = `${cookieName("session", visit.secure)}=`;
  visit.setCookies = [...visit.setCookies.filter((line) => !line.startsWith(before)), session];
  await keepDevice(visit, accountId);
  keepPreferences(visit, preferences);
  const wanted = returnTo(next);
  const to = asksConsent ? withNext("/account/consent", wanted) : wanted;
  return redirect((owesFactor && wayOn("factor_first", to)) || to, { status: 303 });
}
