import { prisma } from "#app/db/client.server.ts";
import type { ItemInContext } from "#app/domain/comments/moderated-queries.server.ts";
import { type Actor, accountOf, hasRole, isCommittee } from "#app/domain/shared/actor.ts";
import { isMoment, readCursor, showCursor } from "#app/domain/shared/cursor.ts";
import { isId } from "#app/domain/shared/id.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { signalsOf } from "#app/domain/signals/queries.server.ts";
import { groundsIn } from "#app/domain/signals/signals.ts";
import { urgencyOf } from "./cases.ts";
import { dueAfter } from "./grounds.ts";
import { itemsInContext } from "./item-queries.server.ts";
import { refusalToJudge, refusalToJudgeAny, refusalToSeeQueue } from "./policy.ts";
import {
  listAppeals,
  listFlags,
  listWaiting,
  nextWaiting,
  type Place,
  type Queue,
  queueFacts,
  type Waiting,
} from "./queue-store.server.ts";
import { findCase } from "./store.server.ts";

const PAGE_SIZE = 20;

export const queueOf = (actor: Actor, now: Date): Queue => ({
  ...{ communityId: actor.communityId, now },
  chair: hasRole(actor, "chair", "supervisor"),
});

/** What the committee is told of it on the home page; nobody else is. */
export async function moderationWaiting(actor: Actor, now = new Date()) {
  if (!isCommittee(actor)) return null;
  const { asked: _, escalated, ...facts } = await queueFacts(prisma, actor.communityId, now);
  return { ...facts, escalated: hasRole(actor, "chair") ? escalated : 0 };
}

const isPlace = (value: string) => /^[01]{2}/.test(value) && isMoment(value.slice(2));
const showPlace = ({ escalated, urgent, openedAt, itemId }: Waiting) =>
  showCursor({ value: `${Number(escalated)}${Number(urgent)}${openedAt.toISOString()}`, id: itemId });

function readPlace(after: string | undefined): Place | null {
  const cursor = readCursor(after, isPlace);
  if (!cursor) return null;
  const { value, id } = cursor;
  return { escalated: value[0] === "1", urgent: value[1] === "1", openedAt: new Date(value.slice(2)), id };
}

/** What waits to be judged, 20 at a time, and all appeals. A handful of queries, however many wait. */
export async function queuePage(actor: Actor, after: string | undefined, now = new Date()) {
  refuseIf(refusalToSeeQueue(actor));
  const { communityId } = actor;
  const place = readPlace(after);
  const queue = queueOf(actor, now);
  const [facts, rows, appeals, begin] = await Promise.all([
    queueFacts(prisma, communityId, now),
    listWaiting(prisma, queue, place, PAGE_SIZE + 1),
    listAppeals(prisma, communityId),
    refusalToJudgeAny(actor) ? null : nextWaiting(prisma, queue, accountOf(actor), null),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  const ids = shown.map(({ itemId }) => itemId);
  const [items, flags, noticed] = await Promise.all([
    itemsInContext(communityId, [...ids, ...appeals.map(({ itemId }) => itemId)]),
    listFlags(prisma, communityId, ids),
    signalsOf(communityId, ids),
  ]);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const cases = shownCases(actor, shown, { items, flags, noticed });
  return {
    ...{ facts, begin, first: place === null, next: last ? showPlace(last) : null },
    cases: cases.map((one) => ({ ...one, isLate: now > dueAfter(one.openedAt, facts.promised) })),
    appeals: appeals.flatMap(({ itemId, answerDueAt }) => {
      const item = items.get(itemId);
      return item && answerDueAt
        ? [{ id: itemId, title: item.home.title, answerDueAt, isLate: now > answerDueAt }]
        : [];
    }),
  };
}

type Known = {
  items: Map<string, ItemInContext>;
  flags: Awaited<ReturnType<typeof listFlags>>;
  noticed: Awaited<ReturnType<typeof signalsOf>>;
};

/** Cases as lists show them, with why each is there; nothing of who flagged it. */
export function shownCases(actor: Actor, rows: Waiting[], { items, flags, noticed }: Known) {
  return rows.flatMap(({ itemId, ...row }) => {
    const item = items.get(itemId);
    if (!item) return [];
    const { authorId, ...seen } = item;
    const own = flags.filter((flag) => flag.itemId === itemId);
    const flagged = own.some(({ accountId }) => accountId === actor.accountId);
    const signals = noticed.get(itemId) ?? [];
    const grounds = [...own.map(({ ground }) => ground), ...groundsIn(signals)];
    return [
      {
        ...{ ...row, item: seen, grounds: [...new Set(grounds)], urgency: urgencyOf(row, grounds) },
        noticed: signals.length > 0,
        refusal: refusalToJudge(actor, item, { flagged, escalated: row.escalated }),
      },
    ];
  });
}

/** Which case this person judges after one, or first of all; null when there is none. */
export async function nextCase(actor: Actor, id: string | null, now = new Date()): Promise<string | null> {
  const { communityId } = actor;
  const row = id && isId(id) ? await findCase(prisma, { communityId, itemId: id }) : null;
  const place = row && id ? { ...row, id } : null;
  return nextWaiting(prisma, queueOf(actor, now), accountOf(actor), place);
}
