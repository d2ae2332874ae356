import { prisma } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { unitsOf } from "./export-store.server.ts";
import type { Format } from "./forms.ts";
import { refusalToImport } from "./policy.ts";
import { csvOf } from "./writing/csv.ts";
import { HEADINGS, templateSheets, unitSheet } from "./writing/template.ts";
import { cellsOf } from "./writing/unit-row.ts";
import { type WrittenCell, workbookOf } from "./writing/workbook.ts";

/** A file, piece by piece. */
type Pieces = AsyncGenerator<Uint8Array>;

/** Every unit and owner of the community as a file that, imported, changes nothing. That it was taken out is written down. */
export async function exportUnits(actor: Actor, format: Format): Promise<Pieces> {
  refuseIf(refusalToImport(actor));
  await record(prisma, actor, {
    action: "places.export",
    subject: `community:${actor.communityId}`,
    detail: { format },
  });
  const rows = rowsOf(actor.communityId);
  return format === "csv" ? csvOf(HEADINGS, rows) : workbookOf([unitSheet(rows)]);
}

async function* rowsOf(communityId: string): AsyncGenerator<WrittenCell[][]> {
  for await (const units of unitsOf(prisma, communityId)) yield units.map(cellsOf);
}

/** The same file with examples instead, to be filled in. */
export function unitTemplate(actor: Actor, format: Format): Pieces {
  refuseIf(refusalToImport(actor));
  const [units, ...explanations] = templateSheets();
  if (!units) throw new Error("the template has no sheet");
  return format === "csv" ? csvOf(units.header, units.rows) : workbookOf([units, ...explanations]);
}
