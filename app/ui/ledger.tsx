import type { ledgerPage } from "#app/domain/votes/proofs.server.ts";
import { isOver } from "#app/domain/votes/window.ts";
import { Card, Facts } from "./pieces.tsx";
import { QrCode } from "./qr.tsx";
import { useText } from "./served.ts";

type Ledger = Awaited<ReturnType<typeof ledgerPage>>;

/** The signed head of a ledger as it is now, to be kept, printed and held against it later. */
export function LedgerHead({ ledger: { serial, last, key }, address }: { ledger: Ledger; address: string }) {
  const words = useText().ledger.now;
  if (!last) return <p className="notice">{words.none}</p>;
  return (
    <Card>
      <div className="row between">
        <h2>{words.title}</h2>
        <button type="button" className="chip only-script no-print" data-print="">
          {words.print}
        </button>
      </div>
      <p className="figures font-extrabold text-xl">{last.fingerprint}</p>
      <p className="meta figures">
        {serial} · {words.size(last.size)}
      </p>
      <QrCode address={`${address}?size=${last.size}&root=${last.root}`} label={words.scan} className="w-40" />
      <p className="meta">{words.scan}</p>
      <p className="text-ink-2 no-print">{words.hint}</p>
      <details className="open-in-print">
        <summary className="link no-underline">{words.note}</summary>
        <pre className="overflow-x-auto whitespace-pre-wrap break-all text-s">{last.note}</pre>
        <Facts
          facts={[[words.key, <span key="key" className="break-all">{`${key.fingerprint} (${key.text})`}</span>]]}
        />
      </details>
    </Card>
  );
}

/** The way from a vote to its ledger. */
export function CheckYourself({ at }: { at: string }) {
  return (
    <a className="btn btn-ghost" href={`${at}/ledger`}>
      {useText().ledger.toLedger}
    </a>
  );
}

/** How anybody counts a vote again. */
export function Recount({ status, at }: { status: Ledger["status"]; at: string }) {
  const words = useText().ledger.recount;
  if (!isOver({ status })) {
    return (
      <Card>
        <h2>{words.title}</h2>
        <p className="text-ink-2">{words.running}</p>
      </Card>
    );
  }
  return (
    <Card>
      <h2>{words.title}</h2>
      <p className="text-ink-2">{words.closed}</p>
      <div className="row no-print">
        <a className="btn" href={`${at}/export`}>
          {words.download}
        </a>
      </div>
      <p className="meta">{words.how}</p>
      <pre className="overflow-x-auto whitespace-pre-wrap text-s">{words.command}</pre>
    </Card>
  );
}

type Proof = { n: number; tracker: string } | null;

/** What shows later that a ballot was in. */
export function ReceiptProof({ proof, at }: { proof: Proof; at: string }) {
  const words = useText().ledger.receipt;
  return (
    <Card>
      <h2>{words.title}</h2>
      {proof ? (
        <>
          <Facts
            facts={[
              [words.number, words.entry(proof.n)],
              [
                words.tracker,
                <b key="tracker" className="figures">
                  {proof.tracker}
                </b>,
              ],
            ]}
          />
          <p className="text-ink-2">{words.hint}</p>
          <div className="row">
            <a className="btn btn-ghost" href={at}>
              {words.save}
            </a>
          </div>
        </>
      ) : (
        <p className="text-ink-2">{words.later}</p>
      )}
    </Card>
  );
}
