import type { z } from "zod";

import { type Db, inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { MergerAnswerForm } from "./forms.ts";
import { holdMerger } from "./hold-merger.server.ts";
import { refusalToKeepMerger } from "./merger-policy.ts";
import { sayOfMerger } from "./merger-store.server.ts";
import { undoHeld } from "./undo-merger.server.ts";

/** The committee answers the author's objection, in public: the merger stands, or it is undone. */
export function answerMerger(actor: Actor, serial: string, { verdict, reason }: z.output<typeof MergerAnswerForm>) {
  return inTransaction((tx) =>
    verdict === "undo" ? undoHeld(tx, actor, serial, reason) : keep(tx, actor, serial, reason),
  );
}

async function keep(tx: Db, actor: Actor, serial: string, answer: string) {
  const { communityId } = actor;
  const answeredById = accountOf(actor);
  const { source, target, root, merger } = await holdMerger(tx, actor, serial);
  refuseIf(refusalToKeepMerger(actor, { source, target, root, merger }));
  await sayOfMerger(tx, communityId, merger.id, { answer, answeredById, answeredAt: new Date() });
  await record(tx, actor, {
    action: "proposal.keepMerged",
    subject: `proposal:${serial}`,
    about: source.authorId,
    personal: { answer },
  });
  await touch(tx, tags.proposals(communityId), tags.proposal(communityId, serial));
}
