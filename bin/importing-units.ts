import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";

import { prisma } from "#app/db/client.server.ts";
import { MOST_FILE_BYTES } from "#app/domain/imports/forms.ts";
import { applyFromShell, previewFromShell, reportOf } from "#app/domain/imports/import-from-shell.server.ts";
import type { ImportKey } from "#app/domain/imports/judging-tables.server.ts";
import { type Counts, cellOf, type ImportFault, type RowNote, VERDICTS } from "#app/domain/imports/notes.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { zh } from "#app/i18n/zh.ts";
import { StepFailed, say } from "./progress.mjs";

const USAGE = `用法：
  npm run import-units -- 登记表.xlsx                      只核对，不写入
  npm run import-units -- 登记表.xlsx --apply              核对无误后写入
  npm run import-units -- 登记表.xlsx --community yangguang 有几个社区时，指明是哪一个`;

const FAULTY_ROWS = 100;
const LOOK_MS = 500;
const words = zh.imports;

/**
 * The command: its arguments, and what connects to the database for the length of some work. Throws StepFailed with a
 * sentence for whoever typed it.
 */
export async function importUnits(args: string[], inDatabase: (work: () => Promise<void>) => Promise<void>) {
  const { path, wanted, isToApply } = asked(args);
  const bytes = await contentOf(path);
  await inDatabase(async () => {
    try {
      const communityId = await communityOf(wanted);
      const key = await previewed(communityId, { name: basename(path), bytes });
      if (isToApply) await applied(key);
      else say(`只做了核对，没有写入。加上 --apply 写入，或在网页上确认：/c/${communityId}/imports/${key.importId}`);
    } catch (error) {
      throw error instanceof Refused ? new StepFailed(`✗ ${zh.refusals[error.code]}`) : error;
    }
  });
}

function asked(args: string[]) {
  const options = { community: { type: "string" }, apply: { type: "boolean" } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new StepFailed(USAGE);
    // npm changes to the project's folder; the name of the file is meant from where it was typed.
    const path = resolve(process.env.INIT_CWD ?? ".", file);
    return { path, wanted: values.community, isToApply: values.apply ?? false };
  } catch {
    throw new StepFailed(USAGE);
  }
}

async function contentOf(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size > MOST_FILE_BYTES) throw new StepFailed("✗ 文件超过 20 MB，请分成几个文件。");
    return await readFile(path);
  } catch (error) {
    throw error instanceof StepFailed ? error : new StepFailed(`✗ 读不到文件 ${path}。`);
  }
}

async function communityOf(wanted: string | undefined): Promise<string> {
  const all = await prisma.community.findMany({ orderBy: { id: "asc" }, take: 50, select: { id: true, name: true } });
  const [only, ...others] = all.filter(({ id }) => wanted === undefined || id === wanted);
  if (only && others.length === 0) return only.id;
  const list = all.map(({ id, name }) => `  --community ${id}  ${name}`).join("\n");
  throw new StepFailed(all.length === 0 ? "✗ 还没有社区。请先运行 npm run create-admin。" : `✗ 请指明社区：\n${list}`);
}

async function previewed(communityId: string, file: { name: string; bytes: Uint8Array }): Promise<ImportKey> {
  const stop = progressOf(() =>
    prisma.placeImport.findFirst({
      where: { communityId, state: "reading" },
      select: { rowsDone: true, rowsRead: true },
    }),
  );
  const key = await previewFromShell(communityId, file).finally(stop);
  const { fault, counts, rows } = await reportOf(key, FAULTY_ROWS);
  if (fault) throw new StepFailed(`✗ ${faultSaid(fault as ImportFault)}`);
  const found = counts as Counts;
  say(VERDICTS.map((verdict) => `${words.verdicts[verdict]} ${words.rowCount(found.rows[verdict])}`).join("，"));
  if (found.ignored.length > 0) say(words.ignored(found.ignored.join(words.between)));
  for (const { rowNo, notes } of rows) for (const line of faultsSaid(found, rowNo, notes as RowNote[])) say(line);
  if (found.rows.error > rows.length) say(`… 还有 ${found.rows.error - rows.length} 行有错误。`);
  if (found.rows.error > 0) throw new StepFailed(`✗ ${zh.refusals.import_has_errors}`);
  return key;
}

async function applied(key: ImportKey) {
  const { counts } = await reportOf(key);
  const { new: added, changed } = (counts as Counts).rows;
  if (added + changed === 0) return say(`✓ ${zh.refusals.import_changes_nothing}`);
  await applyFromShell(key).finally(progressOf(() => reportOf(key)));
  const { state, fault } = await reportOf(key);
  if (state !== "applied") throw new StepFailed(`✗ ${faultSaid((fault ?? { code: "unexpected" }) as ImportFault)}`);
  say(`✓ ${words.states.applied.lead}`);
}

/** Tells on one line of the terminal how far things are, until what it returns is called. */
function progressOf(look: () => Promise<{ rowsDone: number; rowsRead: number } | null>): () => void {
  const tell = async () => {
    const now = await look().catch(() => null);
    if (now && now.rowsRead > 0) process.stderr.write(`\r${words.progress(now.rowsDone, now.rowsRead)} `);
  };
  const timer = setInterval(() => void tell(), LOOK_MS);
  return () => {
    clearInterval(timer);
    process.stderr.write("\r\x1b[K");
  };
}

function faultSaid({ code, where, headings = [] }: ImportFault): string {
  const missing = headings.map((column) => words.columns[column as keyof typeof words.columns]);
  return words.faults[code](where ?? "") + missing.join(words.between);
}

function faultsSaid(counts: Counts, rowNo: number, notes: RowNote[]): string[] {
  return notes.flatMap((note) => {
    if (note.is !== "fault") return [];
    const column = words.columns[note.column];
    const cell = cellOf(counts, note.column, rowNo);
    const reason = words.notes[note.code]?.(note.said ?? "", note.row ?? 0);
    return [`  ${words.row(rowNo)} ${cell ? words.cell(column, cell) : column} ${reason}`];
  });
}
