import { prisma } from "#app/db/client.server.ts";
import { applyImport } from "./apply-import.server.ts";
import { readImport } from "./read-import.server.ts";
import { listSilent, settle } from "./store.server.ts";

/** Goes on with imports that a server left in the middle. One that fails does not hold up the others; a day is enough. */
export async function catchUpImports(_: unknown, stopping?: AbortSignal) {
  const faults: unknown[] = [];
  for (const { state, isOld, ...key } of await listSilent(prisma)) {
    try {
      if (state === "applying") await applyImport(key);
      else if (isOld) await settle(prisma, key, { state: "refused", fault: { code: "unexpected" } });
      else await readImport(key, stopping);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} imports could not be moved on`);
}
