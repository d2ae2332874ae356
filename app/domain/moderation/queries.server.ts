import { prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { signalsOf } from "#app/domain/signals/queries.server.ts";
import { groundsIn } from "#app/domain/signals/signals.ts";
import { countAlike } from "./alike-store.server.ts";
import { isWaiting, urgencyOf } from "./cases.ts";
import { asAuthorsSee, changesOf, getItem } from "./item-queries.server.ts";
import { lastGrounds, lastMeasure, type MeasureRow } from "./measure-store.server.ts";
import {
  refusalToAppeal,
  refusalToAsk,
  refusalToDecide,
  refusalToEscalate,
  refusalToFlag,
  refusalToHide,
  refusalToJudge,
  refusalToJudgeAny,
  refusalToSeeQueue,
  refusalToUndo,
  refusalToWithdrawFlag,
} from "./policy.ts";
import { queueOf } from "./queue-queries.server.ts";
import { listFlags } from "./queue-store.server.ts";
import { findRequest } from "./request-store.server.ts";
import { findCase, findFlag } from "./store.server.ts";

/** What of it is shown to whoever flags it: nothing that is hidden. */
export async function flagPage(actor: Actor, id: string) {
  const accountId = accountOf(actor);
  const item = await getItem(actor.communityId, id);
  if (item.position === null) throw new Refused("not_found");
  const flag = await findFlag(prisma, { communityId: actor.communityId, itemId: id }, accountId);
  const home = item.kind === "proposal" ? { ...item.home, title: "" } : item.home;
  const nothing = item.hidden || item.held ? { bodyHtml: "", excerpt: "", pictures: [], home } : {};
  return {
    ...{ item: { ...shownItem(item), ...nothing, parent: null }, flag },
    refusal: flag ? null : refusalToFlag(actor, item),
    stays: refusalToWithdrawFlag(item) !== null,
  };
}

/** All about one thing that was flagged, or that something was noticed about: for the committee and its supervisors. A fixed number of queries. */
export async function casePage(actor: Actor, id: string, now = new Date()) {
  refuseIf(refusalToSeeQueue(actor));
  const { communityId } = actor;
  const key = { communityId, itemId: id };
  const found = await getItem(communityId, id);
  const [row, flags, measure, noticed, request, alike, used] = await Promise.all([
    findCase(prisma, key),
    listFlags(prisma, communityId, [id]),
    lastMeasure(prisma, key),
    signalsOf(communityId, [id]),
    findRequest(prisma, key),
    countAlike(prisma, queueOf(actor, now), id),
    lastGrounds(prisma, communityId, accountOf(actor)),
  ]);
  if (!row) throw new Refused("not_found");
  const flagged = flags.some(({ accountId }) => accountId === actor.accountId);
  const { judgedBy, ...state } = row;
  const waits = isWaiting(row, now);
  const seen = noticed.get(id) ?? [];
  return {
    ...{ item: shownItem(found), case: { ...state, waits, judgedByName: judgedBy?.shownName ?? null }, alike, used },
    ...{ signals: flags.map(({ ground, note }) => ({ ground, note })), noticed: seen },
    urgency: urgencyOf(row, [...flags.map(({ ground }) => ground), ...groundsIn(seen)]),
    measure: measure && shownMeasure(measure),
    request: request && {
      ...{ ...request, by: undefined, byName: request.by.shownName, lapsed: request.state === "open" && waits },
      changes: request.editedAt ? await changesOf(communityId, found, request.textRevision) : null,
    },
    refusals: {
      judge: waits ? refusalToJudge(actor, found, { flagged, escalated: row.escalated }) : "case_decided",
      hide: refusalToHide(found),
      ask: refusalToAsk(found),
      // Whether there is a chair who may decide is asked when it is handed over.
      escalate: refusalToEscalate(actor, true),
      undo: refusalToUndo(actor, found, { ...row, flagged }, measure),
      sanction: refusalToJudgeAny(actor),
      decide: refusalToDecide(actor, found, measure, { flagged }),
    },
  } as const;
}

const shownItem = <T extends object>({ authorId: _, ...item }: T & { authorId?: string }) => item;

const shownMeasure = ({ byId: _, by, ...measure }: MeasureRow) => ({ ...measure, byName: by.shownName });

/** What was done to one's own words and why, and the way to appeal. For others there is nothing here. */
export async function ownMeasurePage(actor: Actor, id: string) {
  const accountId = accountOf(actor);
  const found = await getItem(actor.communityId, id);
  const measure = await lastMeasure(prisma, { communityId: actor.communityId, itemId: id });
  if (found.authorId !== accountId || !measure) throw new Refused("not_found");
  const { byName: __, ...shown } = shownMeasure(measure);
  return { item: asAuthorsSee(shownItem(found)), measure: shown, refusal: refusalToAppeal(actor, found, measure) };
}
