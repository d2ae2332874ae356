import { randomUUID } from "node:crypto";
import type pg from "pg";

import { type Answer, post } from "../support/http.ts";
import { codeSentTo, newPhone } from "../support/post-office.ts";

/**
 * Pages that open to whoever was sent a code, by where it is asked for; one to whoever had the right one, one to whoever has
 * yet to show a second factor.
 */
export type Door = "enter" | "proven" | "password-reset" | "account/phone" | "second-step";

/** What the cookie of a session holds, and behind it what opens the door. */
export async function throughDoor(baseURL: string, db: pg.Client, door: Door, session = "nobody"): Promise<string> {
  if (door === "second-step") {
    await db.query(`UPDATE "Session" SET "factorAt" = NULL WHERE "id" = encode(sha256($1), 'hex')`, [session]);
    return session;
  }
  const to = newPhone();
  const at = door === "proven" ? "enter" : door;
  const asked = cookieIn(await post(baseURL, `/${at}`, { to, formKey: randomUUID() }, session));
  const sent = `${session}; code=${asked}`;
  if (door !== "proven") return sent;
  const proven = cookieIn(await post(baseURL, "/enter/code", { code: await codeSentTo(to) }, sent));
  return `${session}; code=${proven}`;
}

function cookieIn({ headers }: Answer): string {
  const [, value] = /(?:^|\n)code=([^;]*)/.exec((headers["set-cookie"] ?? []).join("\n")) ?? [];
  if (!value) throw new Error("no code was sent");
  return value;
}
