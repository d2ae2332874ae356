import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { SettingsForm } from "./forms.ts";
import { refusalToSettle } from "./policy.ts";

/** Changes the community's settings; a form drawn from older ones overwrites nothing. */
export async function settleCommunity(
  actor: Actor,
  { revision, ...settings }: z.output<typeof SettingsForm>,
): Promise<void> {
  refuseIf(refusalToSettle(actor));
  const id = actor.communityId;
  await inTransaction(async (tx) => {
    const { count } = await tx.community.updateMany({
      where: { id, revision },
      data: { ...settings, revision: { increment: 1 } },
    });
    if (count === 0) throw new Refused("stale_form");
    await record(tx, actor, { action: "community.settle", subject: `community:${id}`, detail: settings });
    await touch(tx, tags.community(id));
  });
}
