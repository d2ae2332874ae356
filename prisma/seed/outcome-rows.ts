import { noticeEnd, SHORTEST_NOTICE_DAYS } from "#app/domain/outcomes/notice.ts";
import { ANSWER_DAYS } from "#app/domain/outcomes/standing.ts";
import { holidaysOf, PUBLISHED, periodEnd } from "#app/domain/shared/calendar.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { dayAfter, shanghaiDay } from "#app/domain/shared/time.ts";
import type { VoteResult } from "#app/domain/votes/result.ts";
import type { RuleSet } from "#app/domain/votes/rules.ts";
import { addPublication } from "./act-rows.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import { addNoticeTalk } from "./discussion.ts";
import { type Edition, stepTo } from "./editions.ts";
import { Random } from "./random.ts";
import { officialAt, passersBy, type Scene } from "./scene.ts";
import type { VoteStory } from "./stories.ts";
import { htmlOf } from "./texts.ts";

const HOLIDAYS = holidaysOf(PUBLISHED);

type Decided = { proposalId: string; voteId: string; rule: RuleSet; result: VoteResult };
type Published = NonNullable<VoteStory["outcome"]>;

/** Writes what was published of a vote, with who does what by when. */
export async function addOutcome(scene: Scene, edition: Edition, told: Published, { rule, result, ...of }: Decided) {
  const step = stepTo(edition, "resultNotice");
  if (!step) throw new Error(`${edition.key} has an outcome that was never published`);
  const random = new Random(`outcome/${edition.key}`);
  const id = random.uuid();
  const body = scene.retelling.text(told.body);
  const day = shanghaiDay(step.at);
  const noticeEndsAt = noticeEnd(step.at, SHORTEST_NOTICE_DAYS, HOLIDAYS);
  const serial = scene.serials.get("outcome", edition.key);
  const effectiveOn = shanghaiDay(noticeEndsAt);
  const text = { title: scene.retelling.title(told.title), body, bodyHtml: await htmlOf(body) };
  const tasks = told.tasks.map(({ title, unit, dueIn }) => ({
    ...{ title: scene.retelling.text(title), unit, dueOn: dayAfter(day, dueIn) },
  }));
  const publisher = officialAt(scene, step);
  if (rule.binding) {
    const notice = { ...text, effectiveOn, noticeDays: SHORTEST_NOTICE_DAYS, tasks };
    addPublication(scene, edition, notice, { voteId: of.voteId, publisher, at: step.at });
  }
  const settled = stepTo(edition, "effective") ?? stepTo(edition, "failed");
  const threadId = await addNoticeTalk(scene, edition, told.comments, step.at);
  scene.sink.add("Outcome", {
    ...{ communityId, id, ...serial, ...of, threadId, ...text, effectiveOn },
    ...{ decision: result.decision, ruleCited: rule.citation, publishedAt: step.at, noticeEndsAt },
    ...{ standing: settled ? "final" : "notice", settledAt: settled?.at ?? null },
    ...{ publisherId: publisher.id, formKey: random.uuid() },
  });
  tasks.forEach((task, at) => {
    scene.sink.add("OutcomeTask", { communityId, outcomeId: id, position: at + 1, ...task });
  });
  for (const { by, daysAgo, text } of told.objections) {
    const building = edition.compound.building(by);
    const filedAt = scene.calendar.at(daysAgo, clock(random.between(9, 20), random.below(60)));
    scene.sink.add("Objection", {
      ...{ communityId, id: random.uuid(), outcomeId: id, text, filedAt, formKey: random.uuid() },
      objectorId: random.pick(passersBy(scene).filter((person) => person.building === building)).id,
      answerDueAt: periodEnd(filedAt, ANSWER_DAYS, HOLIDAYS),
    });
  }
  return { serial: showSerial(serial), publishedAt: step.at, settledAt: settled?.at ?? null };
}
