import { step } from "../bin/progress.mjs";
import { contestsIn, type Result, resultOf, round, warmUp } from "./contest.ts";
import { type FirstVisit, firstVisitTo } from "./first-visit.ts";
import { COURSE } from "./floors.ts";
import type { Hall } from "./hall.ts";

/** What people open and send, at every scale, beside bare servers. */
export async function measurePages(halls: Hall[]): Promise<{ results: Result[]; firstVisit: FirstVisit }> {
  const all = await step("启动服务与基准", () => Promise.all(halls.map(contestsIn)));
  const [smallest] = halls;
  const app = all[0]?.app;
  if (!smallest || !app) throw new Error("nothing to measure");
  const firstVisit = await firstVisitTo(smallest, app);
  await step("预热", async () => {
    for (const { contests } of all) await warmUp(contests, "ours");
    await warmUp(
      all.flatMap(({ contests }) => contests),
      "yardstick",
    );
  });
  const byRow = (all[0]?.contests ?? []).map((_, at) => all.flatMap(({ contests }) => contests[at] ?? []));
  for (let turn = 1; turn <= COURSE.rounds; turn++) {
    await step(`第 ${turn} 轮，共 ${COURSE.rounds} 轮`, async () => {
      for (const row of byRow) await round(row);
    });
  }
  return { results: byRow.flat().map(resultOf), firstVisit };
}
