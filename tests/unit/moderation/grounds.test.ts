import { expect, test } from "vitest";

import { GROUNDS, HOUSE_GROUNDS, LEGAL_GROUNDS } from "#app/domain/moderation/grounds.ts";
import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";

test("the law's grounds are the nine of article 15, numbered as it numbers them", () => {
  expect(zh.moderation.conduct.items.join("")).toBe(
    "第（一）项第（二）项第（三）项第（四）项第（五）项第（六）项第（七）项第（八）项第（九）项",
  );
  expect(en.moderation.conduct.items).toHaveLength(LEGAL_GROUNDS.length);
  expect(new Set(GROUNDS).size).toBe(LEGAL_GROUNDS.length + HOUSE_GROUNDS.length);
});

test.each([zh, en])("every ground is explained in words of its own, and criticism is none", ({ moderation }) => {
  const explained = GROUNDS.map((ground) => moderation.grounds[ground]);
  for (const part of ["name", "meaning"] as const)
    expect(new Set(explained.map((ground) => ground[part])).size).toBe(GROUNDS.length);
  expect(explained.filter(({ name }) => /批评|criticism/i.test(name))).toEqual([]);
});
