import type { Db } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { CommunityOwnFacts } from "./facts.ts";
import { recordChange } from "./record-change.server.ts";
import {
  lockSubdistrict,
  recordSubdistrict,
  type Subdistrict,
  subdistrictCalled,
  subdistrictFacts,
} from "./subdistrict-store.server.ts";

/** How many endorsements it takes at first; the settings say otherwise later. */
const THRESHOLD = 20;
/** Within how many hours flags and appeals are handled at first. */
const PROMISED_HOURS = 24;

type NewCommunity = { accountId: string; id: string; name: string };

/** A community under the subdistrict of this name, which is made when there is none. In the caller's transaction. */
export async function makeCommunityIn(tx: Db, subdistrict: string, community: NewCommunity): Promise<void> {
  await makeCommunity(tx, await lockSubdistrict(tx, await subdistrictCalled(tx, subdistrict)), community);
}

/** A community under a subdistrict that is locked. Whoever makes it sees to it that it has an administrator. */
export async function makeCommunity(tx: Db, subdistrict: Subdistrict, { accountId, id, name }: NewCommunity) {
  refuseNamesake(subdistrict, { id, name });
  if ((await tx.community.count({ where: { id } })) > 0) throw new Refused("word_taken");
  const own = {
    ...({ name, endorsementThreshold: THRESHOLD, review: "off", promisedHours: PROMISED_HOURS } as const),
    ...{ icpNumber: null, privacyUrl: null, complaintChannel: null },
  };
  await tx.community.create({ data: { id, subdistrictId: subdistrict.id, ...own }, select: { id: true } });
  const facts: CommunityOwnFacts = { subdistrict: subdistrict.name, ...own };
  const change = { kind: "community", subjectId: null, label: name, before: null, after: facts } as const;
  await recordChange(tx, { communityId: id, accountId }, change);
  const isNew = subdistrict.communities.length === 0;
  await recordSubdistrict(tx, {
    ...{ subdistrictId: subdistrict.id, actorId: accountId },
    before: isNew ? null : subdistrictFacts(subdistrict),
    after: subdistrictFacts({ ...subdistrict, communities: [...subdistrict.communities, { id, facts }] }),
  });
  await touch(tx, tags.installation(), tags.community(id));
}

/** Two communities of one subdistrict are not called the same: nobody could tell them apart. */
export function refuseNamesake({ communities }: Subdistrict, { id, name }: { id: string; name: string }) {
  if (communities.some((one) => one.id !== id && one.facts.name === name)) throw new Refused("place_taken");
}
