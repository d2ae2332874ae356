import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";

import { bringForward } from "../support/clock.ts";
import { insert } from "../support/community.ts";
import { placeIn, type Way } from "../support/way.ts";
import type { Make } from "./objects.ts";

const CODE = "K7QX2M9P4TRA";
/** The smallest picture there is. */
export const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const bytes = (buffer: Buffer) => `\\x${buffer.toString("hex")}`;
const seatIn = (at: string) => ({ serial: at.split("/")[2] ?? "", seat: at.split("/").at(-1) ?? "" });

async function keyOf(way: Way, db: pg.Client, serial: string) {
  const [year, number] = serial.split("-").map(Number);
  const { rows } = await db.query(
    `SELECT "id" FROM "Vote" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3`,
    [...[way.community.id, year, number]],
  );
  return { communityId: way.community.id, voteId: rows[0].id as string };
}

async function seatOfLi(way: Way, db: pg.Client) {
  const params = seatIn(await way.seat("li", await way.voting()));
  return { params, of: { ...(await keyOf(way, db, params.serial)), seatNo: Number(params.seat) } };
}

/** What comes on paper for a vote. */
export const PAPER_MAKERS = {
  sheet: async (way, db) => {
    const { params, of } = await seatOfLi(way, db);
    const printed = { printedById: way.person("moderator").accountId, printedAt: new Date() };
    const photo = bytes(Buffer.from(PICTURE, "base64"));
    const codeHash = bytes(createHash("sha256").update(CODE).digest());
    await insert(db, "PaperSheet", [{ ...of, sheetNo: 1, codeHash, ...printed, photo }]);
    return { params: { serial: params.serial, code: CODE } };
  },
  dispute: async (way, db) => {
    const { params, of } = await seatOfLi(way, db);
    const paper = (entryNo: number, choice: string) => ({
      ...{ ...of, entryNo, choice, channel: "paper", casterId: way.person("moderator").accountId },
      ...{ castAt: new Date(), formKey: randomUUID() },
    });
    await insert(db, "Ballot", [paper(900, "agree"), paper(901, "against")]);
    return { params };
  },
  authority: async (way, db) => {
    const { params, of } = await seatOfLi(way, db);
    const [id, recordedById] = [randomUUID(), way.person("moderator").accountId];
    const recorded = { recordedById, recordedAt: new Date(), formKey: randomUUID(), document: bytes(Buffer.from("x")) };
    await insert(db, "ProxyAuthority", [
      { ...of, id, proxyId: way.person("zhao").accountId, grantedOn: "2026-06-01", ...recorded },
    ]);
    return { params: { serial: params.serial, authority: id } };
  },
  principal: async (way, db) => {
    const { params } = await seatOfLi(way, db);
    // Of nobody here: a relative who lives elsewhere.
    const login = `relative-${randomUUID().slice(0, 8)}`;
    await insert(db, "Account", [{ id: randomUUID(), loginName: login, realName: "亲戚", shownName: "亲戚" }]);
    const form = { seatNo: params.seat, login, grantedOn: "2026-06-01" };
    const told = { notPropertyStaff: "yes", document: PICTURE, formKey: randomUUID() };
    return { params: { serial: params.serial }, form: { ...form, ...told } };
  },
  tiedVote: async (way, db) => {
    const settings = { method: "singleChoice", options: "凉亭\n花坛", tieBreak: "lot", lotSource: "当天的开奖号码" };
    const serial = await way.voting(settings);
    const { rows } = await db.query(`SELECT "settings" FROM "Vote" WHERE "id" = $1`, [
      (await keyOf(way, db, serial)).voteId,
    ]);
    const ids = rows[0].settings.options.map(({ id }: { id: string }) => id);
    for (const [at, part] of (["li", "zhao"] as const).entries())
      placeIn(
        await way.send(part, `${await way.seat(part, serial)}/ballot`, { choice: ids[at], formKey: randomUUID() }),
      );
    await bringForward(db, { communityId: way.community.id, serial }, "deadline");
    return { params: { serial } };
  },
} satisfies Record<string, Make>;
