import { linkCitations } from "#app/domain/comments/citations.ts";
import { clock } from "./calendar.ts";
import { communityId } from "./community.ts";
import type { Numbered } from "./discussion.ts";
import type { Edition } from "./editions.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import { known, type Scene } from "./scene.ts";
import { summaries } from "./stories.ts";
import { htmlOf } from "./texts.ts";

type Answer = { id: string; author: Person; at: Date };

/** An answer in an office is an act of it. */
export function addAnswerToAudit({ sink }: Scene, random: Random, { id, author, at }: Answer) {
  sink.add("AuditEntry", {
    ...{ communityId, id: random.uuid(), at, actorId: author.id },
    ...{ action: "comment.answer", subject: `comment:${id}`, detail: {} },
  });
}

/** The arguments of both sides, written yesterday morning, with the numbers that the comments have here. */
export async function addSummary(scene: Scene, { matter, key }: Edition, threadId: string, spoken: Numbered[]) {
  const summary = summaries.get(matter.no);
  const editor = summary && known(scene, summary.by);
  if (!editor) return;
  const at = `/c/${communityId}/proposals/${scene.serials.show("proposal", key)}/comments`;
  const addresses = new Map(spoken.map(({ position, id }) => [position, `${at}/${id}#comment-${id}`]));
  const here = (text: string) =>
    scene.retelling.text(text).replace(/#(\d+)/g, (_, told) => `#${spoken[Number(told) - 1]?.position ?? told}`);
  const html = async (text: string) => linkCitations(await htmlOf(text), addresses);
  const [pro, con] = [here(summary.pro), here(summary.con)];
  const editedAt = scene.calendar.at(1, clock(10));
  const id = new Random(`summary/${key}`).uuid();
  scene.sink.add("AuditEntry", {
    ...{ communityId, id, at: editedAt, actorId: editor.id },
    ...{ action: "thread.summarise", subject: `thread:${threadId}`, detail: { pro, con, was: null } },
  });
  scene.sink.add("ThreadSummary", {
    ...{ communityId, threadId, pro, proHtml: await html(pro), con, conHtml: await html(con) },
    ...{ editorId: editor.id, editedAt },
  });
}

/** Who put a matter forward and is known by name follows what is said of it, and has not read the latest. */
export function addFollowers(scene: Scene, { matter }: Edition, threadId: string, said: number) {
  const author = known(scene, matter.author);
  if (!author || said < 10) return;
  const followedAt = scene.calendar.at(10, clock(9));
  scene.sink.add("ThreadFollow", { communityId, threadId, accountId: author.id, readThrough: said - 3, followedAt });
}
