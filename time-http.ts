import { startEmbedded } from "#app/db/embedded.server.ts";
import { prepareHall } from "./bench/hall.ts";
import { startApp } from "./bench/app.ts";
import { load } from "./bench/load.ts";
import { ballotsIn } from "./bench/requests.ts";
import { percentile } from "./bench/figures.ts";
const db = await startEmbedded({ throwaway: true, durable: true });
const hall = await prepareHall(db.url, 1, () => {});
const { child, server } = await startApp(hall.databaseUrl);
const next = ballotsIn(hall);
for (const connections of [16, 64, 64, 64]) {
  const b = await load(server, { next: () => next().request(server.url), status: 303, seconds: 5, connections });
  console.log(connections, (b.answers / b.seconds).toFixed(0) + "/s", "p50", percentile(b.latencies, 50).toFixed(0), "p99", percentile(b.latencies, 99).toFixed(0), "cpu", (b.cpuMs / b.sent).toFixed(2), (b.resident/1e6).toFixed(0)+"MB");
}
child.kill("SIGTERM"); await new Promise((r) => child.once("exit", r));
await db.stop(); process.exit(0);
