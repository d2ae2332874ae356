import { createHash, randomBytes } from "node:crypto";
import { Lucia } from "lucia";

import { type PersonAttributes, sessionStore } from "#app/domain/accounts/session-store.server.ts";
import { isStaffRole, type Role } from "#app/domain/shared/actor.ts";
import { cookieName } from "./cookie.ts";

declare module "lucia" {
  interface Register {
    Lucia: Lucia<Record<never, never>, PersonAttributes>;
    DatabaseUserAttributes: PersonAttributes;
  }
}

/** The person behind a session cookie. */
export type Person = {
  accountId: string;
  shownName: string;
  /** The roles they may use now. */
  rolesIn: (communityId: string) => ReadonlySet<Role>;
  /** That they hold a staff role somewhere, and have to show a second factor before they may use it. */
  owesFactor: boolean;
};

/** The only file that knows Lucia. */
export function createSessions({ secure }: { secure: boolean }) {
  const lucia = new Lucia<Record<never, never>, PersonAttributes>(sessionStore, {
    sessionCookie: {
      name: cookieName("session", secure),
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getUserAttributes: (attributes) => attributes,
  });

  const tokenIn = (cookies: string | undefined) => (cookies ? lucia.readSessionCookie(cookies) : null);

  return {
    /** Whether a request brings a session cookie at all, valid or not. */
    isBrought: (cookies: string | undefined) => tokenIn(cookies) !== null,

    /** Who it is, and the cookie to set when the session was prolonged or is over. */
    async person(cookies: string | undefined): Promise<{ person: Person | null; setCookie?: string }> {
      const token = tokenIn(cookies);
      if (!token) return { person: null };
      const { session, user } = await lucia.validateSession(idOf(token));
      if (!session) return { person: null, setCookie: lucia.createBlankSessionCookie().serialize() };
      const usable = user.roles.filter(([, role]) => user.trusted || !isStaffRole(role));
      const rolesIn = (communityId: string) =>
        new Set(usable.filter(([id]) => id === communityId).map(([, role]) => role));
      const owesFactor = usable.length < user.roles.length;
      const person = { accountId: user.id, shownName: user.shownName, rolesIn, owesFactor };
      return session.fresh ? { person, setCookie: lucia.createSessionCookie(token).serialize() } : { person };
    },

    /** A new session; whatever was brought ends. */
    async begin(accountId: string, cookies: string | undefined): Promise<string> {
      await this.end(cookies);
      const token = randomBytes(25).toString("base64url");
      await lucia.createSession(accountId, {}, { sessionId: idOf(token) });
      return lucia.createSessionCookie(token).serialize();
    },

    async end(cookies: string | undefined): Promise<string> {
      const token = tokenIn(cookies);
      if (token) await lucia.invalidateSession(idOf(token));
      return lucia.createBlankSessionCookie().serialize();
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

/** What is stored is the digest: a stolen table signs nobody in. */
const idOf = (token: string) => createHash("sha256").update(token).digest("hex");
