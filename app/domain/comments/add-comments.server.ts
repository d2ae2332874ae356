import { v7 as uuid } from "uuid";

import type { Db } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { givePictures } from "#app/domain/pictures/give-pictures.server.ts";
import type { KeptPicture } from "#app/domain/pictures/picture.ts";
import { holdWriters, refuseBy } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { type RefusalCode, Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import type { Outcome } from "#app/domain/shared/together.ts";
import { type Look, lookIn, noteSignals } from "#app/domain/signals/look.server.ts";
import { beforeComments } from "./before-comments.server.ts";
import { insertMentions } from "./mention-store.server.ts";
import { officeOf } from "./offices.ts";
import { refusalToReplyTo } from "./policy.ts";
import type { StanceKind } from "./stances.ts";
import {
  holdParents,
  insertComment,
  insertHeldComment,
  lockThread,
  type Parent,
  touchAndLockThread,
} from "./store.server.ts";
import type { WrittenComment } from "./written-comment.server.ts";

export type NewComment = WrittenComment & {
  actor: Actor;
  stance: StanceKind;
  parentId?: string | undefined;
  /** Whether it is an answer in the author's office. */
  answer: boolean;
  pictures: KeptPicture[];
  formKey: string;
};

export type Thread = {
  communityId: string;
  threadId: string;
  /** Why somebody cannot speak there now; null when they can. */
  refusalTo: (actor: Actor) => RefusalCode | null;
  /** The pages that show the thread, or how much is said in it. */
  tags: string[];
};

/**
 * Adds comments to a thread in the caller's transaction and counts their authors' stances, people and not comments. What
 * has to be looked at first is kept, and neither shown nor counted. Returns their ids, or why they were not taken, in
 * their order.
 */
export async function addComments(tx: Db, thread: Thread, comments: readonly NewComment[]): Promise<Outcome<string>[]> {
  const outcomes = new Map<NewComment, Outcome<string>>();
  for (const round of roundsOf(comments)) {
    const judged = await judge(tx, thread, round);
    await lock(
      tx,
      thread,
      judged.flatMap((each) => ("look" in each ? each.look : [])),
    );
    const parents = await parentsOf(
      tx,
      thread,
      round.filter((_, at) => judged[at] && "look" in judged[at]),
    );
    for (const [at, comment] of round.entries()) {
      const verdict = judged[at];
      if (!verdict) continue;
      const outcome = "look" in verdict ? await write(tx, { ...thread, parents }, comment, verdict.look) : verdict;
      outcomes.set(comment, outcome);
    }
  }
  return comments.map((comment) => outcomes.get(comment) ?? { refused: new Error("a comment was passed over") });
}

/** What one person says at once comes one after the other: each is judged by what was said before. */
function roundsOf(comments: readonly NewComment[]): NewComment[][] {
  const rounds: NewComment[][] = [];
  const said = new Map<string, number>();
  for (const comment of comments) {
    const authorId = accountOf(comment.actor);
    const turn = said.get(authorId) ?? 0;
    said.set(authorId, turn + 1);
    rounds[turn] = [...(rounds[turn] ?? []), comment];
  }
  return rounds;
}

type Judged = Outcome<string> | { look: Look };

/** How those look that are to be written, and what became of the others. */
async function judge(tx: Db, { communityId, refusalTo }: Thread, round: readonly NewComment[]): Promise<Judged[]> {
  const authorIds = round.map(({ actor }) => accountOf(actor));
  await holdWriters(tx, communityId, authorIds);
  const coming = round.map(({ actor, body, formKey }) => ({ authorId: accountOf(actor), body, formKey }));
  const before = await beforeComments(tx, communityId, coming);
  const judged: Judged[] = [];
  // One after the other: what the first has to read is there for the others, and what it says is known to them.
  for (const [at, facts] of before.entries()) {
    const { actor, content, body, stance, parentId = null, pictures } = round[at] as NewComment;
    judged.push(
      await refusedOr(async () => {
        refuseIf(refusalTo(actor));
        if (!facts) throw new Refused("not_found");
        const said = { stance, parentId, first: { body, pictureCount: pictures.length } };
        if (facts.earlier) return { value: saidAgain(facts.earlier, said).id };
        refuseBy(facts.writer, actor, "comment", content);
        const alike = judged.filter((one) => saysTheSame(one, facts.known.fingerprint));
        const known = { ...facts.known, others: facts.known.others + alike.length };
        const text = [body, ...pictures.map(({ alt }) => alt)].join("\n");
        return { look: await lookIn(tx, communityId, known, { text, inOffice: officeOf(actor) !== null }) };
      }),
    );
  }
  return judged;
}

const saysTheSame = (one: Judged, fingerprint: string | null) =>
  "look" in one && fingerprint !== null && one.look.fingerprint === BigInt(fingerprint);

/** What comes out at once changes pages; what is held does not. */
async function lock(tx: Db, { communityId, threadId, tags }: Thread, looks: readonly Look[]) {
  if (looks.some(({ held }) => !held)) await touchAndLockThread(tx, communityId, threadId, tags);
  else if (looks.length > 0) await lockThread(tx, communityId, threadId);
}

type Parents = ReadonlyMap<string, Parent>;

/** All that is answered, in one query: nobody hides it before the answers are there. Runs after the thread was locked. */
async function parentsOf(tx: Db, { communityId, threadId }: Thread, answers: readonly NewComment[]): Promise<Parents> {
  const ids = answers.flatMap(({ parentId }) => parentId ?? []);
  return ids.length > 0 ? holdParents(tx, communityId, threadId, ids) : new Map();
}

/** Throws only what has to undo the transaction. */
async function write(
  tx: Db,
  { communityId, threadId, parents }: Thread & { parents: Parents },
  comment: NewComment,
  look: Look,
): Promise<Outcome<string>> {
  const parent = await refusedOr(async () => placeBelow(parents, comment.parentId));
  if ("refused" in parent) return parent;
  const { actor, stance, answer, formKey, body, bodyHtml, pictures } = comment;
  const authorId = accountOf(actor);
  const id = uuid();
  await (look.held ? insertHeldComment : insertComment)(tx, {
    ...{ communityId, id, threadId, ...parent, authorId, stance, body, bodyHtml, answer, formKey },
    ...{ office: officeOf(actor), pictureCount: pictures.length, fingerprint: look.fingerprint },
  });
  await noteSignals(tx, communityId, { kind: "comment", id }, look);
  await givePictures(tx, authorId, { communityId, commentId: id }, pictures);
  await insertMentions(tx, { communityId, commentId: id, authorId }, comment.mentioned);
  if (answer) await record(tx, actor, { action: "comment.answer", subject: `comment:${id}` });
  return { value: id };
}

/** Where in the thread it stands: in which conversation, and below what. */
function placeBelow(parents: Parents, parentId: string | undefined) {
  if (!parentId) return { rootId: null, parentId: null };
  const parent = parents.get(parentId);
  if (!parent) throw new Refused("not_found");
  refuseIf(refusalToReplyTo(parent));
  return { rootId: parent.rootId, parentId };
}

async function refusedOr<T>(work: () => Promise<T>): Promise<T | { refused: Refused }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { refused: error };
    throw error;
  }
}
