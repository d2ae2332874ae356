import { z } from "zod";

import { prisma } from "#app/db/client.server.ts";
import { recordLooks } from "#app/domain/accounts/record-look.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { countMembers, getMember, listMembers } from "./member-store.server.ts";
import { refusalToKeepMember, refusalToSeeMembers } from "./policy.ts";

const PAGE_SIZE = 50;

/** Which part of the list an address asks for: those who have left, and from where on. */
export const MemberPage = z.object({ left: z.literal("on").optional().catch(undefined), after: z.string().optional() });

/** The members of the collective, or those who have left, by name. That their names were seen is written down. */
export async function membersPage(actor: Actor, { left, after }: z.output<typeof MemberPage>) {
  refuseIf(refusalToSeeMembers(actor));
  const { communityId } = actor;
  const from = readCursor(after, (value) => value.length <= 40);
  const [found, total] = await Promise.all([
    listMembers(prisma, communityId, { left: left === "on", after: from, limit: PAGE_SIZE + 1 }),
    countMembers(prisma, communityId),
  ]);
  const shown = found.slice(0, PAGE_SIZE);
  const subjects = shown.flatMap(({ accountId }) => accountId ?? []);
  await recordLooks(prisma, actor, subjects, "collective");
  const last = shown.at(-1);
  return {
    members: shown.map(({ accountId, ...member }) => ({ ...member, online: accountId !== null })),
    next: found.length > PAGE_SIZE && last ? showCursor({ value: last.name, id: last.id }) : null,
    ...{ total, left: left === "on", mayAdd: refusalToKeepMember(actor, null) === null },
  };
}

/** One line of the list with its history. */
export async function memberPage(actor: Actor, id: string) {
  refuseIf(refusalToSeeMembers(actor));
  const { accountId, removedById: _, ...member } = await getMember(prisma, actor.communityId, id);
  await recordLooks(prisma, actor, accountId ? [accountId] : [], "collective");
  return { ...member, online: accountId !== null, refusal: refusalToKeepMember(actor, accountId) };
}

/** Whether the form for a new member is for this person. */
export async function newMemberPage(actor: Actor) {
  refuseIf(refusalToKeepMember(actor, null));
}
