import { startEmbedded } from "#app/db/embedded.server.ts";
import { telling } from "../bin/database.ts";
import { StepFailed, say, step } from "../bin/progress.mjs";
import { build } from "../bin/steps.mjs";
import { contestsIn, resultOf, round, warmUp } from "./contest.ts";
import { firstVisitTo } from "./first-visit.ts";
import { COURSE } from "./floors.ts";
import { type Hall, prepareHall } from "./hall.ts";
import { endAll } from "./processes.ts";
import { keep, signInTableOf, tableOf, verdictTableOf } from "./report.ts";
import { measureSignIns, SIGN_INS } from "./sign-ins.ts";
import { verdictsOn } from "./verdicts.ts";

/** Measures the built app at every scale beside bare servers, and holds it to the floors. */
await telling(async () => {
  await build();
  const database = await startEmbedded({ throwaway: true, progress: say });
  try {
    const halls: Hall[] = [];
    for (const scale of COURSE.scales) {
      halls.push(await step(`规模 ${scale} 的社区`, () => prepareHall(database.url, scale, say)));
    }
    const [smallest] = halls;
    if (!smallest) throw new Error("nothing to measure");
    const { results, firstVisit } = await measured(halls);
    const verdicts = verdictsOn(results, firstVisit);
    say(`\n${tableOf(results)}\n\n${verdictTableOf(verdicts)}\n`);
    const signIns = await step(`${SIGN_INS} 次登录`, () => measureSignIns(smallest));
    say(`\n${signInTableOf(signIns)}\n`);
    say(`结果写在 ${await keep(results, verdicts, firstVisit, signIns)}`);
    const below = verdicts.filter(({ ok }) => !ok);
    if (below.length > 0) throw new StepFailed(`✗ ${below.length} 项没有达到要求`);
  } finally {
    endAll();
    await database.stop();
  }
});

async function measured(halls: Hall[]) {
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
