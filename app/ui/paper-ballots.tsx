import type { PrintedSheet } from "#app/domain/papers/print-sheets.server.ts";
import { showCode } from "#app/domain/verification/code.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { CHOICES } from "#app/domain/votes/tally.ts";
import { End } from "./moment.tsx";
import { Page } from "./pieces.tsx";
import { QrCode } from "./qr.tsx";
import { useText } from "./served.ts";
import { seatWeight } from "./vote-cards.tsx";

type Vote = { serial: string; question: string; closesAt: Date; settings: VoteSettings };
type Printed = { sheets: readonly PrintedSheet[]; vote: Vote; community: string; address: string };

/** What comes out of the printer: a ballot for each seat, to be ticked, signed and handed in. The codes are nowhere else. */
export function PaperBallots({ sheets, vote, community, address }: Printed) {
  const t = useText();
  const words = t.papers.print;
  return (
    <Page>
      <div className="stack no-print">
        <h1>{words.done(sheets.length)}</h1>
        <p className="notice notice-sun">{words.doneLead}</p>
        <button type="button" className="btn only-script" data-print="">
          {words.paper}
        </button>
      </div>
      {sheets.map((sheet) => (
        <PaperBallot key={sheet.code} {...{ sheet, vote, community, address }} />
      ))}
    </Page>
  );
}

function PaperBallot({ sheet, vote, community, address }: Omit<Printed, "sheets"> & { sheet: PrintedSheet }) {
  const t = useText();
  const words = t.papers.sheet;
  const lines =
    vote.settings.method.code === "motion"
      ? CHOICES.map((choice) => ({ id: choice, text: t.votes.choices[choice].label }))
      : vote.settings.options;
  return (
    <section className="card break-inside-avoid">
      <p className="meta figures">
        {community} · {words.title} {vote.serial}
      </p>
      <h2>{vote.question}</h2>
      <p className="figures">
        {words.seat(sheet.seatNo)} · {sheet.label} · {seatWeight(t, sheet)}
      </p>
      <p className="font-semibold">{words.choose}</p>
      <ul className="stack gap-2">
        {lines.map(({ id, text }) => (
          <li key={id}>□ {text}</li>
        ))}
      </ul>
      <p>
        {words.sign} ＿＿＿＿＿＿＿＿　{words.date} ＿＿＿＿＿＿
      </p>
      <div className="row flex-nowrap gap-4">
        <QrCode address={`${address}/${sheet.code}`} label={words.code} className="w-28" />
        <div>
          <p className="figures font-bold">
            {words.code} {showCode(sheet.code)}
          </p>
          <p className="meta">
            {words.until} <End at={vote.closesAt} />
          </p>
          <p className="meta">{words.note}</p>
        </div>
      </div>
    </section>
  );
}
