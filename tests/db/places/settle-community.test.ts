import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { SettingsForm } from "#app/domain/places/forms.ts";
import { getCommunity } from "#app/domain/places/queries.server.ts";
import { settleCommunity } from "#app/domain/places/settle-community.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
});

const settings = (revision: number, endorsementThreshold = "5") =>
  SettingsForm.parse({ endorsementThreshold, icpNumber: "", privacyUrl: "", complaintChannel: "12345", revision });

test("the chair settles, in the audit log, and a stale form overwrites nothing", async () => {
  await settleCommunity(hall.chair, settings(1));
  await expect(settleCommunity(hall.chair, settings(1, "7"))).rejects.toMatchObject({ code: "stale_form" });
  expect(await getCommunity("yangguang")).toMatchObject({
    ...{ endorsementThreshold: 5, icpNumber: null, complaintChannel: "12345", revision: 2 },
  });
  expect(await prisma.auditEntry.count({ where: { action: "community.settle" } })).toBe(1);
});

test("nobody else does", async () => {
  await expect(settleCommunity(hall.li, settings(2))).rejects.toMatchObject({ code: "settings_only" });
  await expect(getCommunity("a'b")).rejects.toMatchObject({ code: "not_found" });
});

test.each([
  ["endorsementThreshold", "-1"],
  ["endorsementThreshold", "1.5"],
  ["endorsementThreshold", "many"],
  ["privacyUrl", "javascript:alert(1)"],
])("%s is not %s", (name, value) => {
  const form = { endorsementThreshold: "5", icpNumber: "", privacyUrl: "", complaintChannel: "", revision: "1" };
  expect(SettingsForm.safeParse({ ...form, [name]: value }).success).toBe(false);
});
