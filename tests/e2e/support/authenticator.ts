import type { CDPSession, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type pg from "pg";

import type { Person } from "./session.ts";

const STEP_MS = 30_000;
/** From when a code is read off until it arrives. */
const TYPING_MS = 5_000;

/** The app on somebody's phone. No code works twice, so each it gives is of a later step than the last: at most one ahead. */
export class Authenticator {
  readonly #totp: TOTP;
  #last = 0;

  constructor(secret: string) {
    this.#totp = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, "")), period: 30, digits: 6 });
  }

  /** A code that will be taken, and has not been given before. Waits when the phone would have none yet. */
  async code(): Promise<string> {
    const stepAt = (ms: number) => Math.floor(ms / STEP_MS);
    // The step before still counts, if it does when the code arrives.
    const step = Math.max(this.#last + 1, stepAt(Date.now() + TYPING_MS) - 1);
    while (step > stepAt(Date.now()) + 1) await new Promise((resolve) => setTimeout(resolve, 500));
    this.#last = step;
    return this.#totp.generate({ timestamp: step * STEP_MS });
  }
}

/** Makes somebody of a test's community staff as they are outside the tests: their roles wait for a second factor. */
export const makeReal = (db: pg.Client, { accountId }: Person) =>
  db.query('UPDATE "Account" SET "isDemo" = false WHERE "id" = $1', [accountId]);

/** Plugs a device that makes passkeys into the browser, and touches it whenever it asks. */
export async function plugInPasskeys(page: Page): Promise<{ client: CDPSession; authenticatorId: string }> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return { client, authenticatorId };
}
