import { showCode } from "#app/domain/verification/code.ts";
import type { UnitLetters } from "#app/domain/verification/letter-queries.server.ts";
import { LETTERS_A_SHEET, type LetterState } from "#app/domain/verification/letters.ts";
import type { PrintedLetter } from "#app/domain/verification/print-letters.server.ts";
import { SubmitButton } from "./form.tsx";
import { End } from "./moment.tsx";
import { Page, Pill, type PillKind } from "./pieces.tsx";
import { QrCode } from "./qr.tsx";
import { useText } from "./served.ts";

const KINDS: Record<LetterState, PillKind> = { out: "act", used: "yes", revoked: "calm", expired: "sun" };

/** One home of a building: its last letter, and the two things that can be done about it. */
export function UnitLetter({ unit, action }: { unit: UnitLetters; action: string }) {
  const t = useText();
  const words = t.verification.letters;
  const { id, stairwell, room, letter, isLinked } = unit;
  const name = `${stairwell}${room}`;
  return (
    <li className="flex items-center justify-between gap-3 py-2">
      <span className="row gap-y-0">
        <b className="figures">{name}</b>
        {letter && <Pill kind={KINDS[letter.state]}>{words.states[letter.state]}</Pill>}
        {isLinked && <Pill kind="yes">✓ {words.linked}</Pill>}
        <span className="meta">
          {letter?.state === "out" && (
            <>
              {words.until} <End at={letter.expiresAt} />
            </>
          )}
          {!letter && words.none}
        </span>
      </span>
      <span className="row shrink-0 justify-end">
        <UnitButton action={action} unitId={id} label={words.printOne(name)}>
          {words.printOneShort}
        </UnitButton>
        {letter?.state === "out" && (
          <UnitButton action={`${action}/revocation`} unitId={id} label={words.revokeOne(name)}>
            {words.revokeOneShort}
          </UnitButton>
        )}
      </span>
    </li>
  );
}

type UnitButton = { action: string; unitId: string; label: string; children: string };

function UnitButton({ action, unitId, label, children }: UnitButton) {
  const t = useText();
  return (
    <form method="post" action={action} className="contents">
      <input type="hidden" name="unitId" value={unitId} />
      <button type="submit" className="chip" aria-label={label} data-working={t.working}>
        {children}
      </button>
    </form>
  );
}

export type Printed = {
  letters: PrintedLetter[];
  expiresAt: Date;
  community: string;
  channel: string | null;
  /** https://hall.example.org */
  origin: string;
};

/** What comes out of the printer: eight letters to a sheet, to be cut apart. The codes are nowhere else. */
export function LetterSheets({ printed }: { printed: Printed }) {
  const t = useText();
  const words = t.verification.sheet;
  const { letters } = printed;
  const sheets = Array.from({ length: Math.ceil(letters.length / LETTERS_A_SHEET) }, (_, at) =>
    letters.slice(at * LETTERS_A_SHEET, (at + 1) * LETTERS_A_SHEET),
  );
  return (
    <Page>
      <div className="stack no-print">
        <h1>{words.title(letters.length)}</h1>
        <p className="notice notice-sun">{words.lead}</p>
        <p className="meta">
          {words.sheets(sheets.length)} {words.printHint}
        </p>
        <button type="button" className="btn only-script" data-print="">
          {words.print}
        </button>
      </div>
      {sheets.map((sheet) => (
        <ul key={sheet[0]?.code} className="letter-sheet">
          {sheet.map((letter) => (
            <LetterPaper key={letter.code} letter={letter} printed={printed} />
          ))}
        </ul>
      ))}
    </Page>
  );
}

function LetterPaper({ letter: { address, code }, printed }: { letter: PrintedLetter; printed: Printed }) {
  const t = useText();
  const words = t.verification.sheet;
  const { origin, community, channel, expiresAt } = printed;
  return (
    <li className="letter">
      <div className="letter-words">
        <p>
          {words.from(community)} · {words.name}
        </p>
        <p className="letter-to">{words.to(address)}</p>
        <p>{words.what}</p>
        <p>
          {words.scan}
          {words.or(`${origin.replace(/^https?:\/\//, "")}/join`)}
        </p>
        <p className="letter-code">{showCode(code)}</p>
      </div>
      <QrCode className="letter-qr" address={`${origin}/join/${code}`} label={words.scan} />
      <p className="letter-foot">
        <b>{words.secret}</b> · {words.onlyOnce} · {words.until} <End at={expiresAt} />
        <br />
        {channel ? words.contact(channel) : words.contactWindow}
      </p>
    </li>
  );
}

/** A button that takes back all that is out for a building. */
export function RevokeAll({ action, count }: { action: string; count: number }) {
  const t = useText();
  return (
    <form method="post" action={action} className="contents">
      <SubmitButton kind="danger">{t.verification.letters.revokeAll(count)}</SubmitButton>
    </form>
  );
}
