import { foldedForm } from "#app/domain/signals/folding.ts";
import { signalsIn } from "#app/domain/signals/signals.ts";
import { verdictOn } from "#app/domain/signals/verdict.ts";
import { wordList } from "#app/domain/signals/wordlist.ts";
import { communityId } from "./community.ts";
import type { Edition } from "./editions.ts";
import { Random } from "./random.ts";
import { countsOf } from "./ratings.ts";
import type { RowSink } from "./row-sink.ts";
import { passersBy, type Scene } from "./scene.ts";
import { htmlOf } from "./texts.ts";

const WORDS = [
  { word: "代开发票", ground: "otherLaw", strength: "hold" },
  { word: "加微信领红包", ground: "advertising", strength: "hold" },
  { word: "内部价", ground: "advertising", strength: "note" },
  { word: "傻瓜", ground: "insult", strength: "note" },
] as const;

/** What one neighbour says under one matter, just now. */
const WAITING = {
  matter: 32,
  text: "我表弟专做小区安防，内部价。想要的加 微 信 领 紅 包，前二十户送门铃。",
};

export function addWords(sink: RowSink, addedAt: Date): void {
  const random = new Random("words");
  for (const listed of WORDS) {
    sink.add("ListedWord", { communityId, id: random.uuid(), ...listed, key: foldedForm(listed.word), addedAt });
  }
}

/** A comment that waits for the committee, with what was noticed about it: so the demo shows how that goes. */
export async function addWaiting(scene: Scene, edition: Edition, threadId: string): Promise<void> {
  const { text, matter } = WAITING;
  if (edition.matter.no !== matter || edition.compound.index > 0) return;
  const random = new Random("waiting");
  const author = random.pick(passersBy(scene));
  const at = scene.calendar.latest;
  const commentId = random.uuid();
  scene.sink.add("Comment", {
    ...{ communityId, id: commentId, threadId, position: null, rootId: null, parentId: null, authorId: author.id },
    ...{ stance: "neutral", body: text, bodyHtml: await htmlOf(text), office: null, answer: false },
    ...{
      replyCount: 0,
      answerCount: 0,
      formKey: random.uuid(),
      createdAt: at,
      heldAt: at,
      pictureCount: 0,
      ...countsOf(),
    },
  });
  const known = { days: 60, posts: 3, recent: 0, own: 0, others: 0 };
  const { signals, urgent } = verdictOn(signalsIn(text, known, wordList(WORDS).find(text)), "off", false);
  for (const { kind, ...detail } of signals) {
    scene.sink.add("CommentSignal", { communityId, commentId, kind, detail, seenAt: at });
  }
  const waiting = { state: "waiting", flags: 0, revision: 1, openedAt: at } as const;
  scene.sink.add("ModerationCase", {
    communityId,
    itemId: commentId,
    commentId,
    proposalId: null,
    urgent,
    noticed: true,
    ...waiting,
  });
}
