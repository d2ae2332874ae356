import { z } from "zod";

import { text } from "#app/domain/shared/fields.ts";
import { isDecimal } from "#app/domain/votes/methods/budget.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import { METHODS, type Method, type VoteSettings } from "#app/domain/votes/settings.ts";

export const FEWEST_OPTIONS = 2;
export const MOST_OPTIONS = 50;
export const LONGEST_OPTION = 80;
export const HIGHEST_SCORE = 100;

/** How a vote is held, as the form sends it: a motion by name and for good when nothing is said. */
export const settingsFields = {
  method: z.enum(METHODS).default("motion"),
  /** One a line; in budgets each with its cost: "修缮凉亭 | 38000.00". */
  options: text(6_000, 0).default(""),
  most: z.string().default(""),
  seats: z.string().default(""),
  maxScore: z.string().default(""),
  budget: z.string().default(""),
  secrecy: z.enum(["named", "secret"]).default("named"),
  finality: z.enum(["final", "lastCounts"]).default("final"),
  precedence: z.enum(["online", "paper"]).default("online"),
  tieBreak: z.enum(["none", "lot"]).default("none"),
  lotSource: text(200, 0).default(""),
  /** Where it is written that silence follows the majority; empty when it does not. */
  deemed: text(200, 0).default(""),
};
const Fields = z.object(settingsFields);
type Fields = z.output<typeof Fields>;

export type SettingsFault = { path: keyof Fields; code: string };

type Read = { settings: VoteSettings | null; faults: SettingsFault[] };
type Option = VoteSettings["options"][number];

/** The settings that a form asks for, or what is wrong with it, field by field. */
export function readSettings(fields: Fields, rule: Pick<RuleSet, "track" | "binding" | "measures">): Read {
  const faults: SettingsFault[] = [];
  const fault = (path: keyof Fields, code: string) => void faults.push({ path, code });
  const { method: code, secrecy, finality, precedence } = fields;
  const isMotion = code === "motion";
  if (rule.binding && !isMotion) fault("method", "method_of_law");
  if (isMotion && fields.options) fault("options", "options_without_method");

  const costs = code === "greedyBudget" || code === "equalShares";
  const options = isMotion ? [] : readOptions(fields.options, costs, (of) => fault("options", of));
  const method = readMethod(fields, options.length, fault);

  if (secrecy === "secret" && rule.measures.includes("area")) fault("secrecy", "secret_by_area");
  if (secrecy === "secret" && finality !== "final") fault("finality", "secret_is_final");
  if (fields.tieBreak === "lot" && isMotion) fault("tieBreak", "no_tie_in_motion");
  if (fields.tieBreak === "lot" && !fields.lotSource) fault("lotSource", "lot_source_missing");
  if (fields.deemed && !(isMotion && rule.binding && rule.track.startsWith("owner")))
    fault("deemed", "deemed_of_owners");
  if (fields.deemed && secrecy === "secret") fault("deemed", "deemed_is_named");
  if (faults.length > 0 || !method) return { settings: null, faults };
  const tieBreak =
    fields.tieBreak === "lot" ? { rule: "lot" as const, source: fields.lotSource } : { rule: "none" as const };
  const deemed = fields.deemed ? { citation: fields.deemed } : null;
  return { settings: { method, options, secrecy, finality, precedence, tieBreak, deemed }, faults };
}

/** What a method wants to know besides; what it does not ask for is left alone. */
function readMethod(fields: Fields, options: number, fault: (path: keyof Fields, code: string) => void): Method | null {
  const count = (path: "most" | "seats" | "maxScore", most: number) => {
    const typed = fields[path].trim();
    if (typed === "" && path === "seats") return 1;
    if (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most) return Number(typed);
    fault(path, path === "maxScore" ? "bad_score" : "bad_option_count");
    return 1;
  };
  const most = Math.max(1, options);
  switch (fields.method) {
    case "motion":
    case "singleChoice":
    case "schulze":
    case "irv":
      return { code: fields.method };
    case "approval":
      return { code: "approval", most: count("most", most), seats: count("seats", most) };
    case "score":
      return { code: "score", max: count("maxScore", HIGHEST_SCORE), seats: count("seats", most) };
    case "stv":
      return { code: "stv", seats: count("seats", most) };
    default:
      if (!isAmount(fields.budget.trim())) fault("budget", "bad_amount");
      return { code: fields.method, budget: fields.budget.trim() };
  }
}

/** A line an option, numbered in the order they are written: "1", "2" … */
function readOptions(typed: string, costs: boolean, fault: (code: string) => void): Option[] {
  const lines = typed.split("\n").flatMap((line) => line.trim() || []);
  if (lines.length < FEWEST_OPTIONS) fault("too_few_options");
  if (lines.length > MOST_OPTIONS) fault("too_many_options");
  const options = lines.map((line, at): Option => {
    const id = String(at + 1);
    if (!costs) return { id, text: line };
    const [, name = "", cost = ""] = /^(.*?)\s*[|｜]\s*([^|｜]*)$/.exec(line) ?? [];
    return { id, text: name, cost };
  });
  if (options.some(({ text: name }) => name.length > LONGEST_OPTION)) fault("option_too_long");
  if (costs && options.some(({ text: name, cost = "" }) => !name || !isAmount(cost))) fault("cost_missing");
  else if (new Set(options.map(({ text: name }) => name)).size < options.length) fault("option_repeated");
  return options;
}

/** Money as people write it: yuan, with at most two decimals, and more than nothing. */
const isAmount = (typed: string) => isDecimal(typed) && /^\d{1,12}(\.\d{1,2})?$/.test(typed) && /[1-9]/.test(typed);
