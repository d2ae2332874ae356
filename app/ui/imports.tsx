import type { Counts, ImportFault } from "#app/domain/imports/notes.ts";
import { VERDICTS } from "#app/domain/imports/notes.ts";
import type { importPage, importsPage } from "#app/domain/imports/queries.server.ts";
import { Moment } from "./moment.tsx";
import { Card, Facts, Pill, type PillKind } from "./pieces.tsx";
import { useText } from "./served.ts";

type Summary = Awaited<ReturnType<typeof importsPage>>["imports"][number];
type Found = Awaited<ReturnType<typeof importPage>>;

const PILLS: Record<Summary["state"], PillKind> = {
  reading: "act",
  previewed: "sun",
  refused: "no",
  applying: "act",
  applied: "yes",
  undone: "calm",
};

export function ImportPill({ state }: { state: Summary["state"] }) {
  return <Pill kind={PILLS[state]}>{useText().imports.states[state].name}</Pill>;
}

/** An import in a list of them. */
export function ImportItem({ summary, to }: { summary: Summary; to: string }) {
  const words = useText().imports;
  const { state, counts, fileName, createdAt, by } = summary;
  const found = VERDICTS.filter((verdict) => counts.rows[verdict] > 0);
  return (
    <li>
      <a className="list-link" href={to}>
        <span className="row">
          <ImportPill state={state} />
          <span className="meta figures">
            <Moment at={createdAt} /> {by}
          </span>
        </span>
        <strong>{fileName}</strong>
        {found.length > 0 && (
          <span className="meta">
            {found.map((verdict) => `${words.verdicts[verdict]} ${words.rowCount(counts.rows[verdict])}`).join(" · ")}
          </span>
        )}
      </a>
    </li>
  );
}

export function CountFacts({ counts }: { counts: Counts }) {
  const words = useText().imports;
  return (
    <Facts
      facts={VERDICTS.map((verdict) => [words.verdicts[verdict], words.rowCount(counts.rows[verdict])] as const)}
    />
  );
}

/** Why nothing was written, in a sentence. */
export function FaultNotice({ fault: { code, where, headings } }: { fault: ImportFault }) {
  const words = useText().imports;
  const missing = headings
    ?.map((column) => words.columns[column as keyof typeof words.columns] ?? column)
    .join(words.between);
  return (
    <p className={`notice ${code === "stale" ? "notice-sun" : "notice-no"}`} role="alert">
      {words.faults[code](where ?? "")}
      {missing}
    </p>
  );
}

/** How far the work is; the page comes again by itself. */
export function ImportProgress({ found, at }: { found: Found; at: string }) {
  const words = useText().imports;
  const { state, rowsDone, rowsRead } = found;
  return (
    <Card>
      <p>{words.states[state].lead}</p>
      <div className="grid gap-2" data-under-way="">
        <progress
          className="h-4 w-full accent-act"
          max={Math.max(1, rowsRead)}
          value={rowsRead > 0 ? rowsDone : undefined}
          aria-label={words.states[state].name}
        />
        <p className="meta figures">{rowsRead > 0 ? words.progress(rowsDone, rowsRead) : words.progressBegins}</p>
      </div>
      <p className="meta">{words.refreshHint}</p>
      <a className="btn btn-ghost" href={at}>
        {words.refresh}
      </a>
    </Card>
  );
}
