import type { papersPage, unsettledPapers } from "#app/domain/papers/queries.server.ts";
import { SubmitButton, TextField } from "./form.tsx";
import { Card, Facts, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

type Papers = Awaited<ReturnType<typeof papersPage>>;

export function PaperSums({ sums }: Pick<Papers, "sums">) {
  const words = useText().papers.sums;
  return (
    <Card>
      <h2>{words.title}</h2>
      <Facts
        facts={[
          [words.seats, String(sums.seats)],
          [words.served, String(sums.served)],
          [words.printed, String(sums.printed)],
          [words.settled, String(sums.settled)],
        ]}
      />
    </Card>
  );
}

export function FindSheet({ action }: { action: string }) {
  const words = useText().papers.find;
  return (
    <form method="get" action={action} className="card">
      <h2>{words.title}</h2>
      <TextField name="code" label={words.code} hint={words.hint} maxLength={60} autoComplete="off" required />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}

export function OpenSheets({ sheets }: Pick<Papers, "sheets">) {
  const words = useText().papers.open;
  return (
    <Card>
      <h2>{words.title}</h2>
      <p className="meta">{sheets.length === 0 ? words.none : words.lead}</p>
      <ul className="list">
        {sheets.map(({ seatNo, sheetNo, label, readings }) => (
          <li key={`${seatNo}-${sheetNo}`} className="row between py-2">
            <span className="figures">{words.sheet(label, sheetNo)}</span>
            <Pill kind={readings > 1 ? "no" : "sun"}>{readings > 1 ? words.differ : words.once}</Pill>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function Disputes({ disputes, at }: Pick<Papers, "disputes"> & { at: string }) {
  const words = useText().papers.disputes;
  return (
    <Card>
      <h2>{words.title}</h2>
      {disputes.length === 0 && <p className="meta">{words.none}</p>}
      <ul className="list">
        {disputes.map(({ seatNo, label, isResolved }) => (
          <li key={seatNo} className="row between py-2">
            <span className="figures">{label}</span>
            <span className="row">
              <Pill kind={isResolved ? "yes" : "no"}>{isResolved ? words.resolved : words.open}</Pill>
              <a className="link" href={`${at}/seats/${seatNo}/resolution`}>
                {words.go}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What had better be done before a result is published; nothing where all is done. */
export function UnsettledPapers({ papers, at }: { papers: Awaited<ReturnType<typeof unsettledPapers>>; at: string }) {
  const t = useText();
  const words = t.papers.unsettled;
  const open = (["sheets", "disputes"] as const).filter((kind) => papers[kind] > 0);
  if (open.length === 0) return null;
  return (
    <section className="notice notice-sun">
      <p>{words.lead}</p>
      <ul className="list-inside list-disc">
        {open.map((kind) => (
          <li key={kind}>{words[kind](papers[kind])}</li>
        ))}
      </ul>
      <a className="link" href={at}>
        {t.papers.title}
      </a>
    </section>
  );
}
