import type { Db } from "#app/db/client.server.ts";
import type { CounterKind } from "#app/db/generated/enums.ts";
import type { Serial } from "./serial.ts";
import { shanghaiDay } from "./time.ts";

/** The next number of this year. The counter's row stays locked until commit, so numbers have no gaps; take it late. */
export async function takeSerial(tx: Db, communityId: string, kind: CounterKind, now: Date): Promise<Serial> {
  const year = Number(shanghaiDay(now).slice(0, 4));
  const counter = await tx.counter.upsert({
    where: { communityId_kind_year: { communityId, kind, year } },
    create: { communityId, kind, year, last: 1 },
    update: { last: { increment: 1 } },
    select: { last: true },
  });
  return { year, number: counter.last };
}
