import { inLongTransaction, prisma } from "#app/db/client.server.ts";
import { isDatabaseAway } from "#app/db/errors.server.ts";
import { type Header, isAside, readHeader } from "./columns.ts";
import { judgeImport } from "./judge-import.server.ts";
import { keepVerdicts } from "./judging-store.server.ts";
import type { ImportKey } from "./judging-tables.server.ts";
import { readTable } from "./read-table.server.ts";
import { Unreadable } from "./reading/unreadable.js";
import { readRow } from "./row.ts";
import { clearRows, hasUnits, loadFile, stageRows } from "./staging-store.server.ts";
import { beat, claimReading, countVerdicts, releaseReading, settle } from "./store.server.ts";

/**
 * Reads an uploaded file and judges every row of it: what comes of it is the preview. Does nothing when it was read
 * already or another server is at it. What it was in the middle of when it ended, it begins anew.
 */
export async function readImport(key: ImportKey, stopping?: AbortSignal): Promise<void> {
  const claim = await claimReading(prisma, key);
  if (!claim) return;
  try {
    await preview(key, claim, stopping);
  } catch (error) {
    if (error instanceof Unreadable) return refuse(key, error);
    await releaseReading(prisma, key, claim.run).catch(() => {});
    // It is tried again when the fault is not the file's.
    if (!stopping?.aborted && !isDatabaseAway(error))
      await settle(prisma, key, { state: "refused", fault: { code: "unexpected" } });
    throw error;
  }
}

type Claim = { run: string; bytes: number };

async function preview(key: ImportKey, { run, bytes }: Claim, stopping: AbortSignal | undefined) {
  await clearRows(prisma, key);
  const guess = (await hasUnits(prisma, key.communityId)) ? "same" : "new";
  let header: Header | null = null;
  let rowsDone = 0;
  for await (const { rows, share, date1904 } of readTable(await loadFile(prisma, key, bytes), stopping)) {
    const isFirst: boolean = header === null;
    const known: Header = header ?? headerOf(rows[0]?.cells ?? []);
    header = known;
    const units = rows.slice(isFirst ? 1 : 0).filter(({ cells }) => !isAside(cells, known));
    const understood = units.map((row) => ({ no: row.no, values: readRow(row, known, date1904) }));
    rowsDone += understood.length;
    const rowsRead = Math.max(rowsDone, Math.round(rowsDone / Math.max(share, 0.01)));
    if (!(await stageRows(prisma, key, understood, { run, rowsDone, rowsRead, guess }))) return;
  }
  if (!header || rowsDone === 0) throw new Unreadable("no_rows");
  await judge(key, run, rowsDone, header);
}

function headerOf(cells: Parameters<typeof readHeader>[0]): Header {
  const header = readHeader(cells);
  if (header.missing.length > 0) throw new MissingColumns(header.missing);
  return header;
}

/** The table is one of units, but cannot say which. */
class MissingColumns extends Unreadable {
  constructor(readonly columns: string[]) {
    super("missing_columns");
  }
}

const judge = (key: ImportKey, run: string, rows: number, { at, ignored }: Header) =>
  inLongTransaction(async (tx) => {
    await judgeImport(tx, key);
    await keepVerdicts(tx, key);
    if (!(await beat(tx, key, run, rows, rows))) return;
    const counts = { rows: await countVerdicts(tx, key), columns: Object.fromEntries(at), ignored };
    await settle(tx, key, { state: "previewed", counts });
  });

async function refuse(key: ImportKey, error: Unreadable) {
  await clearRows(prisma, key);
  const { code, where } = error;
  const headings = error instanceof MissingColumns ? error.columns : undefined;
  await settle(prisma, key, {
    state: "refused",
    fault: { code, ...(where && { where }), ...(headings && { headings }) },
  });
}
