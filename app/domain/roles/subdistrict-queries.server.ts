import { prisma } from "#app/db/client.server.ts";
import { refusalToKeepSubdistrict, refusalToNameSubdistrict } from "#app/domain/places/policy.ts";
import { STATE_GROUPS } from "#app/domain/proposals/lifecycle.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { findPeople, findPerson } from "./people-search.server.ts";
import { refusalToGive, refusalToSeeSubdistrict, refusalToTake, rolesGivenBy } from "./policy.ts";
import { noteLooks } from "./queries.server.ts";
import { communitiesOf } from "./store.server.ts";
import { actorAmong, type Caller } from "./subdistrict.ts";

/** A community and how much goes on in it. */
export type CommunityLine = {
  id: string;
  name: string;
  residents: number;
  openVotes: number;
  notices: number;
  gathering: number;
  underWay: number;
};

async function seen(caller: Caller, subdistrictId: string) {
  const communityIds = await communitiesOf(prisma, subdistrictId);
  const actor = actorAmong(caller, communityIds);
  refuseIf(refusalToSeeSubdistrict(actor));
  return { communityIds, actor };
}

const name = { select: { shownName: true } } as const;

/** The communities of a subdistrict with what goes on in them, and its officials. */
export async function subdistrictPage(caller: Caller, subdistrictId: string, now = new Date()) {
  const { actor } = await seen(caller, subdistrictId);
  const [subdistrict, communities, officials] = await Promise.all([
    prisma.subdistrict.findUniqueOrThrow({ where: { id: subdistrictId }, select: { name: true } }),
    communityLines(subdistrictId, now),
    prisma.officialPost.findMany({
      where: { subdistrictId },
      orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { grantedAt: "asc" }],
      take: 100,
      select: {
        ...{ id: true, accountId: true, grantedAt: true, reason: true, endedAt: true, endReason: true },
        ...{ account: name, grantedBy: name, endedBy: name },
      },
    }),
  ]);
  const posts = officials.map(({ accountId, ...post }) => ({
    ...post,
    refusal: refusalToTake(actor, { accountId, role: "official", endedAt: post.endedAt }, 0),
  }));
  return {
    ...subdistrict,
    communities,
    officials: posts.filter(({ endedAt }) => endedAt === null),
    past: posts.filter(({ endedAt }) => endedAt !== null),
    mayGive: rolesGivenBy(actor).includes("official"),
    mayName: refusalToNameSubdistrict(actor) === null,
    mayKeep: refusalToKeepSubdistrict(actor) === null,
  };
}

function communityLines(subdistrictId: string, now: Date): Promise<CommunityLine[]> {
  const gathering = [...STATE_GROUPS.endorsing];
  const underWay = [...STATE_GROUPS.deliberating, ...STATE_GROUPS.voting];
  return prisma.$queryRaw<CommunityLine[]>`
    SELECT c."id", c."name",
      (SELECT count(*)::int FROM "Membership" m
        WHERE m."communityId" = c."id" AND m."role" = 'resident' AND m."endedAt" IS NULL) AS "residents",
      (SELECT count(*)::int FROM "Vote" v WHERE v."communityId" = c."id" AND v."status" IN ('notice', 'open')
        AND v."opensAt" <= ${now} AND v."closesAt" > ${now}) AS "openVotes",
      (SELECT count(*)::int FROM "Outcome" o
        WHERE o."communityId" = c."id" AND o."noticeEndsAt" > ${now}) AS "notices",
      (SELECT count(*)::int FROM "Proposal" p
        WHERE p."communityId" = c."id" AND p."state" = ANY(${gathering}::"ProposalState"[])) AS "gathering",
      (SELECT count(*)::int FROM "Proposal" p
        WHERE p."communityId" = c."id" AND p."state" = ANY(${underWay}::"ProposalState"[])) AS "underWay"
    FROM "Community" c WHERE c."subdistrictId" = ${subdistrictId}::uuid ORDER BY c."name", c."id"`;
}

/** Whom to make an official: people looked for, or the one chosen. */
export async function givePostPage(
  caller: Caller,
  subdistrictId: string,
  { q, person }: { q?: string; person?: string },
) {
  const { actor, communityIds } = await seen(caller, subdistrictId);
  if (!rolesGivenBy(actor).includes("official")) throw new Refused("role_not_yours");
  const chosen = person && isId(person) ? await findPerson(prisma, communityIds, person) : null;
  if (person && !chosen) throw new Refused("not_found");
  const found = q && !chosen ? await findPeople(prisma, communityIds, q) : null;
  const shown = chosen ? [chosen] : (found ?? []);
  const viewed: Actor = { ...actor, communityId: adminPlace(caller, communityIds) };
  if (shown.length > 0) await noteLooks(viewed, shown);
  const holder = chosen && { accountId: chosen.id, roles: new Set(chosen.held.map(({ role }) => role)) };
  return { person: chosen, found, refusal: holder && refusalToGive(actor, holder, "official") };
}

/** One official, to be taken leave of. */
export async function postPage(caller: Caller, subdistrictId: string, postId: string) {
  const { actor } = await seen(caller, subdistrictId);
  const post = isId(postId)
    ? await prisma.officialPost.findUnique({
        where: { subdistrictId_id: { subdistrictId, id: postId } },
        select: {
          ...{ accountId: true, grantedAt: true, reason: true, endedAt: true, endReason: true },
          ...{ account: name, grantedBy: name, endedBy: name },
        },
      })
    : null;
  if (!post) throw new Refused("not_found");
  const { accountId, ...shown } = post;
  return { ...shown, refusal: refusalToTake(actor, { accountId, role: "official", endedAt: post.endedAt }, 0) };
}

/** Looks are written down where the one who looks is an administrator. */
const adminPlace = ({ rolesIn }: Caller, communityIds: string[]) =>
  communityIds.find((id) => rolesIn(id).has("admin")) ?? "";

/** Where somebody is an official, by name. */
export async function ownSubdistricts(accountId: string) {
  const posts = await prisma.officialPost.findMany({
    where: { accountId, endedAt: null },
    orderBy: { grantedAt: "asc" },
    select: { subdistrict: { select: { id: true, name: true } } },
  });
  return posts.map(({ subdistrict }) => subdistrict);
}
