import { randomBytes } from "node:crypto";

import { deviceIdOf, noteSignInOn } from "#app/domain/accounts/note-device.server.ts";
import { cookie, cookieIn } from "./cookie.ts";
import type { Visit } from "./visit.server.ts";

/** As long as browsers keep a cookie at most. */
const DEVICE_S = 400 * 24 * 60 * 60;

const TOKEN = /^[\w-]{32}$/;

/** What the device is known by, to accounts that were signed in to on it; of a device seen for the first time, nobody's. */
export const deviceOf = (visit: Visit) => deviceIdOf(tokenOf(visit) ?? "");

/** From now on the account is known on this device: what others guess elsewhere does not slow it here. */
export async function keepDevice(visit: Visit, accountId: string): Promise<void> {
  const token = tokenOf(visit) ?? randomBytes(24).toString("base64url");
  await noteSignInOn(accountId, token);
  visit.setCookies.push(cookie("device", token, DEVICE_S, visit.secure));
}

function tokenOf({ cookies, secure }: Visit): string | null {
  const token = cookieIn(cookies, "device", secure);
  return token && TOKEN.test(token) ? token : null;
}
