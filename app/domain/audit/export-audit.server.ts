import { type Db, prisma } from "#app/db/client.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { chainOf } from "./chain.ts";
import { refusalToReadAudit } from "./policy.ts";
import { record } from "./record.server.ts";
import { headOf, linesUpTo } from "./store.server.ts";

/** A whole chain as a file that anybody can check. That it was taken out is its last entry, or one of the community's. */
export async function exportAudit(actor: Actor, above: boolean): Promise<AsyncIterable<Uint8Array>> {
  refuseIf(refusalToReadAudit(actor));
  const { communityId } = actor;
  await record(prisma, actor, { action: "audit.export", subject: `community:${communityId}`, detail: { above } });
  return auditLines(prisma, chainOf(communityId, above));
}

/** The chain as it is now, line by line: docs/audit.md. */
export async function* auditLines(db: Db, chain: string): AsyncGenerator<Uint8Array> {
  const head = await headOf(db, chain);
  yield line({ chain, format: "sunshine-hall/audit", version: 1 });
  for await (const lines of linesUpTo(db, chain, head?.n ?? 0))
    yield Buffer.from(lines.map((one) => `${one}\n`).join(""));
  yield line({ end: { entries: head?.n ?? 0, hash: head?.hash ?? null } });
}

/** The keys are in order already. */
const line = (value: object) => Buffer.from(`${JSON.stringify(value)}\n`);
