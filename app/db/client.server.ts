import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";

import { isWriteConflict } from "./errors.server.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { planName } from "./plan-name.server.ts";
import { impatientPool, unlessSilent } from "./silence.server.ts";

let settings: PoolConfig | undefined;

/** Says where the database is. Connections are opened when they are first needed, and again after the database was away. */
export function connect(url: string, connections: number) {
  settings = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 10_000,
    application_name: "sunshine-hall",
    // The adapter sends moments without a zone and means UTC.
    options: "-c timezone=UTC",
  };
}

/** Waits for what is under way and closes every connection. */
export async function disconnect() {
  await prisma.$disconnect();
  settings = undefined;
}

export const prisma = new PrismaClient({
  adapter: {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect() {
      if (!settings) throw new Error("connect() comes before the first query");
      // The factory swallows errors of idle connections: the pool drops those and opens others.
      const pool = impatientPool(settings);
      const options = {
        statementNameGenerator: ({ sql }: { sql: string }) => planName(sql),
        disposeExternalPool: true,
      };
      return new PrismaPg(pool, options).connect();
    },
  },
});

/** The client or an open transaction: what every store function takes first. */
export type Db = PrismaClient | Prisma.TransactionClient;

/**
 * All or nothing. READ COMMITTED: a command locks the rows its rules depend on (FOR SHARE, FOR UPDATE) before it
 * judges by them. The whole of it runs again when the database broke a deadlock or a write conflict, so `work` does
 * nothing that a roll-back does not undo.
 */
export async function inTransaction<T>(work: Work<T>, attempts = 3): Promise<T> {
  try {
    return await unlessSilent(prisma.$transaction(work, { maxWait: 3_000, timeout: 10_000 }));
  } catch (error) {
    if (attempts > 1 && isWriteConflict(error)) return inTransaction(work, attempts - 1);
    throw error;
  }
}

type Work<T> = (tx: Prisma.TransactionClient) => Promise<T>;

const LONG_MS = 180_000;

/** The same for what takes longer than a form may: thousands of rows at once. */
export async function inLongTransaction<T>(work: Work<T>, attempts = 3): Promise<T> {
  try {
    return await prisma.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = ${LONG_MS}`);
        return work(tx);
      },
      { maxWait: 10_000, timeout: LONG_MS },
    );
  } catch (error) {
    if (attempts > 1 && isWriteConflict(error)) return inLongTransaction(work, attempts - 1);
    throw error;
  }
}
