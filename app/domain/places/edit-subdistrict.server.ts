import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { actorAmong, type Caller } from "#app/domain/roles/subdistrict.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { SubdistrictForm } from "./forms.ts";
import { namedOnce } from "./naming.server.ts";
import { refusalToNameSubdistrict } from "./policy.ts";
import { recordChange } from "./record-change.server.ts";
import { refuseStale } from "./revision.server.ts";
import { lockSubdistrict, recordSubdistrict, subdistrictFacts } from "./subdistrict-store.server.ts";

/** Renames a subdistrict: in its own history, and in that of each of its communities. */
export async function editSubdistrict(caller: Caller, id: string, input: z.output<typeof SubdistrictForm>) {
  const { name, revision } = input;
  await namedOnce(() =>
    inTransaction(async (tx) => {
      const subdistrict = await lockSubdistrict(tx, id);
      const { communities } = subdistrict;
      const ids = communities.map((community) => community.id);
      const actor = actorAmong(caller, ids);
      refuseIf(refusalToNameSubdistrict(actor));
      refuseStale({ name: subdistrict.name }, revision);
      await tx.subdistrict.update({ where: { id }, data: { name }, select: { id: true } });

      const before = subdistrictFacts(subdistrict);
      await recordSubdistrict(tx, {
        ...{ subdistrictId: id, actorId: actor.accountId, before, after: { ...before, name } },
      });
      for (const { id: communityId, facts } of communities) {
        const author = { communityId, accountId: actor.accountId };
        const after = { ...facts, subdistrict: name };
        await recordChange(tx, author, {
          ...{ kind: "community", subjectId: null, label: facts.name, before: facts, after },
        });
      }
      await touch(tx, tags.installation());
    }),
  );
}
