/** What went wrong in the database, whichever of Prisma's wrappings it arrives in. */
export const isUniqueViolation = (error: unknown) => has(error, "P2002", "23505", "UniqueConstraintViolation");

/** Something else still refers to what was to be deleted, or what is referred to is gone. */
export const isReferenceViolation = (error: unknown) =>
  has(error, "P2003", "23503", "23001", "ForeignKeyConstraintViolation");

/** Somebody else's transaction was in the way: running this one again is right. */
export const isWriteConflict = (error: unknown) => has(error, "P2034", "40001", "40P01", "TransactionWriteConflict");

/** Not reachable, shutting down, full or overloaded: worth trying again later, and nobody's mistake. */
export const isDatabaseAway = (error: unknown) =>
  has(error, ...AWAY) || chain(error).some(({ message }) => typeof message === "string" && LOST.test(message));

const AWAY = [
  ["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"], // Prisma: unreachable, timed out, no connection free
  ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"],
  ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"],
  ["08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53100", "53200", "53300", "57014", "25006"],
].flat();

const LOST =
  /connection terminated|query read timeout|connection timeout|timeout exceeded when trying to connect|not queryable/i;

function has(error: unknown, ...codes: string[]) {
  return chain(error).some((part) =>
    [part.code, part.originalCode, part.kind].some((code) => codes.includes(`${code}`)),
  );
}

type Part = Record<string, unknown>;

/** The error and everything it was made from. */
function chain(error: unknown, depth = 0): Part[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const part = error as Part;
  const meta = (part.meta ?? {}) as Part;
  const errors = Array.isArray(part.errors) ? part.errors : [];
  return [part, ...[part.cause, meta.driverAdapterError, ...errors].flatMap((inner) => chain(inner, depth + 1))];
}
