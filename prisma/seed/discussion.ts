import { isDiscussable } from "#app/domain/proposals/lifecycle.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import { type Edition, stepTo } from "./editions.ts";
import { addModeration, groundOf } from "./moderation-rows.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { addRatings, countsOf, ratingsOf } from "./ratings.ts";
import { authorOf, type Scene } from "./scene.ts";
import { addWaiting } from "./signals.ts";
import { addStances } from "./stances.ts";
import type { Said } from "./stories.ts";
import { htmlOf } from "./texts.ts";
import { addAnswerToAudit, addFollowers, addSummary } from "./thread-work.ts";
import { Voices } from "./voices.ts";
import { addWarning } from "./warning-rows.ts";

const MINUTE_MS = 60_000;
const SHORTEST_PAUSE_MINUTES = 6;
const LONGEST_PAUSE_MINUTES = 13 * 60;

type Place = { id: string; rootId: string | null; parentId: string | null };
export type Spoken = Place &
  Pick<Said, "stance" | "text" | "answer" | "warned" | "moderated" | "pictures"> & { author: Person; at: Date };
/** With its number in the thread, in the order of speaking. */
export type Numbered = Spoken & { position: number };

/** What is said of something, and when: it begins between two moments, and what answers it comes before a third. */
type Talk = { key: string; said: Said[]; from: Date; until: Date; over: Date };

/** Writes the thread of a matter with everything said in it. Returns the thread's id. */
export async function addDiscussion(scene: Scene, edition: Edition, author: Person): Promise<string> {
  const { threadId, spoken } = await addThread(scene, edition, author, talkOf(scene, edition));
  await addWaiting(scene, edition, threadId);
  await addSummary(scene, edition, threadId, spoken);
  addFollowers(scene, edition, threadId, spoken.length);
  return threadId;
}

/** The same of what is said below the notice of its outcome. */
export async function addNoticeTalk(scene: Scene, edition: Edition, said: Said[], from: Date): Promise<string> {
  const { calendar } = scene;
  const until = calendar.earlier(calendar.latest, 2);
  const talk = { key: `notice/${edition.key}`, said, from, until, over: calendar.latest };
  return (await addThread(scene, edition, authorOf(scene, edition), talk)).threadId;
}

async function addThread(scene: Scene, edition: Edition, author: Person, talk: Talk) {
  const random = new Random(`thread/${talk.key}`);
  const threadId = random.uuid();
  const spoken = numbered(conversationsOf(scene, talk, new Voices(scene, edition, author, random), random));
  const ratings = ratingsOf(scene, talk, spoken);
  scene.sink.add("Thread", {
    ...{ communityId, id: threadId, commentCount: spoken.length, lastPosition: spoken.length },
  });
  for (const said of spoken) {
    const { author: speaker, at, text, warned, moderated, pictures, ...comment } = said;
    const body = scene.retelling.text(text);
    const sent = edition.compound.index === 0 ? pictures : [];
    const pictureCount = scene.drawings.add(scene.sink, { id: comment.id, author: speaker, at }, sent);
    scene.sink.add("Comment", {
      ...{ communityId, threadId, ...comment, authorId: speaker.id, body, bodyHtml: await htmlOf(body) },
      ...{
        office: speaker.office,
        replyCount: spoken.filter(({ rootId }) => rootId === comment.id).length,
      },
      ...{ answerCount: spoken.filter(({ parentId }) => parentId === comment.id).length },
      hiddenFor: warned ? "insult" : moderated?.hidden ? groundOf(moderated) : null,
      ...{ formKey: random.uuid(), createdAt: at, heldAt: null, pictureCount, ...countsOf(ratings.get(comment.id)) },
    });
    addRatings(scene, threadId, comment.id, ratings.get(comment.id));
    if (moderated) addModeration(scene, { kind: "comment", id: comment.id, author: speaker, at }, moderated);
    if (comment.answer) addAnswerToAudit(scene, random, { id: comment.id, author: speaker, at });
    if (warned) addWarning(scene, said, author);
  }
  addStances(scene, threadId, spoken);
  return { threadId, spoken };
}

function numbered(spoken: Spoken[]): Numbered[] {
  const inOrder = [...spoken].sort((a, b) => a.at.getTime() - b.at.getTime());
  const positions = new Map(inOrder.map(({ id }, index) => [id, index + 1]));
  return spoken.map((one) => ({ ...one, position: positions.get(one.id) ?? 0 }));
}

/** A matter is talked over from when it was put forward until it is put to the vote. */
function talkOf({ calendar }: Scene, edition: Edition): Talk {
  const { key, said, steps } = edition;
  const from = steps[0]?.at ?? calendar.latest;
  const over = steps.find(({ to }) => !isDiscussable(to))?.at ?? calendar.latest;
  const concluded = (stepTo(edition, "outcomeDrafted") ?? stepTo(edition, "ballotNotice"))?.at;
  const until = concluded ?? new Date(Math.min(over.getTime(), calendar.earlier(calendar.latest, 2).getTime()));
  return { key, said, from, until, over };
}

/** Every conversation begins while something is talked over; answers follow within the day. */
function conversationsOf({ calendar }: Scene, talk: Talk, voices: Voices, random: Random): Spoken[] {
  const { from, until, over } = talk;
  const anyTime = talk.said
    .filter(({ daysAgo }) => daysAgo === undefined)
    .map(() => calendar.between(random, from, until))
    .sort((a, b) => b.getTime() - a.getTime());
  return talk.said.flatMap((said, conversation) => {
    let last = (said.daysAgo === undefined ? anyTime.pop() : evening(said.daysAgo)) ?? until;
    const speak = (said: Said, root: string | null, parent: string | null): Spoken[] => {
      if (parent) last = said.daysAgo === undefined ? after(last) : evening(said.daysAgo);
      const id = random.uuid();
      const own = { id, rootId: root, parentId: parent, author: voices.of(said.by, conversation), at: last };
      const answers = said.replies.flatMap((reply) => speak(reply, root ?? id, id));
      const { stance, text, answer, warned, moderated, pictures } = said;
      return [{ ...own, stance, text, answer, warned, moderated, pictures }, ...answers];
    };
    return speak(said, null, null);
  });

  function evening(daysAgo: number): Date {
    return calendar.at(daysAgo, clock(random.between(18, 21), random.below(60)));
  }

  function after(moment: Date): Date {
    const pause = random.between(SHORTEST_PAUSE_MINUTES, LONGEST_PAUSE_MINUTES) * MINUTE_MS;
    const soon = new Date(moment.getTime() + pause);
    return soon < over ? calendar.awake(soon, over) : calendar.between(random, moment, over);
  }
}
