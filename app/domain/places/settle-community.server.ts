import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { SettingsForm } from "./forms.ts";
import { refuseNamesake } from "./make-community.server.ts";
import { refusalToSettle } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { lockSubdistrict, subdistrictOf } from "./subdistrict-store.server.ts";

/** Changes the community's name and settings; a form drawn from older ones overwrites nothing. */
export async function settleCommunity(
  actor: Actor,
  { revision, ...settings }: z.output<typeof SettingsForm>,
): Promise<void> {
  refuseIf(refusalToSettle(actor));
  const id = actor.communityId;
  await inTransaction(async (tx) => {
    const subdistrict = await lockSubdistrict(tx, (await subdistrictOf(tx, id)).id);
    const before = subdistrict.communities.find((community) => community.id === id)?.facts;
    // Moved to another subdistrict in this very moment.
    if (!before) throw new Refused("stale_form");
    refuseNamesake(subdistrict, { id, name: settings.name });
    const { count } = await tx.community.updateMany({
      where: { id, revision },
      data: { ...settings, revision: { increment: 1 } },
    });
    if (count === 0) throw new Refused("stale_form");
    const change = { kind: "community", subjectId: null, label: settings.name } as const;
    await recordChange(tx, actor, { ...change, before, after: { ...before, ...settings } });
    await touch(tx, tags.community(id), tags.installation());
  });
}
