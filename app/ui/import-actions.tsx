import type { Import } from "#app/routes/imports/import.tsx";
import { ActionButton } from "./form.tsx";
import { RefusalNotice } from "./refusals.tsx";
import { useText } from "./served.ts";

/** What may be done with an import now, and why not, where somebody would look for it. */
export function ImportActions({ found }: { found: Import }) {
  const t = useText();
  const words = t.imports.actions;
  const { base, id, state, refusals, counts } = found;
  const at = `${base}/${id}`;
  return (
    <div className="stack">
      {state === "previewed" && refusals.apply === "import_changes_nothing" ? (
        <p className="notice notice-sun">{t.refusals.import_changes_nothing}</p>
      ) : (
        state === "previewed" && <RefusalNotice refusal={refusals.apply} />
      )}
      {state === "previewed" && !refusals.apply && (
        <div className="row">
          <ActionButton action={`${at}/application`}>{words.apply(counts.rows.new + counts.rows.changed)}</ActionButton>
        </div>
      )}
      {state === "applied" && (
        <div className="row">
          <a className="btn" href={`${base.replace(/imports$/, "places")}`}>
            {words.seePlaces}
          </a>
        </div>
      )}
      {(state === "previewed" || state === "refused" || state === "undone") &&
        (refusals.apply || state !== "previewed") && (
          <div className="row">
            <a className="btn" href={base}>
              {words.again}
            </a>
          </div>
        )}
      {!refusals.discard && (
        <div className="row">
          <ActionButton action={`${at}/removal`} kind="ghost">
            {state === "reading" ? words.cancel : state === "refused" ? words.forget : words.discard}
          </ActionButton>
        </div>
      )}
      {state === "applied" && (
        <details className="card">
          <summary className="link no-underline">{words.undoSummary}</summary>
          <div className="stack pt-2">
            <p className="meta">{words.undoHint}</p>
            {refusals.undo ? (
              <p className="notice notice-sun">{t.refusals[refusals.undo]}</p>
            ) : (
              <div className="row">
                <ActionButton action={`${at}/undoing`} kind="danger">
                  {words.undo}
                </ActionButton>
              </div>
            )}
          </div>
        </details>
      )}
    </div>
  );
}
