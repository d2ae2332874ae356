import type { Db } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { PartyFacts } from "./facts.ts";
import { recordChanges } from "./record-change.server.ts";

type Row = PartyFacts & { id: string; label: string };

/**
 * The register of owners stays as it is, but no line of it in this community is this account's any more: nobody votes
 * for those parties by it. In the caller's transaction, and in the history of places.
 */
export async function unlinkFromRegister(
  tx: Db,
  author: Pick<Actor, "communityId" | "accountId">,
  accountId: string,
): Promise<void> {
  const { communityId } = author;
  const linked = await tx.$queryRaw<unknown[]>`SELECT FROM "OwnerPartyMember"
    WHERE "communityId" = ${communityId} AND "accountId" = ${accountId}::uuid ORDER BY "partyId", "position" FOR UPDATE`;
  if (linked.length === 0) return;
  const parties = await partiesOf(tx, communityId, accountId);
  await tx.ownerPartyMember.updateMany({ where: { communityId, accountId }, data: { accountId: null } });
  await recordChanges(
    tx,
    author,
    parties.map(({ id, label, propertyAreaId, kind, members }) => {
      const before = { propertyAreaId, kind, members };
      const unlinked = members.map((one) => (one.accountId === accountId ? { ...one, accountId: null } : one));
      return { kind: "party", subjectId: id, label, before, after: { ...before, members: unlinked } } as const;
    }),
  );
}

/** The parties an account stands in, each called by the first of its units. */
const partiesOf = (tx: Db, communityId: string, accountId: string) =>
  tx.$queryRaw<Row[]>`
    SELECT p."id", p."propertyAreaId", p."kind",
      coalesce((SELECT b."name" || u."stairwell" || u."room" FROM "ExclusiveUnit" u
        JOIN "Building" b ON b."communityId" = u."communityId" AND b."id" = u."buildingId"
        WHERE u."communityId" = p."communityId" AND u."partyId" = p."id" ORDER BY u."id" LIMIT 1), a."name") AS "label",
      (SELECT json_agg(json_build_object('name', m."name", 'capacity', m."capacity", 'idTail', m."idTail",
          'accountId', m."accountId", 'designatedVoter', m."designatedVoter") ORDER BY m."position")
        FROM "OwnerPartyMember" m WHERE m."communityId" = p."communityId" AND m."partyId" = p."id") AS "members"
    FROM "OwnerParty" p
    JOIN "PropertyArea" a ON a."communityId" = p."communityId" AND a."id" = p."propertyAreaId"
    WHERE p."communityId" = ${communityId} AND p."id" IN (SELECT m."partyId" FROM "OwnerPartyMember" m
      WHERE m."communityId" = ${communityId} AND m."accountId" = ${accountId}::uuid)`;
