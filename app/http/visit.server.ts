import type { IncomingMessage } from "node:http";

import type { Config } from "#app/config.server.ts";
import type { Messengers } from "#app/domain/accounts/code-message.ts";
import { type CommunityFacts, getCommunity } from "#app/domain/places/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { Language } from "#app/i18n/languages.ts";
import { cookieName } from "./cookie.ts";
import type { OwnFile } from "./file.server.ts";
import type { RateLimits } from "./rate-limits.server.ts";
import type { Person, Sessions } from "./session.server.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    visit: Visit;
  }
}

/** One request, as routes see it: who asks, in what language, and what the page turned out to be made from. */
export type Visit = {
  id: string;
  method: string;
  clientAddress: string;
  cookies: string | undefined;
  userAgent: string | undefined;
  /** Elder mode: larger text and targets. */
  elder: boolean;
  language: Language;
  sessions: Sessions;
  limits: RateLimits;
  /** Asked once, however many loaders want to know. */
  person: () => Promise<Person | null>;
  community: (id: string) => Promise<CommunityFacts>;
  /** Set-Cookie lines for the answer. */
  setCookies: string[];
  /** Over https cookies are kept from everything else. */
  secure: boolean;
  /** What a page kept in memory would be made from; null while nothing said that it may be kept. */
  tags: Set<string> | null;
  /** For whom else the page drawn is the same; null when for nobody else who is signed in. */
  face: Face | null;
  /** Whether a form was taken now, or a moment ago: its sender sees nothing from memory then. */
  wrote: boolean;
  justWrote: boolean;
  /** What was typed into a form that could not be taken, so that an error page can give it back. */
  typed: Record<string, string> | null;
  /** After how many seconds what was refused would be taken, where that is known. */
  retryAfter: number | null;
  /** What the operator set for people coming in. */
  entrance: Entrance;
  /** What an action made to be sent in the place of its page. */
  file: OwnFile | null;
  /** The name of what the loader found and will never be anything else: a browser keeps it. Null for every page. */
  lasting: string | null;
};

export type Entrance = Pick<Config, "signInTries" | "codesPerHour" | "privacyVersion"> & { messengers: Messengers };

/** All that is personal on a page, as a key; and how to find it out for the next who asks at the same address. */
export type Face = { communityId: string; shown: string; of: (actor: Actor) => Promise<string> };

/** A person as they stand in a community; somebody not signed in has no roles. */
export function actorOf(person: Person | null, communityId: string): Actor {
  return { accountId: person?.accountId ?? null, communityId, roles: person?.rolesIn(communityId) ?? new Set() };
}

/** The same person wherever several communities are looked at together. */
export const callerOf = (person: Person | null) => ({
  accountId: person?.accountId ?? null,
  rolesIn: (communityId: string) => actorOf(person, communityId).roles,
  communityIds: person?.communityIds ?? [],
});

type Shared = Pick<Visit, "sessions" | "limits" | "secure" | "entrance"> & { trustProxy: number };

export function visitOf(request: IncomingMessage, id: string, shared: Shared): Visit {
  const { sessions, limits, trustProxy, secure, entrance } = shared;
  const cookies = request.headers.cookie;
  const pairs = cookies?.split(/; */) ?? [];
  const isSet = (name: string, value: string) => pairs.includes(`${cookieName(name, secure)}=${value}`);
  const visit: Visit = {
    id,
    method: request.method ?? "GET",
    clientAddress: clientAddress(request, trustProxy),
    cookies,
    userAgent: request.headers["user-agent"],
    elder: isSet("elder", "1"),
    // Chinese unless the reader chose otherwise.
    language: isSet("lang", "en") ? "en" : "zh",
    sessions,
    limits,
    person: once(async () => {
      const { person, setCookie } = await sessions.person(cookies);
      if (setCookie) visit.setCookies.push(setCookie);
      return person;
    }),
    community: onceFor(getCommunity),
    setCookies: [],
    secure,
    tags: null,
    face: null,
    wrote: false,
    justWrote: isSet("fresh", "1"),
    typed: null,
    retryAfter: null,
    entrance,
    file: null,
    lasting: null,
  };
  return visit;
}

function once<T>(ask: () => Promise<T>) {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

function onceFor<T>(ask: (key: string) => Promise<T>) {
  const answers = new Map<string, Promise<T>>();
  return (key: string) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

/** The address in front of the last trusted proxy; without one, the other end of the connection. */
function clientAddress(request: IncomingMessage, trustProxy: number) {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "").split(",");
  const named = trustProxy > 0 ? forwarded.at(-trustProxy)?.trim() : undefined;
  return named || request.socket.remoteAddress || "unknown";
}
