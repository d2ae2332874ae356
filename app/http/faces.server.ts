import type { IncomingMessage } from "node:http";
import { LRUCache } from "lru-cache";

import { actorOf, type Face, type Visit } from "./visit.server.ts";

const ADDRESSES_KNOWN = 5_000;

/**
 * Under what a page stands in memory. A visitor's page is the same for every visitor at that address. A signed-in
 * person's is the same for all with the same face: what that is, is asked as the page itself asked when it was last drawn there.
 */
export function createFaces() {
  const known = new LRUCache<string, Face>({ max: ADDRESSES_KNOWN });
  return {
    /** Where this reader's page would be, if it was drawn before; null when it has to be drawn. */
    async keyToRead(request: IncomingMessage, visit: Visit): Promise<string | null> {
      if (visit.justWrote) return null;
      const place = placeOf(request, visit);
      if (!visit.sessions.isBrought(visit.cookies)) return place;
      const face = known.get(place);
      const person = face && (await visit.person());
      return person && !person.owesFactor ? `${place} ${await face.of(actorOf(person, face.communityId))}` : null;
    },

    /** Where the page just drawn belongs; null when it was for one person alone. */
    keyToKeep(request: IncomingMessage, visit: Visit): string | null {
      const place = placeOf(request, visit);
      if (!visit.sessions.isBrought(visit.cookies)) return place;
      if (!visit.face) return null;
      known.set(place, visit.face);
      return `${place} ${visit.face.shown}`;
    },
  };
}

/** What makes one page differ from another before anybody is asked who they are. */
const placeOf = ({ headers, url }: IncomingMessage, { language, elder }: Visit) =>
  `${language}${elder ? "+" : "-"}${headers.host}${url}`;
