import type { PrintedSheet } from "#app/domain/papers/print-sheets.server.ts";
import { showCode } from "#app/domain/verification/code.ts";
import { showAmount } from "#app/domain/votes/methods/budget.ts";
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

/** Where a number is written instead of a tick. */
const NUMBERED: ReadonlySet<VoteSettings["method"]["code"]> = new Set(["score", "schulze", "irv", "stv"]);

function PaperBallot({ sheet, vote, community, address }: Omit<Printed, "sheets"> & { sheet: PrintedSheet }) {
  const t = useText();
  const words = t.papers.sheet;
  const { method, options } = vote.settings;
  const lines =
    method.code === "motion"
      ? CHOICES.map((choice) => ({ id: choice, text: t.votes.choices[choice].label, cost: undefined }))
      : options;
  const isNumbered = NUMBERED.has(method.code);
  return (
    <section className="card break-inside-avoid">
      <p className="meta figures">
        {community} · {words.title} {vote.serial}
      </p>
      <h2 className="text-xl">{vote.question}</h2>
      <p className="figures">
        {words.seat(sheet.seatNo)} · {sheet.label} · {seatWeight(t, sheet)}
      </p>
      <p className="font-semibold">
        {words.choose[method.code]}
        {"most" in method && words.most(method.most)}
        {"max" in method && words.max(method.max)}
        {"budget" in method && words.budget(showAmount(method.budget))}
      </p>
      <ul className="stack gap-3 text-l">
        {lines.map(({ id, text, cost }) => (
          <li key={id} className="row flex-nowrap gap-3">
            <span
              aria-hidden="true"
              className={`shrink-0 border-ink ${isNumbered ? "h-7 w-14 border-b-2" : "size-7 border-2"}`}
            />
            <span>
              {text}
              {cost && <span className="meta figures"> {t.ballots.amount(showAmount(cost))}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p className="row gap-4 pt-2">
        <Blank>{words.sign}</Blank>
        <Blank>{words.date}</Blank>
      </p>
      <div className="row flex-nowrap gap-4">
        <QrCode address={`${address}/${sheet.code}`} label={words.code} className="w-28 shrink-0" />
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

/** A line to write on. */
function Blank({ children }: { children: string }) {
  return (
    <span className="row flex-nowrap grow basis-40 items-end">
      {children}
      <span className="h-8 grow border-ink border-b" />
    </span>
  );
}
