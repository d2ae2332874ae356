import { startEmbedded } from "#app/db/embedded.server.ts";
import { telling } from "../bin/database.ts";
import { StepFailed, say, step } from "../bin/progress.mjs";
import { build } from "../bin/steps.mjs";
import { prepareHall } from "./hall.ts";
import { PARTS, type PartName, partsAsked } from "./parts.ts";
import { endAll } from "./processes.ts";
import { keep, verdictTableOf } from "./report.ts";
import type { Verdict } from "./verdicts.ts";

/** Measures the built app, all of it or the parts named, and holds it to the floors. */
await telling(async () => {
  const parts = partsAsked(process.argv.slice(2));
  await build();
  const database = await startEmbedded({ throwaway: true, durable: true, progress: say });
  try {
    const figures: Partial<Record<PartName, object>> = {};
    const verdicts: Verdict[] = [];
    const halls = hallsOn(database.url);
    for (const part of parts) {
      const found = await PARTS[part](halls);
      // The servers of one part would do the jobs of the next.
      endAll();
      say(`\n${found.table}\n`);
      figures[part] = found.figures;
      verdicts.push(...found.verdicts);
    }
    say(`${verdictTableOf(verdicts)}\n`);
    say(`结果写在 ${await keep(figures, verdicts)}`);
    const below = verdicts.filter(({ ok }) => !ok);
    if (below.length > 0) throw new StepFailed(`✗ ${below.length} 项没有达到要求`);
  } finally {
    endAll();
    await database.stop();
  }
});

/** Communities of any scale, each made when it is first asked for. */
function hallsOn(serverUrl: string) {
  const halls = new Map<number, ReturnType<typeof prepareHall>>();
  return (scale: number) => {
    const hall = halls.get(scale) ?? step(`规模 ${scale} 的社区`, () => prepareHall(serverUrl, scale, say));
    halls.set(scale, hall);
    return hall;
  };
}
