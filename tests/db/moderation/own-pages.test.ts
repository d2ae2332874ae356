import { beforeAll, expect, test } from "vitest";

import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged } from "#app/domain/moderation/judge-item.server.ts";
import { casePage, ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { imposeSanction } from "#app/domain/sanctions/impose-sanction.server.ts";
import { sanctionPage } from "#app/domain/sanctions/queries.server.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall, makeProposal } from "../votes/hall.ts";

freshDatabase();

const ANSWERED = "张三的电话是13800138000";

let hall: Hall;
let serial: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  serial = await makeProposal(hall);
});

async function hide(id: string) {
  await flagItem(hall.wang, id, { ground: "insult", note: "" });
  await hideFlagged(hall.chair, id, { ground: "insult", note: "骂人", revision: 1 });
}

test("an author who was sanctioned reads what they answered only while everybody does", async () => {
  const parentId = await commentOnProposal(hall.tenant, serial, speech(ANSWERED));
  const id = await commentOnProposal(hall.li, serial, { ...speech("你是个笑话"), parentId });
  await hide(id);
  const warning = { kind: "warning", days: 1, ground: "insult", note: "骂人" } as const;
  const sanction = await imposeSanction(hall.chair, id, warning);
  const own = async () => JSON.stringify([await sanctionPage(hall.li, sanction), await ownMeasurePage(hall.li, id)]);
  expect(await own()).toContain(ANSWERED);

  await hide(parentId);
  expect(await own()).not.toContain(ANSWERED);
  for (const page of [await casePage(hall.chair, id), await sanctionPage(hall.chair, sanction)])
    expect(JSON.stringify(page)).toContain(ANSWERED);

  await undoJudgment(hall.chair, parentId);
  expect(await own()).toContain(ANSWERED);
});
