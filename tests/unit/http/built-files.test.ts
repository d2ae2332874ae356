import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

import { builtFiles } from "#app/http/built-files.server.ts";
import { log } from "#app/http/log.server.ts";

test("a file that a new build took away is an answer cut short, and the server goes on", async () => {
  log.level = "silent";
  const folder = await mkdtemp(join(tmpdir(), "built-"));
  for (const name of ["old.css", "kept.css"]) await writeFile(join(folder, name), name);
  const server = createServer(builtFiles(folder));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const at = `http://localhost:${(server.address() as AddressInfo).port}`;
  await rm(join(folder, "old.css"));
  await expect(fetch(`${at}/old.css`).then((answer) => answer.text())).rejects.toThrow();
  const kept = await fetch(`${at}/kept.css`);
  expect(await kept.text()).toBe("kept.css");
  expect(kept.headers.get("cache-control")).toBe("public, max-age=3600");
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});
