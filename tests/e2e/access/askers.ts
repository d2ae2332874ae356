import { randomUUID } from "node:crypto";
import type pg from "pg";

import { ROLES } from "#app/domain/shared/actor.ts";
import { insert } from "../support/community.ts";
import { sessionsOfAll } from "../support/session.ts";
import type { Way } from "../support/way.ts";
import type { Made } from "./objects.ts";
import type { Asker } from "./row.ts";

/** How somebody comes to an address; undefined is without a session. */
export type Sessions = Partial<Record<Asker, string | undefined>>;

/** Everybody there is to ask as, signed in: one person for each role, who holds no other, a moderator of `other`, and nobody. */
export async function sessionsOf(db: pg.Client, way: Way, other: Way, { own }: Made): Promise<Sessions> {
  const communityId = way.community.id;
  const people = [...ROLES, "elsewhere" as const].map((role) => ({ role, accountId: randomUUID() as string }));
  await insert(
    db,
    "Account",
    people.map(({ role, accountId }) => ({ id: accountId, realName: `实名${role}`, shownName: `邻居${role}` })),
  );
  await insert(
    db,
    "Membership",
    people
      .filter(({ role }) => role !== "official")
      .map(({ role, accountId }) => ({
        ...{ id: randomUUID(), accountId },
        ...(role === "elsewhere" ? { communityId: other.community.id, role: "moderator" } : { communityId, role }),
      })),
  );
  await db.query(
    `INSERT INTO "OfficialPost" ("subdistrictId", "id", "accountId")
     SELECT "subdistrictId", $1, $2 FROM "Community" WHERE "id" = $3`,
    [randomUUID(), people.find(({ role }) => role === "official")?.accountId, communityId],
  );
  const tokens = await sessionsOfAll(
    db,
    people.map(({ accountId }) => accountId),
  );
  const sessions: Sessions = { stranger: undefined };
  for (const [at, { role }] of people.entries()) sessions[role] = tokens[at];
  if (own) sessions.own = await way.session(own);
  return sessions;
}
