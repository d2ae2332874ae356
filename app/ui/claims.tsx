import type { ClaimRow, OwnClaim } from "#app/domain/verification/claim-queries.server.ts";
import type { ClaimState } from "#app/domain/verification/standing.ts";
import { Moment } from "./moment.tsx";
import { Card, Pill, type PillKind } from "./pieces.tsx";
import { useText } from "./served.ts";

const KINDS: Record<ClaimState, PillKind> = { waiting: "sun", accepted: "yes", refused: "no", withdrawn: "calm" };

export function ClaimPill({ state }: { state: ClaimState }) {
  const t = useText();
  return <Pill kind={KINDS[state]}>{t.verification.claimStates[state]}</Pill>;
}

/** A claim in the committee's queue: nobody's name before it is opened. */
export function ClaimItem({ claim, base }: { claim: ClaimRow; base: string }) {
  const t = useText();
  const words = t.verification.queue;
  const { id, state, standing, address, nameMatches, byLetter, hasProof, createdAt } = claim;
  return (
    <li>
      <a className="list-link" href={`${base}/claims/${id}`}>
        <span className="row">
          {state !== "waiting" && <ClaimPill state={state} />}
          <Pill kind={nameMatches ? "yes" : "no"}>
            {nameMatches ? "✓" : "✕"} {nameMatches ? words.nameMatches : words.nameDiffers}
          </Pill>
          {byLetter && <Pill kind="act">{words.byLetter}</Pill>}
          {hasProof && <Pill kind="act">{words.hasProof}</Pill>}
        </span>
        <strong className="figures">
          {address} · {t.verification.standings[standing].label}
        </strong>
        <span className="meta">
          {words.claimed} <Moment at={createdAt} />
        </span>
      </a>
    </li>
  );
}

/** What a person claimed, what became of it, and how to claim more. */
export function OwnClaims({ claims, hasHome, base }: { claims: OwnClaim[]; hasHome: boolean; base: string }) {
  const t = useText();
  const words = t.verification.own;
  return (
    <Card>
      <h2 id="claims">{words.title}</h2>
      {claims.length === 0 && <p className="meta">{hasHome ? words.settled : words.none}</p>}
      {claims.length > 0 && (
        <ul className="list">
          {claims.map((claim) => (
            <OwnClaimItem key={claim.id} claim={claim} base={base} />
          ))}
        </ul>
      )}
      <div className="row gap-2">
        <a className="btn btn-ghost" href={`${base}/claims/new`}>
          {claims.length > 0 || hasHome ? words.more : words.apply}
        </a>
        <a className="btn btn-ghost" href="/account/looks">
          {words.looks}
        </a>
      </div>
    </Card>
  );
}

function OwnClaimItem({ claim, base }: { claim: OwnClaim; base: string }) {
  const t = useText();
  const words = t.verification.own;
  const { id, state, standing, address, reason, createdAt, decidedAt, missedVote, lacksVoter } = claim;
  return (
    <li className="stack gap-2 py-3">
      <span className="row between">
        <span>
          <b className="figures">{address}</b> · {t.verification.standings[standing].label}
        </span>
        <ClaimPill state={state} />
      </span>
      <span className="meta">
        <Moment at={decidedAt ?? createdAt} />
      </span>
      {state === "refused" && (
        <p className="notice notice-no">
          {words.reason(reason)}
          <span className="meta block">{words.appealHint}</span>
        </p>
      )}
      {missedVote && <p className="notice notice-sun">{words.missedVote}</p>}
      {lacksVoter && <p className="notice notice-sun">{words.lacksVoter}</p>}
      {state === "waiting" && (
        <form method="post" action={`${base}/claims/${id}/withdrawal`}>
          <button type="submit" className="chip" aria-label={words.withdrawOf(address)} data-working={t.working}>
            {words.withdraw}
          </button>
        </form>
      )}
    </li>
  );
}
