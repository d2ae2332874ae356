import type { casePage } from "#app/domain/moderation/queries.server.ts";
import { ActionButton } from "./form.tsx";
import { MeasurePill } from "./moderation.tsx";
import { End, Moment } from "./moment.tsx";
import { Card, Facts, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";
import { TextChanges } from "./text-changes.tsx";

type Shown = Awaited<ReturnType<typeof casePage>>;

/** What its author was asked to change, and what they did. */
export function RequestMade({ request }: { request: NonNullable<Shown["request"]> }) {
  const t = useText();
  const words = t.moderation.request;
  const state = request.lapsed ? "lapsed" : request.state;
  return (
    <Card>
      <div className="row">
        <Pill kind={state === "edited" ? "yes" : "calm"}>{words.states[state]}</Pill>
      </div>
      <Facts
        facts={[
          [t.moderation.measure.ground, t.moderation.grounds[request.ground].name],
          [t.moderation.measure.note, request.note],
          [words.by, request.byName],
          [words.due, <End key="due" at={request.dueAt} />],
        ]}
      />
      {request.changes && (
        <>
          <h2>{words.changes}</h2>
          <TextChanges pieces={request.changes} />
        </>
      )}
    </Card>
  );
}

/** That it was hidden, and what came of that. */
export function MeasureTaken({ measure, at }: { measure: NonNullable<Shown["measure"]>; at: string }) {
  const t = useText();
  const words = t.moderation.measure;
  return (
    <Card>
      <div className="row">
        <MeasurePill state={measure.state} />
      </div>
      <Facts
        facts={[
          [words.ground, t.moderation.grounds[measure.ground].name],
          [words.note, measure.erasedAt ? words.gone : measure.note || words.noteGone],
          [words.by, measure.byName],
          [words.at, <Moment key="at" at={measure.at} />],
        ]}
      />
      {measure.state === "appealed" && (
        <a className="btn" href={`${at}/appeal`}>
          {t.moderation.case.decide}
        </a>
      )}
    </Card>
  );
}

/** Who decided, and the way to take that back. */
export function Judged({ row, mayUndo, at }: { row: Shown["case"]; mayUndo: boolean; at: string }) {
  const words = useText().moderation.case;
  if (!row.judgedAt && !mayUndo) return null;
  return (
    <Card>
      {row.judgedAt && (
        <p>
          {words.judgedBy[row.waits ? "escalated" : row.state](row.judgedByName ?? "")} · <Moment at={row.judgedAt} />
        </p>
      )}
      {mayUndo && (
        <>
          <p className="meta">{words.undoLead}</p>
          <ActionButton kind="ghost" action={`${at}/undo`}>
            {words.undo}
          </ActionButton>
        </>
      )}
    </Card>
  );
}
