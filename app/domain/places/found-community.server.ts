import type { z } from "zod";

import { type Db, inTransaction, prisma } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { actorAmong, type Caller } from "#app/domain/roles/subdistrict.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import type { NewCommunityForm, NewSubdistrictForm } from "./forms.ts";
import { makeCommunity } from "./make-community.server.ts";
import { addedOnce } from "./naming.server.ts";
import { refusalToKeepSubdistrict } from "./policy.ts";
import { lockSubdistrict, type Subdistrict, subdistrictCalled } from "./subdistrict-store.server.ts";

/** Stands beside the role of who founded it. */
const REASON = "新建社区";

type New = z.output<typeof NewCommunityForm>;

/** A community under a subdistrict there is. Whoever founds it is its administrator, until they make somebody else one. */
export const foundCommunity = (caller: Caller, subdistrictId: string, input: New): Promise<void> =>
  found(caller, input, async (tx) => {
    const subdistrict = await lockSubdistrict(tx, subdistrictId);
    const ids = subdistrict.communities.map(({ id }) => id);
    if (ids.length === 0) throw new Refused("not_found");
    refuseIf(refusalToKeepSubdistrict(actorAmong(caller, ids)));
    return subdistrict;
  });

/** A subdistrict with its first community, since nobody has a say in one that has none. One that was left is taken up again. */
export const foundSubdistrict = (caller: Caller, input: z.output<typeof NewSubdistrictForm>): Promise<void> =>
  found(caller, input, async (tx) => {
    refuseIf(refusalToKeepSubdistrict(actorAmong(caller, caller.communityIds)));
    return lockLeft(tx, input.subdistrict);
  });

/** The subdistrict of this name, with no community in it. */
export async function lockLeft(tx: Db, name: string): Promise<Subdistrict> {
  const subdistrict = await lockSubdistrict(tx, await subdistrictCalled(tx, name));
  if (subdistrict.communities.length > 0) throw new Refused("place_taken");
  return subdistrict;
}

type Said = New & { subdistrict?: string };

async function found({ accountId }: Caller, said: Said, enter: (tx: Db) => Promise<Subdistrict>) {
  const { word, name } = said;
  if (!accountId) throw new Refused("sign_in_first");
  await addedOnce(
    () => isFoundedBy(accountId, said),
    () =>
      inTransaction(async (tx) => {
        await makeCommunity(tx, await enter(tx), { accountId, id: word, name });
        const role = { communityId: word, accountId, role: "admin" } as const;
        await grantRole(tx, { ...role, grantedById: null, reason: REASON });
        await record(tx, role, { action: "role.grant", subject: "role:admin", about: accountId });
      }),
  );
}

/** Whether the same form was taken before. Of a subdistrict that was there, it says no name. */
const isFoundedBy = async (actorId: string, { word: communityId, name: label, subdistrict }: Said) =>
  (await prisma.placeChange.count({
    where: {
      ...{ communityId, kind: "community", actorId, label, before: { equals: Prisma.DbNull } },
      ...(subdistrict && { after: { path: ["subdistrict"], equals: subdistrict } }),
    },
  })) > 0;
