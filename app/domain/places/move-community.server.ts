import type { z } from "zod";

import { type Db, inTransaction } from "#app/db/client.server.ts";
import { actorAmong, type Caller } from "#app/domain/roles/subdistrict.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { type CommunityMoveForm, NEW } from "./forms.ts";
import { lockLeft } from "./found-community.server.ts";
import { refuseNamesake } from "./make-community.server.ts";
import { namedOnce } from "./naming.server.ts";
import { refusalToMoveCommunity } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import {
  countPosts,
  lockSubdistricts,
  recordSubdistrict,
  type Subdistrict,
  subdistrictFacts,
  subdistrictOf,
} from "./subdistrict-store.server.ts";

type Input = z.output<typeof CommunityMoveForm>;

/**
 * Puts the community under another subdistrict: from the next request on its officials see it, and those of the former
 * do not. A subdistrict that is left without a community has no officials: nobody could take their posts.
 */
export async function moveCommunity(caller: Caller, actor: Actor, { to, newName, revision }: Input): Promise<void> {
  refuseIf(refusalToMoveCommunity(actor, null));
  const { communityId, accountId } = actor;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      const { id: fromId } = await subdistrictOf(tx, communityId);
      const toId = to === NEW ? (await lockLeft(tx, newName)).id : to;
      if (toId === fromId) throw new Refused("same_place");
      const [from, there] = await lockSubdistricts(tx, [fromId, toId]);
      const moving = from.communities.find(({ id }) => id === communityId);
      // Somebody moved it before.
      if (!moving) throw new Refused("stale_form");
      refuseIf(refusalToMoveCommunity(actor, rolesIn(caller, there)));
      refuseNamesake(there, { id: communityId, name: moving.facts.name });
      const isLast = from.communities.length === 1;
      if (isLast && (await countPosts(tx, fromId)) > 0) throw new Refused("officials_first");

      const where = { id: communityId, revision };
      const data = { subdistrictId: toId, revision: { increment: 1 } };
      const { count } = await tx.community.updateMany({ where, data });
      if (count === 0) throw new Refused("stale_form");
      const after = { ...moving.facts, subdistrict: there.name };
      const label = moving.facts.name;
      await recordChange(tx, actor, { kind: "community", subjectId: null, label, before: moving.facts, after });
      await recordBoth(tx, accountId, [from, there], { id: communityId, facts: after });
      await touch(tx, tags.installation(), tags.community(communityId));
    }),
  );
}

/** What the caller is in the communities there; null when there are none. A stranger's subdistrict is as if it were not. */
function rolesIn(caller: Caller, { communities }: Subdistrict) {
  return communities.length === 0
    ? null
    : actorAmong(
        caller,
        communities.map(({ id }) => id),
      ).roles;
}

async function recordBoth(
  tx: Db,
  actorId: string | null,
  [from, there]: [Subdistrict, Subdistrict],
  moved: Subdistrict["communities"][number],
) {
  const left = { ...from, communities: from.communities.filter(({ id }) => id !== moved.id) };
  const joined = { ...there, communities: [...there.communities, moved] };
  await recordSubdistrict(tx, {
    ...{ subdistrictId: from.id, actorId, before: subdistrictFacts(from), after: subdistrictFacts(left) },
  });
  const before = there.communities.length === 0 ? null : subdistrictFacts(there);
  await recordSubdistrict(tx, { subdistrictId: there.id, actorId, before, after: subdistrictFacts(joined) });
}
