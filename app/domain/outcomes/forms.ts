import { z } from "zod";

import { formKey, text } from "#app/domain/shared/fields.ts";
import { isDay } from "#app/domain/shared/time.ts";
import { SHORTEST_NOTICE_DAYS } from "./notice.ts";

const MOST_TASKS = 10;
const LONGEST_NOTICE_DAYS = 365;

const day = z.string().min(1).refine(isDay, { error: "bad_day" });

const Facts = z.object({
  title: text(120),
  body: text(20_000),
  /** "2026-07-01" */
  effectiveOn: day,
  noticeDays: z.coerce
    .number()
    .int()
    .refine((days) => days >= SHORTEST_NOTICE_DAYS, { error: "notice_period_too_short" })
    .refine((days) => days <= LONGEST_NOTICE_DAYS, { error: "notice_period_too_long" }),
  formKey,
});

const Task = z.object({ title: text(120), unit: text(60), dueOn: day });
export type OutcomeTask = z.output<typeof Task>;

/** Rows of tasks, as task0Title, task0Unit, task0DueOn and so on; rows left wholly empty are no tasks. */
export const taskRows = Array.from({ length: MOST_TASKS }, (_, row) => ({
  title: `task${row}Title`,
  unit: `task${row}Unit`,
  dueOn: `task${row}DueOn`,
}));

/** Gives the facts and the tasks, or every fault at the field that has it. */
export const PublishOutcomeForm = z.record(z.string(), z.unknown()).transform((fields, ctx) => {
  const facts = Facts.safeParse(fields);
  for (const issue of facts.error?.issues ?? []) ctx.addIssue({ ...issue });
  const tasks = taskRows.flatMap((names) => readTask(fields, names, ctx));
  return facts.success ? { ...facts.data, tasks } : z.NEVER;
});
export type PublishOutcome = z.output<typeof PublishOutcomeForm>;

function readTask(
  fields: Record<string, unknown>,
  names: (typeof taskRows)[number],
  ctx: z.core.$RefinementCtx,
): OutcomeTask[] {
  const row = { title: fields[names.title] ?? "", unit: fields[names.unit] ?? "", dueOn: fields[names.dueOn] ?? "" };
  if (Object.values(row).every((value) => typeof value === "string" && value.trim() === "")) return [];
  const task = Task.safeParse(row);
  for (const issue of task.error?.issues ?? []) {
    ctx.addIssue({ ...issue, path: [names[issue.path[0] as keyof OutcomeTask]] });
  }
  return task.success ? [task.data] : [];
}

export const LONGEST_OBJECTION = 1000;

export const ObjectionForm = z.object({ text: text(LONGEST_OBJECTION), formKey });
export type NewObjection = z.output<typeof ObjectionForm>;
