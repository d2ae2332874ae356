import { createHash, randomBytes } from "node:crypto";
import { Lucia, type Session, type User } from "lucia";

import { deviceName } from "#app/domain/accounts/device-name.ts";
import {
  noteSession,
  type PersonAttributes,
  renameSession,
  rolesKeyOf,
  type SessionAttributes,
  sessionStore,
  wasRenamed,
} from "#app/domain/accounts/session-store.server.ts";
import { isStaffRole, type Role } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { cookieName } from "./cookie.ts";

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionAttributes, PersonAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: PersonAttributes;
  }
}

/** The person behind a session cookie. */
export type Person = {
  accountId: string;
  shownName: string;
  /** The roles they may use now. */
  rolesIn: (communityId: string) => ReadonlySet<Role>;
  /** Where they have any. */
  communityIds: readonly string[];
  /** That they hold a staff role somewhere, and have to show a second factor before they may use it. */
  owesFactor: boolean;
  /** The session itself: when its second factor was shown, and when the person last proved who they are. */
  session: { id: string; factorAt: Date | null; provedAt: Date };
};

/** What a request brings to begin a session with. */
type Brought = { cookies: string | undefined; userAgent: string | undefined };

/** What was asked for again, and right. */
export type Proof = "password" | "factor";

const HOUR_MS = 3_600_000;

/** The only file that knows Lucia. */
export function createSessions({ secure }: { secure: boolean }) {
  const lucia = new Lucia<SessionAttributes, PersonAttributes>(sessionStore, {
    sessionCookie: {
      name: cookieName("session", secure),
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });

  const tokenIn = (cookies: string | undefined) => (cookies ? lucia.readSessionCookie(cookies) : null);
  const cookieOf = (token: string) => lucia.createSessionCookie(token).serialize();
  const blank = () => lucia.createBlankSessionCookie().serialize();

  /** Gives the session another id, or nothing when a request beside this one has just done so. */
  async function rename(id: string, noted: Parameters<typeof renameSession>[2]) {
    const token = newToken();
    return (await renameSession(id, idOf(token), noted)) ? { id: idOf(token), setCookie: cookieOf(token) } : null;
  }

  /** Other roles than when the id was given end that id; that the session is in use is noted by the hour. */
  async function keepUp({ id, rolesKey: known, seenAt }: Session, user: User) {
    const now = new Date();
    const rolesKey = rolesKeyOf(user.roles);
    if (known !== null && known !== rolesKey) return rename(id, { rolesKey, seenAt: now });
    if (known === null || now.getTime() - seenAt.getTime() > HOUR_MS) await noteSession(id, { rolesKey, seenAt: now });
    return null;
  }

  return {
    /** Whether a request brings a session cookie at all, valid or not. */
    isBrought: (cookies: string | undefined) => tokenIn(cookies) !== null,

    /** Who it is, and the cookie to set when the session was prolonged, goes on under another id, or is over. */
    async person(cookies: string | undefined): Promise<{ person: Person | null; setCookie?: string }> {
      const token = tokenIn(cookies);
      if (!token) return { person: null };
      const id = idOf(token);
      const { session, user } = await lucia.validateSession(id);
      if (!session) return (await wasRenamed(id)) ? { person: null } : { person: null, setCookie: blank() };
      const renamed = await keepUp(session, user);
      const person = personOf({ ...session, id: renamed?.id ?? id }, user);
      if (renamed) return { person, setCookie: renamed.setCookie };
      return session.fresh ? { person, setCookie: cookieOf(token) } : { person };
    },

    /** A new session; whatever was brought ends. */
    async begin(accountId: string, { cookies, userAgent }: Brought): Promise<string> {
      await this.end(cookies);
      const token = newToken();
      const now = new Date();
      const attributes = { device: deviceName(userAgent), seenAt: now, factorAt: null, provedAt: now, rolesKey: null };
      await lucia.createSession(accountId, attributes, { sessionId: idOf(token) });
      return cookieOf(token);
    },

    /** The same session under another id, for when what its person proved, or could prove, has changed. */
    async renew({ session: { id } }: Pick<Person, "session">, proof?: Proof): Promise<string> {
      const now = new Date();
      const noted = { ...(proof && { provedAt: now }), ...(proof === "factor" && { factorAt: now }) };
      const renamed = await rename(id, noted);
      if (!renamed) throw new Refused("sign_in_first");
      return renamed.setCookie;
    },

    async end(cookies: string | undefined): Promise<string> {
      const token = tokenIn(cookies);
      if (token) await lucia.invalidateSession(idOf(token));
      return blank();
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;

function personOf({ id, factorAt, provedAt }: Session, user: User): Person {
  const usable = user.roles.filter(([, role]) => user.trusted || !isStaffRole(role));
  return {
    accountId: user.id,
    shownName: user.shownName,
    rolesIn: (communityId) => new Set(usable.filter(([place]) => place === communityId).map(([, role]) => role)),
    communityIds: [...new Set(usable.map(([place]) => place))],
    owesFactor: usable.length < user.roles.length,
    session: { id, factorAt, provedAt },
  };
}

const newToken = () => randomBytes(25).toString("base64url");

/** What is stored is the digest: a stolen table signs nobody in. */
const idOf = (token: string) => createHash("sha256").update(token).digest("hex");
