import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { deliver } from "#app/domain/papers/deliver.server.ts";
import { deliveriesPage } from "#app/domain/papers/queries.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { approveAct } from "#app/domain/vote-acts/approve-act.server.ts";
import { proposeCorrection } from "#app/domain/vote-acts/propose-correction.server.ts";
import { correctionsPage } from "#app/domain/vote-acts/queries.server.ts";
import { MOTION } from "#app/domain/votes/settings.ts";
import { movableClock } from "../support/clock.ts";
import { freshDatabase } from "../support/database.ts";
import { verdictOf } from "../votes/exported.ts";
import { announce, inDays, keyOf, makePerson, makeProposal, opening } from "../votes/hall.ts";
import {
  ask,
  authorize,
  cast,
  close,
  type Desk,
  entriesOf,
  makeDesk,
  refusedWith,
  resultOf,
  SEATS,
  sheetFor,
} from "./desk.ts";

const database = freshDatabase();
const clock = movableClock(database);

let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk("yangguang");
});

const DAY = 24 * 60;
const serve = (by: Actor, serial: string, ...seatNos: number[]) => deliver(by, serial, { manner: "handed", seatNos });

/** A decision of the owners that binds, on notice for a month. */
const decide = async (deemed: { citation: string } | null = null) =>
  announce(
    desk.hall,
    await makeProposal(desk.hall),
    opening({
      ...{ track: "ownerOrdinary", propertyAreaId: desk.hall.areaId, opensAt: inDays(30), closesAt: inDays(44) },
      settings: { ...MOTION, deemed },
    }),
  );

describe("a ballot is served", () => {
  test("once a seat, however often and by however many at once", async () => {
    const serial = await ask(desk);
    const served = await Promise.all([desk.first, desk.second].map((by) => serve(by, serial, 1, 2, 3)));
    expect(served.toSorted()).toEqual([0, 3]);
    expect(await serve(desk.first, serial, 3, 4, 4, 99)).toBe(1);
    const left = await deliveriesPage(desk.first, serial);
    expect(left).toMatchObject({ seats: [{ seatNo: 5 }], served: 4 });
    const [label = ""] = left.seats.map((seat) => seat.label);
    expect(await deliveriesPage(desk.first, serial, { q: label })).toEqual(left);
    expect(await deliveriesPage(desk.first, serial, { q: "别处" })).toMatchObject({ seats: [], served: 4 });
    const written = (await entriesOf(desk, serial)).filter(({ kind }) => kind === "delivery");
    expect(written.map(({ seat }) => seat)).toEqual([1, 2, 3, 4]);
    const rows = await prisma.delivery.findMany({
      where: await keyOf("yangguang", serial),
      orderBy: { seatNo: "asc" },
    });
    expect(rows.map(({ entryNo }) => entryNo)).toEqual(written.map(({ n }) => n));
    await expect(prisma.$executeRawUnsafe(`DELETE FROM "Delivery"`)).rejects.toThrow(/only added to/);
  });

  test("by the committee and those who go from door to door for it, and by nobody else", async () => {
    const serial = await ask(desk);
    expect(await serve(await makePerson("yangguang", "buildingSteward"), serial, 1)).toBe(1);
    expect(await serve(await makePerson("yangguang", "gridWorker"), serial, 2)).toBe(1);
    for (const by of [desk.hall.li, await makePerson("yangguang", "supervisor")]) {
      await expect(serve(by, serial, 3)).rejects.toEqual(refusedWith("committee_only"));
      await expect(deliveriesPage(by, serial)).rejects.toEqual(refusedWith("committee_only"));
    }
    const visitor: Actor = { accountId: null, communityId: "yangguang", roles: new Set() };
    await expect(serve(visitor, serial, 3)).rejects.toEqual(refusedWith("sign_in_first"));
    await expect(serve({ ...desk.first, communityId: "heping" }, serial, 3)).rejects.toEqual(refusedWith("not_found"));
  });
});

describe("silence", () => {
  test("of those who were served goes with the majority where the notice cites that, beside the strict result", async () => {
    const serial = await decide({ citation: "业主大会议事规则第 12 条" });
    await serve(desk.first, serial, SEATS.shop, SEATS.li);
    await clock.ahead(31 * DAY);
    await cast(desk.hall.author, serial, SEATS.author, "agree");
    await cast(desk.hall.wang, serial, SEATS.wang, "agree");
    await serve(desk.second, serial, SEATS.author);
    await clock.ahead(45 * DAY);
    await close(desk, serial);
    expect(await resultOf(desk, serial)).toMatchObject({
      ...{ decision: "noQuorum", figures: [{ participating: 2 }, { participating: 209_37 }] },
      apart: { online: { heads: 2 }, notVoted: { heads: 3, areaDm2: 260_60 } },
      deemedResult: { decision: "passed", figures: [{ agreeing: 4 }, { agreeing: 429_97 }] },
    });
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });

  test("is silence where the notice says nothing", async () => {
    const serial = await decide();
    await serve(desk.first, serial, SEATS.shop, SEATS.li);
    await clock.ahead(31 * DAY);
    for (const [who, seatNo] of [
      [desk.hall.author, SEATS.author],
      [desk.hall.wang, SEATS.wang],
    ] as const) {
      await cast(who, serial, seatNo, "agree");
    }
    await clock.ahead(45 * DAY);
    await close(desk, serial);
    const result = await resultOf(desk, serial);
    expect(result).toMatchObject({ decision: "noQuorum" });
    expect(result).not.toHaveProperty("deemedResult");
    expect(await verdictOf("yangguang", serial)).toBe("right");
  });
});

describe("a seat that the register no longer has", () => {
  const uses: [string, (serial: string) => Promise<unknown>][] = [
    ["a ballot was served on", (serial) => serve(desk.first, serial, SEATS.couple)],
    ["a sheet was printed for", (serial) => sheetFor(desk, serial, SEATS.couple)],
    ["somebody has an authority of", (serial) => authorize(desk, serial, SEATS.couple, desk.hall.tenant)],
  ];

  test("and that nothing hangs on is taken off; what was served, printed or authorized for stays", async () => {
    const serials = await Promise.all([decide(), ...uses.map(() => decide())]);
    await soldByTheCouple();
    for (const [at, serial] of serials.entries()) {
      const gone = (await correctionsPage(desk.first, serial)).drift.find(({ to }) => to === null);
      expect(gone).toMatchObject({ seatNo: SEATS.couple });
      const form = { subject: gone?.subject ?? "", reason: "已出售", formKey: randomUUID() };
      const [what, use] = uses[at - 1] ?? [];
      const act = await proposeCorrection(desk.first, serial, form);
      await use?.(serial);
      const approved = approveAct(desk.hall.chair, serial, act);
      if (use) await expect(approved, what).rejects.toEqual(refusedWith("seat_in_use"));
      else await approved;
      const again = proposeCorrection(desk.second, serial, { ...form, formKey: randomUUID() });
      await expect(again).rejects.toEqual(refusedWith(use ? "seat_in_use" : "roll_agrees"));
    }
  });

  /** The flat of two who own it together has another owner now. */
  async function soldByTheCouple() {
    const communityId = "yangguang";
    const { id } = await prisma.ownerParty.create({
      data: { communityId, propertyAreaId: desk.hall.areaId, kind: "person" },
      select: { id: true },
    });
    await prisma.exclusiveUnit.updateMany({ where: { communityId, room: "202" }, data: { partyId: id } });
  }
});
