import { prisma } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

const COMMUNITY_ID = /^[a-z0-9-]{2,32}$/;

/** What every page of a community shows of it. */
export type CommunityFacts = Awaited<ReturnType<typeof getCommunity>>;

export async function getCommunity(id: string) {
  if (!COMMUNITY_ID.test(id)) throw new Refused("not_found");
  const community = await prisma.community.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      subdistrictId: true,
      endorsementThreshold: true,
      review: true,
      promisedHours: true,
      icpNumber: true,
      privacyUrl: true,
      complaintChannel: true,
      revision: true,
    },
  });
  if (!community) throw new Refused("not_found");
  return community;
}

/** The communities of this installation, by name: where a visitor of the front door goes on from. */
export const listCommunities = () =>
  prisma.community.findMany({
    orderBy: { name: "asc" },
    take: 200,
    select: { id: true, name: true, subdistrict: { select: { name: true } } },
  });
