import { ruleFor } from "#app/domain/votes/rules.ts";
import { type Marked, poll } from "./ballots.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import { type Edition, stepTo } from "./editions.ts";
import { addOutcome } from "./outcome-rows.ts";
import { Random } from "./random.ts";
import { ownersRoll, residentsRoll, type Seat } from "./roll.ts";
import { known, officialAt, type Scene } from "./scene.ts";
import type { VoteStory } from "./stories.ts";
import { htmlOf } from "./texts.ts";

/** Writes the vote on a matter: rule, roll, ballots and, once it is closed, the count and what was published of it. */
export async function addVote(scene: Scene, edition: Edition, story: VoteStory, proposalId: string) {
  const { sink, serials, retelling } = scene;
  const random = new Random(`vote/${edition.key}`);
  const id = random.uuid();
  const { area, roll } = electorateOf(scene, edition, story);
  const rule = ruleFor({ track: story.track, quorum: story.quorum, propertyAreaId: area?.id ?? null });
  const { marked, result } = poll(edition.key, story, rule, roll, (login) => known(scene, login));

  const notice = stepTo(edition, "ballotNotice");
  const tallied = stepTo(edition, "tallied");
  const times = windowOf(scene, edition, story);
  const explanation = retelling.text(story.explanation);
  sink.add("Vote", {
    ...{ communityId, id, ...serials.get("vote", edition.key), proposalId, propertyAreaId: area?.id ?? null },
    ...{ question: retelling.text(story.question), explanation, explanationHtml: await htmlOf(explanation) },
    ...{ track: story.track, rule, status: tallied ? "closed" : stepTo(edition, "voting") ? "open" : "notice" },
    ...{ noticeAt: notice?.at ?? times.opensAt, ...times, closedAt: tallied?.at ?? null },
    ...{ rollHeads: sum(roll, "heads"), rollAreaDm2: sum(roll, "areaDm2"), result: tallied ? result : null },
    ...{ openedById: officialAt(scene, notice).id, formKey: random.uuid() },
  });
  const seats = marked.map(({ seat }) => seat);
  sink.add("VoteTurnout", { communityId, voteId: id, heads: sum(seats, "heads"), areaDm2: sum(seats, "areaDm2") });
  for (const { voter, ...seat } of roll) {
    sink.add("RollSeat", { communityId, voteId: id, ...seat, voterId: voter?.id ?? null });
  }
  for (const ballot of marked) addBallot(scene, id, ballot, times, random);
  if (story.outcome) await addOutcome(scene, edition, story.outcome, { proposalId, voteId: id, rule, result });
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

function addBallot(
  { sink, calendar }: Scene,
  voteId: string,
  { seat, voter, choice }: Marked,
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date },
  random: Random,
) {
  const castAt = calendar.between(random, opensAt, closesAt < calendar.latest ? closesAt : calendar.latest);
  const ballot = { seatNo: seat.seatNo, choice, casterId: voter.id, castAt, formKey: random.uuid() };
  sink.add("Ballot", { communityId, voteId, ...ballot });
}

const sum = (seats: Seat[], measure: "heads" | "areaDm2") => seats.reduce((total, seat) => total + seat[measure], 0);
