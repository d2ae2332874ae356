import { prisma } from "#app/db/client.server.ts";
import { recordLooks } from "#app/domain/accounts/record-look.server.ts";
import type { Actor, Role } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { PeopleSearch } from "./forms.ts";
import { type Found, findPeople, findPerson } from "./people-search.server.ts";
import { refusalToGive, refusalToReadRoles, refusalToTake, rolesGivenBy } from "./policy.ts";

const PAGE_SIZE = 20;
const MOST_SERVING = 300;

/** Held by so many that they are counted here and found by search. */
const BY_HOME = ["resident", "owner"] as const satisfies Role[];

/** Those who answer for the most come first. */
const TOLD_IN: readonly Role[] = [
  "chair",
  "moderator",
  "supervisor",
  "admin",
  "representative",
  "buildingSteward",
  "gridWorker",
];

const name = { select: { shownName: true } } as const;
const granted = {
  id: true,
  role: true,
  grantedAt: true,
  reason: true,
  account: name,
  grantedBy: name,
} as const;
const ended = { ...granted, endedAt: true, endReason: true, endedBy: name } as const;

/** Who serves here since when, by whose word and why; who served; and, when looked for, who else there is. */
export async function rolesPage(actor: Actor, { q, after }: PeopleSearch) {
  refuseIf(refusalToReadRoles(actor));
  const { communityId } = actor;
  const [serving, officials, counts, history, found] = await Promise.all([
    prisma.membership.findMany({
      where: { communityId, endedAt: null, role: { notIn: [...BY_HOME] } },
      orderBy: [{ role: "asc" }, { grantedAt: "asc" }, { id: "asc" }],
      take: MOST_SERVING,
      select: granted,
    }),
    prisma.officialPost.findMany({
      where: { endedAt: null, subdistrict: { communities: { some: { id: communityId } } } },
      orderBy: { grantedAt: "asc" },
      select: { id: true, grantedAt: true, reason: true, account: name, grantedBy: name },
    }),
    prisma.membership.groupBy({
      by: ["role"],
      where: { communityId, endedAt: null, role: { in: [...BY_HOME] } },
      _count: true,
    }),
    endedRoles(communityId, after),
    q ? findPeople(prisma, [communityId], q) : null,
  ]);
  if (found) await noteLooks(actor, found);
  return {
    serving: serving.sort((a, b) => TOLD_IN.indexOf(a.role) - TOLD_IN.indexOf(b.role)),
    officials,
    byHome: BY_HOME.map((role) => ({ role, people: counts.find((one) => one.role === role)?._count ?? 0 })),
    ...history,
    found,
    mayGive: rolesGivenBy(actor).some((role) => role !== "official"),
  };
}

/** Roles that are over, the latest ending first. */
async function endedRoles(communityId: string, after: string | undefined) {
  const cursor = readCursor(after, isMoment);
  const at = cursor && new Date(cursor.value);
  const rows = await prisma.membership.findMany({
    where: {
      communityId,
      endedAt: { not: null },
      ...(cursor && at && { OR: [{ endedAt: { lt: at } }, { endedAt: at, id: { lt: cursor.id } }] }),
    },
    orderBy: [{ endedAt: "desc" }, { id: "desc" }],
    take: PAGE_SIZE + 1,
    select: ended,
  });
  const past = rows.slice(0, PAGE_SIZE);
  const last = past.at(-1);
  const more = rows.length > PAGE_SIZE && last?.endedAt;
  return { past, next: more ? showCursor({ value: more.toISOString(), id: last.id }) : null };
}

/** A person, and each role this actor gives: why they cannot have it, or null. */
export async function giveRolePage(actor: Actor, personId: string | null) {
  refuseIf(refusalToReadRoles(actor));
  const given = rolesGivenBy(actor).filter((role) => role !== "official");
  if (given.length === 0) throw new Refused("role_not_yours");
  const person = personId && isId(personId) ? await findPerson(prisma, [actor.communityId], personId) : null;
  if (!person) throw new Refused("not_found");
  await noteLooks(actor, [person]);
  const holder = { accountId: person.id, roles: new Set(person.held.map(({ role }) => role)) };
  return { person, roles: given.map((role) => ({ role, refusal: refusalToGive(actor, holder, role) })) };
}

/** One role somebody holds or held, and whether this actor may take it. */
export async function membershipPage(actor: Actor, id: string) {
  refuseIf(refusalToReadRoles(actor));
  const { communityId } = actor;
  const membership = isId(id)
    ? await prisma.membership.findUnique({
        where: { communityId_id: { communityId, id } },
        select: { ...ended, accountId: true, account: { select: { shownName: true, realName: true } } },
      })
    : null;
  if (!membership) throw new Refused("not_found");
  const { accountId, account, ...held } = membership;
  const adminsNow = await prisma.membership.count({ where: { communityId, role: "admin", endedAt: null } });
  await recordLooks(prisma, actor, [accountId], "roles");
  return { ...held, ...account, refusal: refusalToTake(actor, { ...held, accountId }, adminsNow) };
}

/** Whose real name was shown can read that it was. */
export const noteLooks = (actor: Actor, found: readonly Found[]) =>
  recordLooks(
    prisma,
    actor,
    found.flatMap(({ id, realName }) => (realName === null ? [] : [id])),
    "roles",
  );
