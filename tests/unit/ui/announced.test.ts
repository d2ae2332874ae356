import { expect, test } from "vitest";

import { MOTION } from "#app/domain/votes/settings.ts";
import { zh } from "#app/i18n/zh.ts";
import { announced } from "#app/ui/announced.ts";

const { precedence, precedences, tieBreak, tieBreaks, deemed } = zh.plans.settings;
const options = [1, 2].map((id) => ({ id: String(id), text: `方案${id}` }));
const single = { ...MOTION, method: { code: "singleChoice" }, options } as const;

test.each([
  ["which of paper and online counts", MOTION, { [precedence]: precedences.online }],
  ["that paper does", { ...MOTION, precedence: "paper" }, { [precedence]: precedences.paper }],
  ["nothing of papers where there are none", { ...MOTION, secrecy: "secret" }, {}],
  ["that ties stay open", { ...single, secrecy: "secret" }, { [tieBreak]: tieBreaks.none }],
  [
    "by what source a lot is drawn",
    { ...single, tieBreak: { rule: "lot", source: "双色球 2026135 期" } },
    { [precedence]: precedences.online, [tieBreak]: "用公开的随机数抽签（双色球 2026135 期）" },
  ],
  [
    "where it is written that silence follows the majority",
    { ...MOTION, deemed: { citation: "议事规则第 9 条" } },
    { [precedence]: precedences.online, [deemed]: "议事规则第 9 条" },
  ],
] as const)("a vote's page says %s", (_, settings, said) =>
  expect(Object.fromEntries(announced(zh, settings).filter(([, value]) => value !== null))).toEqual(said),
);
