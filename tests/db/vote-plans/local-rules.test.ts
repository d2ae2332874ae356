import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { addLocalRule } from "#app/domain/vote-plans/add-local-rule.server.ts";
import type { LocalRule } from "#app/domain/vote-plans/forms.ts";
import { SHARES } from "#app/domain/vote-plans/local-rules.ts";
import { rulesPage } from "#app/domain/vote-plans/rule-queries.server.ts";
import { openVote } from "#app/domain/votes/open-vote.server.ts";
import { openVotePage } from "#app/domain/votes/open-vote-query.server.ts";
import { freshDatabase } from "../support/database.ts";
import { announce, type Hall, inDays, keyOf, makeHall, makePerson, makeProposal, opening } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
});

const rule = (changed: Partial<LocalRule> = {}): LocalRule => ({
  ...{ electorate: "owners", quorum: SHARES.atLeastThreeQuarters, majority: SHARES.moreThanHalf },
  ...{ majorityOf: "participating", noticeDays: 20, citation: "业主大会议事规则第 9 条", formKey: randomUUID() },
  ...changed,
});
const refusedWith = (code: string) => expect.objectContaining({ code });

describe("a rule of the community's own", () => {
  test("is numbered from 2 up, also when several are added at once, and once a form", async () => {
    const form = rule();
    const same = await Promise.all([1, 2, 3].map(() => addLocalRule(hall.chair, "ownerOrdinary", form)));
    expect(same).toEqual([2, 2, 2]);
    const others = await Promise.all([1, 2].map(() => addLocalRule(hall.chair, "ownerOrdinary", rule())));
    expect(others.toSorted()).toEqual([3, 4]);
    expect(await addLocalRule(hall.chair, "deliberation", rule({ electorate: "residents", noticeDays: 0 }))).toBe(2);
    expect(await prisma.auditEntry.count({ where: { action: "rule.add" } })).toBe(4);
    const { tracks } = await rulesPage(hall.li);
    const own = tracks.find(({ track }) => track === "ownerOrdinary")?.own;
    expect(own?.map(({ rule: { version } }) => version)).toEqual([4, 3, 2]);
  });

  test("keeps to what the law measures and whom it asks", async () => {
    await addLocalRule(hall.chair, "ownerSpecial", rule({ majority: SHARES.atLeastFourFifths }));
    const stored = await prisma.localRule.findFirstOrThrow({ where: { track: "ownerSpecial" } });
    expect(stored.rule).toMatchObject({ measures: ["heads", "area"], binding: true, version: 2, noticeDays: 20 });
  });

  test.each([
    ["by the moderator", async () => makePerson("yangguang", "moderator"), "ownerOrdinary", {}, "chair_only"],
    ["of no kind there is", async () => hall.chair, "election", {}, "not_found"],
    ["for whom the law does not ask", async () => hall.chair, "ownerOrdinary", { electorate: "members" }, "not_found"],
    ["that is weaker", async () => hall.chair, "ownerOrdinary", { quorum: SHARES.moreThanHalf }, "weaker_quorum"],
    ["with less notice", async () => hall.chair, "ownerOrdinary", { noticeDays: 14 }, "shorter_notice"],
  ] as const)("%s: %s is refused", async (_, who, track, changed, code) => {
    await expect(addLocalRule(await who(), track, rule(changed))).rejects.toEqual(refusedWith(code));
  });

  test.each(["UPDATE", "DELETE", "TRUNCATE"])("stands: %s is refused by the database", async (verb) => {
    const statement = { UPDATE: `UPDATE "LocalRule" SET "rule" = '{}'`, DELETE: `DELETE FROM "LocalRule"` }[verb];
    await expect(prisma.$executeRawUnsafe(statement ?? `TRUNCATE "LocalRule"`)).rejects.toThrow(/only added to/);
  });
});

describe("a vote", () => {
  const owners = (version: number) =>
    opening({
      ...{ track: "ownerOrdinary", propertyAreaId: hall.areaId, opensAt: inDays(30), closesAt: inDays(44) },
      ruleVersion: { track: "ownerOrdinary", version },
    });

  test("is offered the newest, copies it, and keeps it when there is a newer one", async () => {
    const newest = await addLocalRule(hall.chair, "ownerOrdinary", rule());
    const page = await openVotePage(hall.chair, await makeProposal(hall));
    expect(page.ownRules).toContainEqual(expect.objectContaining({ track: "ownerOrdinary", version: newest }));
    const key = await keyOf("yangguang", await announce(hall, await makeProposal(hall), owners(newest)));
    await addLocalRule(hall.chair, "ownerOrdinary", rule({ noticeDays: 30 }));
    const vote = await prisma.vote.findFirstOrThrow({ where: { id: key.voteId }, select: { rule: true } });
    expect(vote.rule).toMatchObject({ version: newest, noticeDays: 20, quorum: SHARES.atLeastThreeQuarters });
  });

  test("cannot be held by one that is not the newest, and has its own notice", async () => {
    await expect(openVote(hall.chair, await makeProposal(hall), owners(2))).rejects.toEqual(
      refusedWith("rule_outdated"),
    );
    const newest = await addLocalRule(hall.chair, "ownerOrdinary", rule({ noticeDays: 30 }));
    await expect(openVote(hall.chair, await makeProposal(hall), owners(newest))).rejects.toEqual(
      refusedWith("notice_too_short"),
    );
  });
});
