import type { Column } from "#app/domain/imports/columns.ts";
import { cellOf, type RowNote, VERDICTS } from "#app/domain/imports/notes.ts";
import type { ImportRow } from "#app/domain/imports/queries.server.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import type { Import } from "#app/routes/imports/import.tsx";
import { Card, EmptyState, Pager } from "./pieces.tsx";
import { useText } from "./served.ts";

/** The rows of a preview, one verdict at a time, with what is said of each. */
export function ImportRows({ found }: { found: Import }) {
  const { base, id, verdict, rows, next, after, counts, state } = found;
  const words = useText().imports;
  const at = (query: Record<string, string>) => `${base}/${id}?${new URLSearchParams(query)}`;
  const isGone = rows.length === 0 && counts.rows[verdict] > 0 && after === null && state !== "previewed";
  return (
    <>
      <h2 id="rows">{words.rows.title}</h2>
      <nav className="chips" aria-label={words.rows.filter}>
        {VERDICTS.map((one) => (
          <a key={one} className="chip" href={at({ verdict: one })} aria-current={one === verdict || undefined}>
            {words.verdicts[one]} {counts.rows[one]}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={isGone ? words.rows.gone : words.rows.none} />
      ) : (
        <Card>
          <ul className="list">
            {rows.map((row) => (
              <Row key={row.rowNo} row={row} found={found} />
            ))}
          </ul>
        </Card>
      )}
      <Pager
        next={next === null ? null : at({ verdict, after: String(next) })}
        first={after === null}
        toFirst={at({ verdict })}
      />
    </>
  );
}

function Row({ row: { rowNo, values, notes }, found }: { row: ImportRow; found: Import }) {
  const words = useText().imports;
  const { area, building, stairwell, room, names } = values;
  return (
    <li className="grid gap-1 py-3">
      <p className="row">
        <span className="meta figures">{words.row(rowNo)}</span>
        <strong>
          {area} {building}
          {stairwell}
          {room}
        </strong>
        <span className="text-ink-2">{names?.join("、")}</span>
      </p>
      {notes.length > 0 && (
        <ul className="grid gap-1">
          {notes.map((note) => (
            <Note key={`${note.column} ${"code" in note ? note.code : ""}`} note={note} found={found} rowNo={rowNo} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Note({ note, found, rowNo }: { note: RowNote; found: Import; rowNo: number }) {
  const t = useText();
  const words = t.imports;
  const cell = cellOf(found.counts, note.column, rowNo);
  const column = words.columns[note.column];
  const show = useShown(note.column);
  if (note.is === "change") {
    return (
      <li className="text-s">
        {column} <span className="text-ink-2">{words.rows.fromTo(show(note.before), show(note.after))}</span>
      </li>
    );
  }
  const { code, said = "", row = 0 } = note;
  return (
    <li className={`text-s ${note.is === "fault" ? "text-no" : "text-sun-ink"}`}>
      <strong>{cell ? words.cell(column, cell) : column}</strong> {words.notes[code]?.(said, row)}
    </li>
  );
}

/** A value as its column shows it. */
function useShown(column: Column) {
  const t = useText();
  return (value: string | number | boolean | null): string => {
    if (value === null) return "";
    if (typeof value === "boolean") return value ? t.imports.yes : t.imports.no;
    if (column === "areaDm2") return `${showArea(Number(value))} ㎡`;
    if (column === "kind") return t.parties.unitKinds[value as keyof typeof t.parties.unitKinds] ?? String(value);
    if (column === "areaSource")
      return t.parties.areaSources[value as keyof typeof t.parties.areaSources] ?? String(value);
    return String(value);
  };
}
