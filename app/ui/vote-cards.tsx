import type { votePage } from "#app/domain/votes/queries.server.ts";
import type { VoteSettings } from "#app/domain/votes/settings.ts";
import { showArea } from "#app/domain/votes/shares.ts";
import { isOver } from "#app/domain/votes/window.ts";
import type { Messages } from "#app/i18n/zh.ts";
import { announced } from "./announced.ts";
import { End, Moment } from "./moment.tsx";
import { Card, Facts, Pill } from "./pieces.tsx";
import { useRuleWords } from "./rule-words.ts";
import { useText } from "./served.ts";

type Vote = Awaited<ReturnType<typeof votePage>>;

/** The reader's own seats, each with its ballot or its receipt. */
export function SeatsCard({ vote, at }: { vote: Vote; at: string }) {
  const t = useText();
  const words = t.votes.page;
  if (vote.seats.length === 0) {
    if (isOver(vote)) return null;
    return vote.noSeatRefusal === "sign_in_first" ? (
      <a className="btn" href={`/sign-in?next=${encodeURIComponent(at)}`}>
        {words.signIn}
      </a>
    ) : (
      <p className="notice">{t.refusals.not_on_roll}</p>
    );
  }
  return (
    <Card>
      <h2>{words.yourSeats}</h2>
      <ul className="stack">
        {vote.seats.map((seat) => (
          <li key={seat.seatNo} className="stack gap-2">
            <p>
              <b>{seat.label}</b>
              {seat.asProxy && <span className="meta"> · {t.ballots.asProxy}</span>}
              <span className="meta figures block">{seatWeight(t, seat)}</span>
            </p>
            {seat.castAt ? (
              <div className="row">
                <Pill kind="yes">✓ {t.votes.page.voted}</Pill>
                <a className="link" href={`${at}/seats/${seat.seatNo}/receipt`}>
                  {words.toReceipt}
                </a>
                {!seat.refusal && (
                  <a className="link" href={`${at}/seats/${seat.seatNo}/ballot`}>
                    {t.votes.ballot.change}
                  </a>
                )}
              </div>
            ) : seat.refusal ? (
              <p className="meta">{t.refusals[seat.refusal]}</p>
            ) : (
              <a className="btn" href={`${at}/seats/${seat.seatNo}/ballot`}>
                {words.vote}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What a seat weighs: heads, and where area counts, area. */
export function seatWeight({ votes: { ballot } }: Messages, { heads, areaDm2 }: { heads: number; areaDm2: number }) {
  return areaDm2 > 0 ? ballot.weightOwner(showArea(areaDm2), heads) : ballot.weightResident(heads);
}

export function VoteFacts({ vote }: { vote: Vote }) {
  const t = useText();
  const words = t.votes.page;
  const rule = useRuleWords(vote.rule);
  return (
    <Card>
      <h2>{words.facts}</h2>
      <Facts
        facts={[
          [words.number, vote.serial],
          [words.track, t.votes.tracks[vote.rule.track].label],
          [words.electorate, t.votes.electorates[vote.rule.electorate](placeOf(vote))],
          [words.roll, <RollSize key="roll" vote={vote} />],
          [words.noticed, <Moment key="noticed" at={vote.noticeAt} />],
          [
            words.window,
            <span key="window">
              <End at={vote.opensAt} /> – <End at={vote.closesAt} />
            </span>,
          ],
          [
            t.acts.onVote.extended,
            vote.acts.some(({ kind }) => kind === "extension") && <Extensions key="extended" acts={vote.acts} />,
          ],
          [
            t.acts.onVote.freeze,
            vote.phase === "notice" && vote.rollFreezesAt && <End key="freeze" at={vote.rollFreezesAt} />,
          ],
          [words.quorum, rule.quorum],
          vote.settings.method.code === "motion"
            ? [words.majority, rule.majority]
            : [t.ballots.method, t.ballots.counted[vote.settings.method.code]],
          [words.manner, <Manner key="manner" settings={vote.settings} />],
          ...announced(t, vote.settings),
          [words.force, rule.force],
          [words.rule, rule.source],
        ]}
      />
    </Card>
  );
}

/** What is chosen on a ballot, whether by name, and whether for good. */
export function Manner({ settings: { method, secrecy, finality } }: { settings: VoteSettings }) {
  const t = useText();
  const { secrecies, finalities } = t.votes.page;
  return [t.plans.settings.methods[method.code].label, secrecies[secrecy], finalities[finality]].join(" · ");
}

/** The part of the community that is asked, in words. */
export const placeOf = ({ areaName, buildingName, gridName }: Pick<Vote, "areaName" | "buildingName" | "gridName">) =>
  areaName && buildingName ? `${areaName}${buildingName}` : (areaName ?? gridName);

function Extensions({ acts }: Pick<Vote, "acts">) {
  const t = useText();
  return acts.map(
    ({ kind, reason, closesAt }) =>
      kind === "extension" &&
      closesAt && (
        <span key={closesAt.toISOString()} className="block">
          <End at={closesAt} />
          {t.acts.onVote.extendedTo(reason)}
        </span>
      ),
  );
}

function RollSize({ vote }: { vote: Vote }) {
  const t = useText();
  return vote.turnout
    .map(
      ({ measure, eligible }) =>
        `${measure === "area" ? showArea(eligible) : eligible} ${t.votes.measures[measure].unit}`,
    )
    .join(" · ");
}
