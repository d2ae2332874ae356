import { describe, expect, test } from "vitest";
import { z } from "zod";

import { readSettings, settingsFields } from "#app/domain/vote-plans/settings-form.ts";
import { MOTION, VoteSettings } from "#app/domain/votes/settings.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";

const Fields = z.object(settingsFields);
const [opinion] = TRACK_RULES.deliberation;
const [owners] = TRACK_RULES.ownerOrdinary;
const [unanimous] = TRACK_RULES.ownerUnanimous;

const read = (sent: object, rule = opinion) => readSettings(Fields.parse(sent), rule);
const faultsOf = (sent: object, rule = opinion) => read(sent, rule).faults.map(({ path, code }) => `${path}: ${code}`);

const options = "红色\n 蓝色 \n\n绿色";
const projects = "修缮凉亭 | 38000.00\n加装路灯｜1200";

test("nothing said is a motion, by name and for good", () => {
  expect(read({})).toEqual({ settings: MOTION, faults: [] });
});

describe("every method says what it needs, and can be read back from the vote", () => {
  test.each([
    ["singleChoice", { options }, { code: "singleChoice" }],
    ["approval", { options, most: "2" }, { code: "approval", most: 2, seats: 1 }],
    ["score", { options, maxScore: "5", seats: "2" }, { code: "score", max: 5, seats: 2 }],
    ["schulze", { options }, { code: "schulze" }],
    ["irv", { options }, { code: "irv" }],
    ["stv", { options, seats: "2" }, { code: "stv", seats: 2 }],
    ["greedyBudget", { options: projects, budget: "200000.00" }, { code: "greedyBudget", budget: "200000.00" }],
    ["equalShares", { options: projects, budget: "1" }, { code: "equalShares", budget: "1" }],
  ])("%s", (method, sent, expected) => {
    const { settings, faults } = read({ method, ...sent });
    expect(faults).toEqual([]);
    expect(settings?.method).toEqual(expected);
    expect(VoteSettings.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  test("options are lines, with their costs in budgets", () => {
    expect(read({ method: "irv", options }).settings?.options).toEqual([
      { id: "1", text: "红色" },
      { id: "2", text: "蓝色" },
      { id: "3", text: "绿色" },
    ]);
    expect(read({ method: "equalShares", options: projects, budget: "5" }).settings?.options).toEqual([
      { id: "1", text: "修缮凉亭", cost: "38000.00" },
      { id: "2", text: "加装路灯", cost: "1200" },
    ]);
  });

  test("a lot and deemed ballots are what was written", () => {
    const lot = read({ method: "irv", options, tieBreak: "lot", lotSource: "双色球" }).settings;
    expect(lot?.tieBreak).toEqual({ rule: "lot", source: "双色球" });
    expect(read({ deemed: "议事规则第 8 条" }, owners).settings?.deemed).toEqual({ citation: "议事规则第 8 条" });
    expect(read({ secrecy: "secret" }, unanimous).settings?.secrecy).toBe("secret");
  });
});

test.each([
  ["another method for what the law decides", { method: "irv", options }, owners, ["method: method_of_law"]],
  ["options of a motion", { options }, opinion, ["options: options_without_method"]],
  ["no options", { method: "irv" }, opinion, ["options: too_few_options"]],
  ["one option", { method: "irv", options: "红" }, opinion, ["options: too_few_options"]],
  ["51 options", { method: "irv", options: lines(51) }, opinion, ["options: too_many_options"]],
  ["50 options", { method: "irv", options: lines(50) }, opinion, []],
  ["an option twice", { method: "irv", options: "红\n红 " }, opinion, ["options: option_repeated"]],
  ["an option too long", { method: "irv", options: `${"长".repeat(81)}\n短` }, opinion, ["options: option_too_long"]],
  ["too many a ballot", { method: "approval", options, most: "4" }, opinion, ["most: bad_option_count"]],
  ["not said how many", { method: "approval", options }, opinion, ["most: bad_option_count"]],
  ["no seat", { method: "stv", options, seats: "0" }, opinion, ["seats: bad_option_count"]],
  ["half a seat", { method: "stv", options, seats: "1.5" }, opinion, ["seats: bad_option_count"]],
  ["no highest score", { method: "score", options }, opinion, ["maxScore: bad_score"]],
  ["a score of 101", { method: "score", options, maxScore: "101" }, opinion, ["maxScore: bad_score"]],
  ["projects without costs", { method: "greedyBudget", options, budget: "9" }, opinion, ["options: cost_missing"]],
  [
    "a project for nothing",
    { method: "greedyBudget", options: "甲 | 0.00\n乙 | 1", budget: "9" },
    opinion,
    ["options: cost_missing"],
  ],
  ["no total", { method: "greedyBudget", options: projects }, opinion, ["budget: bad_amount"]],
  ["a thousandth", { method: "greedyBudget", options: projects, budget: "1.001" }, opinion, ["budget: bad_amount"]],
  ["secret by area", { secrecy: "secret" }, owners, ["secrecy: secret_by_area"]],
  ["secret and changed", { secrecy: "secret", finality: "lastCounts" }, opinion, ["finality: secret_is_final"]],
  ["a lot for a motion", { tieBreak: "lot", lotSource: "双色球" }, opinion, ["tieBreak: no_tie_in_motion"]],
  ["a lot of no source", { method: "irv", options, tieBreak: "lot" }, opinion, ["lotSource: lot_source_missing"]],
  ["silence in an opinion", { deemed: "第 8 条" }, opinion, ["deemed: deemed_of_owners"]],
  ["silence in secret", { deemed: "第 8 条", secrecy: "secret" }, unanimous, ["deemed: deemed_is_named"]],
])("%s", (_, sent, rule, faults) => expect(faultsOf(sent, rule)).toEqual(faults));

function lines(count: number) {
  return Array.from({ length: count }, (_, at) => `第 ${at} 项`).join("\n");
}
