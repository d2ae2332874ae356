import { randomUUID } from "node:crypto";
import { expect } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { MemberCapacity, PartyKind, UnitKind } from "#app/db/generated/enums.ts";
import type { JoinForm } from "#app/domain/verification/forms.ts";
import { printLetters } from "#app/domain/verification/print-letters.server.ts";
import { makePerson, type SignedIn } from "../votes/hall.ts";

type Owner = { name: string; accountId?: string; capacity?: MemberCapacity };
type Home = { room: string; owners: Owner[]; kind?: UnitKind; party?: PartyKind };

/** A building of homes whose owners stand in the register and have no accounts yet, and a committee of three. */
export async function makeHomes(communityId: string) {
  await prisma.community.create({
    data: {
      ...{ id: communityId, name: communityId, endorsementThreshold: 1 },
      subdistrict: { create: { name: communityId } },
      propertyAreas: { create: { name: "一期", buildings: { create: { name: "7号楼" } } } },
    },
  });
  const building = await prisma.building.findFirstOrThrow({ where: { communityId } });
  const at = { communityId, buildingId: building.id, propertyAreaId: building.propertyAreaId };
  const moderator = await makePerson(communityId, "moderator");
  const other = await makePerson(communityId, "moderator");
  const chair = await makePerson(communityId, "chair");
  return { ...at, moderator, other, chair, addHome: (home: Home) => addHome(at, home) };
}
export type Homes = Awaited<ReturnType<typeof makeHomes>>;

type Place = { communityId: string; buildingId: string; propertyAreaId: string };

async function addHome({ communityId, buildingId, propertyAreaId }: Place, { room, owners, kind, party }: Home) {
  const partyKind = party ?? (owners.length > 1 ? "coOwners" : "person");
  const { id: partyId } = await prisma.ownerParty.create({ data: { communityId, propertyAreaId, kind: partyKind } });
  await prisma.ownerPartyMember.createMany({
    data: owners.map((owner, at) => ({ communityId, partyId, position: at + 1, ...owner })),
  });
  const { id: unitId } = await prisma.exclusiveUnit.create({
    data: { communityId, buildingId, partyId, stairwell: "1单元", room, areaDm2: 89_37, kind: kind ?? "flat" },
  });
  return { unitId, partyId };
}

/** Somebody who registered and belongs nowhere yet. */
export const makeNewcomer = (communityId: string): Promise<SignedIn> => makePerson(communityId);

/** The code of a new letter to a home. */
export async function letterTo({ moderator, buildingId }: Homes, unitId: string): Promise<string> {
  const { letters } = await printLetters(moderator, buildingId, { unitId, which: "all" });
  return letters[0]?.code ?? "";
}

/** What the form of a letter sends. */
export const saying = (changed: Partial<JoinForm> = {}): JoinForm => ({
  ...{ standing: "owner", claimedName: "张三", ownerName: "", proof: undefined, formKey: randomUUID() },
  ...changed,
});

export const rolesOf = async ({ communityId, accountId }: SignedIn) =>
  (
    await prisma.membership.findMany({
      where: { communityId, accountId, endedAt: null },
      orderBy: { role: "asc" },
      select: { role: true },
    })
  ).map(({ role }) => role);

export const membersOf = ({ partyId }: { partyId: string }) =>
  prisma.ownerPartyMember.findMany({
    where: { partyId },
    orderBy: { position: "asc" },
    select: { name: true, accountId: true },
  });

export const claimsOf = ({ communityId, accountId }: SignedIn) =>
  prisma.claim.findMany({
    where: { communityId, accountId },
    orderBy: { createdAt: "asc" },
    select: { id: true, state: true, nameMatches: true, reason: true, decidedById: true, letterId: true },
  });

export const refusedWith = (code: string) => expect.objectContaining({ code });
