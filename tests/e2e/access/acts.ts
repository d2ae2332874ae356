import { randomUUID } from "node:crypto";

import { shanghaiMinute } from "#app/domain/shared/time.ts";
import { placeIn, type Way } from "../support/way.ts";
import type { Make } from "./objects.ts";

const REASON = "只写给同事看的理由";
const ASKED = "只写给居委会看的话";

const lastOf = (address: string) => address.split("/").at(-1) ?? "";

/** What is done to votes after their notice. */
export const ACT_MAKERS = {
  driftedRoll: async (way, db) => {
    const serial = await way.onNotice();
    const { accountId } = way.person("tenant");
    await db.query(`UPDATE "Membership" SET "endedAt" = now() WHERE "communityId" = $1 AND "accountId" = $2`, [
      ...[way.community.id, accountId],
    ]);
    const form = { reason: "已经搬走", formKey: randomUUID() };
    return { params: { serial, subject: accountId }, form };
  },
  act: async (way) => {
    const serial = await way.voting();
    const form = { closesAt: shanghaiMinute(new Date(Date.now() + 7_200_000)), reason: REASON, formKey: randomUUID() };
    const act = lastOf(placeIn(await way.send("moderator", `/votes/${serial}/extension`, form)));
    return { params: { serial, act }, own: "moderator", secrets: [REASON] };
  },
  rollRequest: async (way: Way) => {
    const serial = await way.onNotice();
    const form = { text: ASKED, formKey: randomUUID() };
    const request = lastOf(placeIn(await way.send("li", `/votes/${serial}/roll-requests/new`, form)));
    return { params: { serial, request }, own: "li", secrets: [ASKED] };
  },
} satisfies Record<string, Make>;
