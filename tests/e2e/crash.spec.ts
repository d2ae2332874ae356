import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DEMO_PASSWORD } from "../../prisma/seed/accounts.ts";
import { type App, startApp } from "./support/app.ts";
import { expect, test } from "./support/fixtures.ts";
import { get, post } from "./support/http.ts";
import { placeIn } from "./support/way.ts";

/** `npm start` on a machine with nothing of ours on it: its own database, in a folder of the test. */
test("killed without warning, database or app, nothing that was said is lost", async () => {
  test.slow();
  const dataDir = await mkdtemp(join(tmpdir(), "crash-"));
  await chmod(dataDir, 0o755);
  const start = () => startApp({ DATABASE_URL: "", DATA_DIR: dataDir });
  let app = await start();
  try {
    const session = await signedIn(app);
    const list = await get(app.baseURL, "/c/yangguang/proposals?state=deliberating");
    const proposal = /\/c\/yangguang\/proposals\/\d{4}-\d{4}/.exec(list.text)?.[0] ?? "";
    const say = (body: string) =>
      post(app.baseURL, proposal, { stance: "support", body, parentId: "", formKey: randomUUID() }, session);
    placeIn(await say("断电之前说的话。"));

    const [server] = (await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n");
    process.kill(Number(server), "SIGKILL");
    const statuses = new Set<number>();
    const back = async () => {
      const { status } = await get(app.baseURL, proposal, session);
      statuses.add(status);
      return status === 200 && (await get(app.baseURL, "/readyz")).status;
    };
    await expect.poll(back, { timeout: 20_000 }).toBe(200);
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    placeIn(await say("数据库回来之后说的话。"));

    await app.stop("SIGKILL");
    app = await start();
    const { text } = await get(app.baseURL, proposal);
    for (const body of ["断电之前说的话。", "数据库回来之后说的话。"]) expect(text).toContain(body);
    expect((await get(app.baseURL, "/c/yangguang/me", session)).status).toBe(200);
  } finally {
    await app.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

async function signedIn({ baseURL }: App) {
  const { headers } = await post(baseURL, "/sign-in", { name: "chenhai", password: DEMO_PASSWORD });
  return /^session=([^;]+)/.exec(headers["set-cookie"]?.[0] ?? "")?.[1] ?? "";
}
