import { showSerial } from "#app/domain/shared/serial.ts";
import { commitmentTo, rollFacts } from "#app/domain/votes/ledger/roll-lines.server.ts";
import { setUpOf } from "#app/domain/votes/ledger/set-up.server.ts";
import { inLedger } from "#app/domain/votes/result.ts";
import { MOTION } from "#app/domain/votes/settings.ts";
import { ruleFor } from "#app/domain/votes/track-rules.ts";
import { rollFreezeOf, type VoteWindow } from "#app/domain/votes/window.ts";
import { addExtension } from "./act-rows.ts";
import { type Marked, poll } from "./ballots.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import { type Edition, stepTo } from "./editions.ts";
import { LedgerRows } from "./ledger-rows.ts";
import { addOutcome } from "./outcome-rows.ts";
import { Random } from "./random.ts";
import { ownersRoll, residentsRoll, type Seat } from "./roll.ts";
import { known, officialAt, type Scene } from "./scene.ts";
import type { VoteStory } from "./stories.ts";
import { htmlOf } from "./texts.ts";

/** Writes the vote on a matter: rule, roll, ballots and, once it is closed, the count and what was published of it. */
export async function addVote(scene: Scene, edition: Edition, story: VoteStory, proposalId: string) {
  const { sink, serials, signer, retelling } = scene;
  const random = new Random(`vote/${edition.key}`);
  const id = random.uuid();
  const { area, roll } = electorateOf(scene, edition, story);
  const rule = ruleFor({ track: story.track, quorum: story.quorum, propertyAreaId: area?.id ?? null });
  const { marked, result } = poll(edition.key, story, rule, roll, (login) => known(scene, login));

  const notice = stepTo(edition, "ballotNotice");
  const tallied = stepTo(edition, "tallied");
  const isOpen = stepTo(edition, "voting") !== undefined;
  const status: VoteWindow["status"] = tallied ? "closed" : isOpen ? "open" : "notice";
  const times = windowOf(scene, edition, story);
  const explanation = retelling.text(story.explanation);
  const vote = {
    ...{ communityId, id, ...serials.get("vote", edition.key), proposalId, propertyAreaId: area?.id ?? null },
    ...{ question: retelling.text(story.question), explanation, explanationHtml: await htmlOf(explanation) },
    ...{ track: story.track, rule, settings: MOTION, status },
    ...{ noticeAt: notice?.at ?? times.opensAt, ...times, closedAt: tallied?.at ?? null },
    rollFreezesAt: rollFreezeOf({ noticeAt: notice?.at ?? times.opensAt, opensAt: times.opensAt }),
    ...{ rollHeads: sum(roll, "heads"), rollAreaDm2: sum(roll, "areaDm2"), result: tallied ? result : null },
    ...{ openedById: officialAt(scene, notice).id, formKey: random.uuid() },
  };
  sink.add("Vote", vote);
  const seats = marked.map(({ seat }) => seat);
  sink.add("VoteTurnout", { communityId, voteId: id, heads: sum(seats, "heads"), areaDm2: sum(seats, "areaDm2") });
  const lines = roll.map(({ voter, ...seat }) => {
    const salt = random.salt();
    const commitment = commitmentTo(seat.label, salt);
    const subjectId = seat.partyId ?? voter?.id ?? random.uuid();
    sink.add("RollSeat", { communityId, voteId: id, ...seat, subjectId, voterId: voter?.id ?? null, salt, commitment });
    return {
      seat: seat.seatNo,
      heads: seat.heads,
      areaDm2: seat.areaDm2,
      commitment: Buffer.from(commitment).toString("hex"),
    };
  });

  const ledger = new LedgerRows(sink, signer, id, showSerial(vote));
  const extension = addExtension(scene, edition, story, { voteId: id, ...times });
  const announced = { ...vote, closesAt: extension?.announced ?? vote.closesAt };
  ledger.add("setUp", setUpOf(announced, rollFacts(lines), signer.publicKey), vote.noticeAt);
  if (isOpen) ledger.add("opening", {}, times.opensAt);
  const cast = marked.map((ballot) => ({ ...ballot, castAt: castAtOf(scene, times, random) }));
  const happened = [
    ...cast.map((ballot) => ({ at: ballot.castAt, write: () => addBallot(scene, id, ledger, ballot, random) })),
    ...(extension ? [{ at: extension.at, write: () => ledger.add("extension", extension.body, extension.at) }] : []),
  ];
  for (const { write } of happened.sort((one, other) => +one.at - +other.at)) write();
  if (tallied) {
    ledger.add("closing", {}, tallied.at);
    ledger.add("result", { result: inLedger(result) }, tallied.at);
  }
  if (story.outcome) {
    const outcome = await addOutcome(scene, edition, story.outcome, { proposalId, voteId: id, rule, result });
    ledger.add("publication", { outcome: outcome.serial }, outcome.publishedAt);
    if (outcome.settledAt) ledger.add("final", { outcome: outcome.serial }, outcome.settledAt);
  }
}

/** Only the demo's own compound asks all residents: elsewhere that would be one long roll for every matter. */
function electorateOf({ neighbourhood }: Scene, { compound }: Edition, story: VoteStory) {
  if (story.area === null && compound.index === 0) return { area: null, roll: residentsRoll(neighbourhood) };
  const area = neighbourhood.areas[story.area ?? 0];
  if (!area) throw new Error(`${compound.name} has no area ${story.area}`);
  return { area, roll: ownersRoll(area) };
}

function windowOf({ calendar }: Scene, edition: Edition, { opensIn, closesIn }: VoteStory) {
  const voting = stepTo(edition, "voting");
  const opensAt = voting?.at ?? calendar.at(-opensIn, clock(9));
  const ahead = voting ? calendar.closingEvening : calendar.at(-closesIn, clock(20));
  return { opensAt, closesAt: stepTo(edition, "tallied")?.at ?? ahead };
}

function castAtOf({ calendar }: Scene, { opensAt, closesAt }: { opensAt: Date; closesAt: Date }, random: Random) {
  return calendar.between(random, opensAt, closesAt < calendar.latest ? closesAt : calendar.latest);
}

function addBallot(
  { sink }: Scene,
  voteId: string,
  ledger: LedgerRows,
  { seat: { seatNo }, voter, choice, castAt }: Marked & { castAt: Date },
  random: Random,
) {
  const salt = Buffer.from(random.salt()).toString("base64");
  const entryNo = ledger.add("ballot", { seat: seatNo, channel: "online", choice, salt, replaces: null }, castAt);
  const ballot = { seatNo, entryNo, choice, casterId: voter.id, castAt, formKey: random.uuid() };
  sink.add("Ballot", { communityId, voteId, channel: "online", ...ballot });
}

const sum = (seats: Seat[], measure: "heads" | "areaDm2") => seats.reduce((total, seat) => total + seat[measure], 0);
