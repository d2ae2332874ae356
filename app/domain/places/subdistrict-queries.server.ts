import { prisma } from "#app/db/client.server.ts";
import { refusalToSeeSubdistrict } from "#app/domain/roles/policy.ts";
import { actorAmong, type Caller } from "#app/domain/roles/subdistrict.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { type RefusalCode, Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { changeView, SHOWN } from "./history-queries.server.ts";
import { refusalToKeepSubdistrict, refusalToMoveCommunity, refusalToNameSubdistrict } from "./policy.ts";
import { revisionOf } from "./revision.server.ts";
import { findSubdistrict, type Subdistrict, subdistrictOf } from "./subdistrict-store.server.ts";

const PAGE_SIZE = 30;

/** A subdistrict that anybody has a say in, and what keeps this caller out of it. */
async function entered(
  caller: Caller,
  id: string,
  refusalTo: (actor: Pick<Actor, "accountId" | "roles">) => RefusalCode | null,
): Promise<Subdistrict> {
  const subdistrict = await findSubdistrict(prisma, id);
  if (subdistrict.communities.length === 0) throw new Refused("not_found");
  refuseIf(refusalTo(actorAmong(caller, idsOf(subdistrict))));
  return subdistrict;
}

const idsOf = ({ communities }: Subdistrict) => communities.map(({ id }) => id);

/** A subdistrict to be renamed. */
export async function editSubdistrictPage(caller: Caller, id: string) {
  const { name, communities } = await entered(caller, id, refusalToNameSubdistrict);
  return { name, communities: communities.length, revision: revisionOf({ name }) };
}

/** Under which subdistrict a new community comes. */
export async function newCommunityPage(caller: Caller, id: string) {
  const { name } = await entered(caller, id, refusalToKeepSubdistrict);
  return { subdistrict: name };
}

export function newSubdistrictPage(caller: Caller) {
  refuseIf(refusalToKeepSubdistrict(actorAmong(caller, caller.communityIds)));
}

/** 30 changes of a subdistrict, newest first. */
export async function subdistrictHistory(caller: Caller, id: string, after: string | undefined) {
  const { name } = await entered(caller, id, refusalToSeeSubdistrict);
  const rows = await prisma.subdistrictChange.findMany({
    where: { subdistrictId: id, ...(after && isId(after) && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: PAGE_SIZE + 1,
    select: SHOWN,
  });
  const shown = rows.slice(0, PAGE_SIZE);
  const changes = shown.map((row) => changeView(row));
  return { name, changes, next: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null };
}

/** Where this community may go: to the other subdistricts that the caller looks after. */
export async function communityMovePage(caller: Caller, actor: Actor) {
  refuseIf(refusalToMoveCommunity(actor, null));
  const [here, others] = await Promise.all([
    subdistrictOf(prisma, actor.communityId),
    prisma.subdistrict.findMany({
      where: {
        communities: { some: { id: { in: [...caller.communityIds] } }, none: { id: actor.communityId } },
      },
      orderBy: { name: "asc" },
      select: { id: true, name: true, communities: { select: { id: true } } },
    }),
  ]);
  const mayEnter = others.filter(({ communities }) => {
    const ids = communities.map(({ id }) => id);
    return refusalToMoveCommunity(actor, actorAmong(caller, ids).roles) === null;
  });
  return { subdistrict: here.name, others: mayEnter.map(({ id, name }) => ({ id, name })) };
}
