import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { measuresPage } from "#app/domain/moderation/log-queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { imposeSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { sanctionsLog } from "#app/domain/sanctions/log-queries.server.ts";
import { monthBefore, shanghaiDay } from "#app/domain/shared/time.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { unguarded } from "../support/unguarded.ts";
import { type Hall, makeHall, makeProposal } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
let serial: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  serial = await makeProposal(hall);
});

/** A comment that was hidden, and its author warned for it, at that moment. */
async function hiddenAt(at: Date) {
  const id = await commentOnProposal(hall.li, serial, speech("物业天天偷懒。"));
  await flagItem(hall.wang, id, { ground: "insult", note: "" });
  await hideFlagged(hall.chair, id, { ground: "insult", note: "骂人", revision: 1 });
  await imposeSanction(hall.chair, id, { kind: "warning", days: 1, ground: "insult", note: "骂人" });
  await unguarded(async (tx) => {
    await tx.measure.updateMany({ where: { itemId: id }, data: { at } });
    await tx.sanction.updateMany({
      where: { itemId: id },
      data: { from: at, until: new Date(at.getTime() + 86_400_000) },
    });
  });
}

test("the public log counts whole months: this one, and the eleven before it from their first moment on", async () => {
  const oldest = monthBefore(new Date(), 11);
  await hiddenAt(oldest);
  await hiddenAt(new Date(oldest.getTime() - 1));
  await hiddenAt(new Date());
  const month = (at: Date) => shanghaiDay(at).slice(0, 7);
  const months = [month(new Date()), month(oldest)];
  const { counts } = await measuresPage(hall.wang, undefined);
  expect(counts).toEqual(months.map((month) => expect.objectContaining({ month, ground: "insult", hidden: 1 })));
  const people = await sanctionsLog(hall.wang, undefined);
  expect(people.counts).toEqual(months.map((month) => expect.objectContaining({ month, warnings: 1 })));
  expect(await prisma.measure.count()).toBe(3);
});
