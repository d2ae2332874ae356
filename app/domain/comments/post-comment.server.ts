import type { z } from "zod";

import { type Db, inTransaction } from "#app/db/client.server.ts";
import { isDatabaseAway } from "#app/db/errors.server.ts";
import { picturesIn } from "#app/domain/pictures/forms.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags as threadTags } from "#app/domain/shared/tags.ts";
import { type Outcome, orEachAlone, together } from "#app/domain/shared/together.ts";
import { addComments, type NewComment } from "./add-comments.server.ts";
import type { CommentForm } from "./forms.ts";
import type { ThreadHome } from "./home.ts";
import { refusalToAnswer, refusalToTakePart } from "./policy.ts";
import { writtenComment } from "./written-comment.server.ts";

/** Where something is to be said: its address within the community, and how it is held to stay as it is until commit. */
type Place = { path: string; hold: (tx: Db) => Promise<ThreadHome | null> };

type Said = Place & { comment: NewComment };

const MOST_AT_ONCE = 50;

/** Comments on the same that arrive together share a transaction, for each has to wait for the thread's last number anyway. */
const speak = together<Said, string>(
  orEachAlone((_, said) => inTransaction((tx) => addAll(tx, said)), isDatabaseAway),
  MOST_AT_ONCE,
);

/** Says something in the thread of whatever is at `place`. Returns the comment's id; the same form sent twice is one comment. */
export async function postComment(
  actor: Actor,
  { answer, ...input }: z.output<typeof CommentForm>,
  place: Place,
): Promise<string> {
  refuseIf(refusalToTakePart(actor));
  if (answer !== undefined) refuseIf(refusalToAnswer(actor));
  const written = await writtenComment(actor.communityId, input.body);
  const pictures = await keepPictures(actor, picturesIn(input));
  const comment = { ...input, ...written, actor, answer: answer !== undefined, pictures };
  return speak(`${actor.communityId} ${place.path}`, { ...place, comment });
}

async function addAll(tx: Db, said: readonly Said[]): Promise<Outcome<string>[]> {
  const [first] = said;
  const home = await first?.hold(tx);
  if (!first || !home) return said.map(() => ({ refused: new Refused("not_found") }));
  const { communityId } = first.comment.actor;
  const { threadId, refusalTo } = home;
  const tags = [...home.tags, ...home.countTags, threadTags.thread(communityId, threadId)];
  return addComments(
    tx,
    { communityId, threadId, tags, refusalTo },
    said.map(({ comment }) => comment),
  );
}
