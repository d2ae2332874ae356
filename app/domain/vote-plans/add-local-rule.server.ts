import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { trackRule } from "#app/domain/votes/track-rules.ts";
import type { LocalRule } from "./forms.ts";
import { weaknessOf } from "./local-rules.ts";
import { refusalToAddRule } from "./policy.ts";
import { trackIn } from "./rule-queries.server.ts";
import { findRuleByForm, insertRule, lastVersion, lockRules } from "./rule-store.server.ts";

/**
 * Adds the next version of a community's own rule for a kind of decision. It measures what the law's does and asks at
 * least as much. Votes that began by an older one keep it. The same form sent again adds nothing.
 */
export async function addLocalRule(actor: Actor, asked: string, { formKey, ...changed }: LocalRule): Promise<number> {
  const addedById = accountOf(actor);
  const track = trackIn(asked);
  refuseIf(refusalToAddRule(actor));
  const { communityId } = actor;
  return inTransaction(async (tx) => {
    await lockRules(tx, communityId);
    const same = await findRuleByForm(tx, communityId, formKey);
    if (same) return saidAgain(same, { track, ...changed }).version;
    const law = trackRule(track, changed.electorate);
    if (!law) throw new Refused("not_found");
    const version = (await lastVersion(tx, communityId, track)) + 1;
    const rule = { ...law, ...changed, version };
    refuseIf(weaknessOf(rule, law));
    await insertRule(tx, { communityId, track, version, rule, addedById, formKey });
    await record(tx, actor, { action: "rule.add", subject: `rule:${track}-${version}`, detail: { rule } });
    await touch(tx, tags.votes(communityId));
    return version;
  });
}
