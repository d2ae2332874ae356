import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { holdMerger } from "./hold-merger.server.ts";
import { refusalToObjectToMerger } from "./merger-policy.ts";
import { sayOfMerger } from "./merger-store.server.ts";

/** The author of a merged proposal says why it is a matter of its own. The same words sent twice are said once. */
export function objectToMerger(actor: Actor, serial: string, objection: string): Promise<void> {
  return inTransaction(async (tx) => {
    const { source, merger } = await holdMerger(tx, actor, serial);
    const now = new Date();
    const isAuthor = source.authorId === actor.accountId;
    if (isAuthor && merger.objection === objection) return;
    refuseIf(refusalToObjectToMerger(actor, { ...merger, isAuthor }, now));
    await sayOfMerger(tx, actor.communityId, merger.id, { objection, objectedAt: now });
    await touch(tx, tags.proposals(actor.communityId), tags.proposal(actor.communityId, serial));
  });
}
