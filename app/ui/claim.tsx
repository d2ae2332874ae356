import type { claimPage } from "#app/domain/verification/review-queries.server.ts";
import { isOwning } from "#app/domain/verification/standing.ts";
import type { FormAnswer } from "#app/http/handlers.server.ts";
import { ClaimPill } from "./claims.tsx";
import { fieldsOf, RadioGroup, SelectField, SubmitButton, TextArea } from "./form.tsx";
import { Moment } from "./moment.tsx";
import { Card, Facts, Pill } from "./pieces.tsx";
import { useText } from "./served.ts";

type Claim = Awaited<ReturnType<typeof claimPage>>;

/** What somebody says to be, and who they registered as. */
export function Claimed({ claim }: { claim: Claim }) {
  const t = useText();
  const words = t.verification.claim;
  const { claimant, letter } = claim;
  return (
    <Card>
      <div className="row between">
        <h2>{words.claimed}</h2>
        <ClaimPill state={claim.state} />
      </div>
      <Facts
        facts={[
          [words.address, <b key="address">{claim.address}</b>],
          [words.standing, t.verification.standings[claim.standing].label],
          [words.name, <b key="name">{claim.claimedName}</b>],
          [words.registered, claimant.realName],
          [words.phone, claimant.phone],
          [words.letter, letter ? words.letterStates[letter.state] : words.noLetter],
          [t.verification.queue.claimed, <Moment key="at" at={claim.createdAt} />],
          [words.since, <Moment key="since" at={claimant.since} />],
        ]}
      />
    </Card>
  );
}

/** What agrees with the register and what does not, one by one, in words and not by colour alone. */
export function Checks({ claim }: { claim: Claim }) {
  const t = useText();
  const words = t.verification.claim;
  const { check } = words;
  const owning = isOwning(claim.standing);
  const checks = [
    { holds: claim.nameMatches, said: owning ? check.name : check.ownerName },
    ...(owning ? [{ holds: claim.party.members.some((one) => one.matches && one.isFree), said: check.free }] : []),
    { holds: claim.claimant.sameName, said: check.registered },
    { holds: claim.letter?.state === "out", said: check.letter },
    ...(claim.state === "waiting" ? [{ holds: claim.hasProof, said: check.proof }] : []),
    ...(claim.state === "waiting" ? [{ holds: claim.rivals === 0, said: check.alone }] : []),
  ];
  return (
    <Card>
      <h2>{words.checks}</h2>
      <ul className="stack gap-2">
        {checks.map(({ holds, said }) => (
          <li key={said.yes} className="row flex-nowrap items-start">
            <Pill kind={holds ? "yes" : "no"}>{holds ? "✓" : "✕"}</Pill>
            <span>{holds ? said.yes : said.no}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What the register of owners says of the home, and who is linked to it already. */
export function RegisterOfUnit({ claim: { party, occupants } }: { claim: Claim }) {
  const t = useText();
  const words = t.verification.claim;
  return (
    <Card>
      <h2>{words.register}</h2>
      <ul className="list">
        {party.members.map(({ position, name, capacity, linkedTo }) => (
          <li key={position} className="row between py-2">
            <span>
              <b>{name}</b> <span className="meta">{words.capacities[capacity]}</span>
            </span>
            <span className="meta">{linkedTo ? words.linkedTo(linkedTo) : words.notLinked}</span>
          </li>
        ))}
      </ul>
      {occupants.length > 0 && (
        <>
          <h3>{words.occupants}</h3>
          <ul className="list">
            {occupants.map(({ name, living }) => (
              <li key={name} className="row between py-2">
                <b>{name}</b>
                <span className="meta">{words.livings[living]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

/** Accept or refuse. An owner is accepted as one of those who stand in the register and are linked to nobody else. */
export function ClaimDecision({ claim, answer }: { claim: Claim; answer: FormAnswer | undefined }) {
  const t = useText();
  const words = t.verification.claim;
  const owning = isOwning(claim.standing);
  const free = claim.party.members.filter(({ isFree }) => isFree);
  const likely = free.find(({ matches }) => matches) ?? (free.length === 1 ? free[0] : undefined);
  const field = fieldsOf(answer, { entry: likely && claim.nameMatches ? String(likely.position) : undefined });
  const mayAccept = !owning || free.length > 0;
  return (
    <form method="post" className="card">
      <h2>{words.verdict}</h2>
      {claim.rollTaken && <p className="notice notice-sun">{words.rollTaken}</p>}
      {!mayAccept && <p className="notice notice-no">{words.noEntry}</p>}
      {owning && mayAccept && (
        <SelectField
          {...field("entry")}
          label={words.entry}
          hint={words.entryHint}
          placeholder={words.chooseEntry}
          options={free.map(({ position, name, capacity }) => ({
            value: String(position),
            label: `${name} · ${words.capacities[capacity]}`,
          }))}
        />
      )}
      <RadioGroup
        {...field("verdict")}
        label={words.conclusion}
        options={[...(mayAccept ? [{ value: "accept", ...words.accept }] : []), { value: "refuse", ...words.refuse }]}
      />
      <TextArea {...field("reason")} label={words.reason} hint={words.reasonHint} rows={3} maxLength={300} />
      <SubmitButton>{words.submit}</SubmitButton>
    </form>
  );
}
