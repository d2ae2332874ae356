import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { AskInput } from "./forms.ts";
import { holdCase } from "./hold-case.server.ts";
import { refusalToAsk } from "./policy.ts";
import { keepRequest } from "./request-store.server.ts";
import { settleCase } from "./store.server.ts";

const DAY_MS = 86_400_000;

/**
 * Asks the author of a flagged item to change it. It stays as it is for so many days, and then waits again, changed
 * or not. Answers when it was asked.
 */
export const askToEdit = (actor: Actor, itemId: string, input: AskInput): Promise<Date> =>
  inTransaction(async (tx) => {
    const { ground, note, days, revision } = input;
    const { key, item, found, judgment } = await holdCase(tx, actor, itemId, revision);
    refuseIf(refusalToAsk(item));
    const dueAt = new Date(item.now.getTime() + days * DAY_MS);
    await settleCase(tx, key, "asked", { ...judgment, openedAt: dueAt });
    await keepRequest(tx, key, {
      ...{ ground, note, byId: accountOf(actor), askedAt: item.now, dueAt },
      ...{ textRevision: item.revision, waitedSince: found.openedAt },
    });
    const act = { subject: item.name, about: item.authorId, detail: { ground } };
    await record(tx, actor, { ...act, action: "moderation.ask", personal: { reason: note } });
    return judgment.judgedAt;
  });
