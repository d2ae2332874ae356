import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { SettingsForm } from "#app/domain/places/forms.ts";
import { getCommunity } from "#app/domain/places/queries.server.ts";
import { settingsPage } from "#app/domain/places/settings-queries.server.ts";
import { settleCommunity } from "#app/domain/places/settle-community.server.ts";
import { freshDatabase } from "../support/database.ts";
import { type Hall, makeHall } from "../votes/hall.ts";

freshDatabase();

let hall: Hall;
beforeAll(async () => {
  hall = await makeHall("yangguang");
});

const settings = (revision: number, endorsementThreshold = "5") =>
  SettingsForm.parse({
    name: "阳光 社区",
    endorsementThreshold,
    promisedHours: "48",
    icpNumber: "",
    privacyUrl: "",
    complaintChannel: "12345",
    review: "off",
    revision,
  });

test("the chair settles, in the audit log, and a stale form overwrites nothing", async () => {
  await settleCommunity(hall.chair, settings(1));
  await expect(settleCommunity(hall.chair, settings(1, "7"))).rejects.toMatchObject({ code: "stale_form" });
  expect(await getCommunity("yangguang")).toMatchObject({
    ...{ name: "阳光 社区", endorsementThreshold: 5, icpNumber: null, complaintChannel: "12345", revision: 2 },
  });
  expect(await prisma.auditEntry.count({ where: { action: "community.edit" } })).toBe(1);
  const { history, subdistrict, mayMove } = await settingsPage(hall.chair);
  expect({ subdistrict, mayMove }).toEqual({ subdistrict: "yangguang", mayMove: false });
  expect(history).toEqual([
    expect.objectContaining({
      act: "edit",
      facts: [
        { name: "name", before: "yangguang", after: "阳光 社区" },
        { name: "promisedHours", before: 24, after: 48 },
        { name: "complaintChannel", before: null, after: "12345" },
        { name: "endorsementThreshold", before: 1, after: 5 },
      ],
    }),
  ]);
});

test("nobody else does", async () => {
  await expect(settleCommunity(hall.li, settings(2))).rejects.toMatchObject({ code: "settings_only" });
  await expect(getCommunity("a'b")).rejects.toMatchObject({ code: "not_found" });
});

test.each([
  ["name", "阳"],
  ["name", "阳".repeat(33)],
  ["endorsementThreshold", "-1"],
  ["endorsementThreshold", "1.5"],
  ["endorsementThreshold", "many"],
  ["promisedHours", "0"],
  ["promisedHours", "169"],
  ["promisedHours", ""],
  ["privacyUrl", "javascript:alert(1)"],
])("%s is not %s", (name, value) => {
  const empty = { review: "off", icpNumber: "", privacyUrl: "", complaintChannel: "" };
  const form = { name: "阳光", endorsementThreshold: "5", promisedHours: "24", ...empty, revision: "1" };
  expect(SettingsForm.safeParse(form).success).toBe(true);
  expect(SettingsForm.safeParse({ ...form, [name]: value }).success).toBe(false);
});
