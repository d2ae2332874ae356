import { prisma } from "#app/db/client.server.ts";

const entries = () => prisma.auditEntry.findMany({ orderBy: { n: "asc" }, select: { id: true, action: true } });

/** What came into the record of acts while something was done, in its order. */
export async function actsIn(work: () => Promise<unknown>): Promise<string[]> {
  const before = new Set((await entries()).map(({ id }) => id));
  await work();
  return (await entries()).filter(({ id }) => !before.has(id)).map(({ action }) => action);
}
