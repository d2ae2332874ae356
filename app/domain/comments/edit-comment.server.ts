import type { z } from "zod";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { kindOfChange, noteEdit } from "#app/domain/moderation/note-change.server.ts";
import { goneIn, picturesIn } from "#app/domain/pictures/forms.ts";
import { altsOf, givePictures, picturesWith, takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import { MOST_PICTURES } from "#app/domain/pictures/picture.ts";
import { refuseToWrite } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { lookAt, noteSignalsAnew } from "#app/domain/signals/look.server.ts";
import type { EditCommentForm } from "./forms.ts";
import { homeOf } from "./homes.server.ts";
import { deleteMentions, insertMentions } from "./mention-store.server.ts";
import { refusalToEdit } from "./policy.ts";
import { reviseComment, rewriteComment } from "./revision-store.server.ts";
import { lockComment, threadOf } from "./subject-store.server.ts";
import { writtenComment } from "./written-comment.server.ts";

/**
 * Replaces what one said, takes pictures away and adds others; what it said before stays for all to see, and how many
 * pictures went. A form drawn from an older text overwrites nothing, and the same text sent again changes nothing. The new words are
 * looked at as new ones are, and may have to wait; until they came out, they leave no trace for others.
 */
export async function editComment(actor: Actor, commentId: string, input: z.output<typeof EditCommentForm>) {
  const { communityId } = actor;
  const authorId = accountOf(actor);
  const threadId = await threadOf(prisma, communityId, commentId);
  const { mentioned, content, ...text } = await writtenComment(communityId, input.body);
  const added = await keepPictures(actor, picturesIn(input));
  await inTransaction(async (tx) => {
    const home = await homeOf(tx, actor, { threadId, hold: true });
    const comment = await lockComment(tx, communityId, commentId);
    refuseIf(refusalToEdit(actor, comment, home));
    const place = { communityId, commentId };
    const gone = await picturesWith(tx, place, goneIn(input));
    if (comment.body === text.body && gone.length + added.length === 0) return;
    if (comment.revision !== input.revision) throw new Refused("stale_form");
    if (comment.pictureCount - gone.length + added.length > MOST_PICTURES) throw new Refused("too_many_pictures");
    const change = await kindOfChange(tx, { communityId, itemId: commentId }, comment.now);
    await refuseToWrite(tx, actor, change, content);

    const inOffice = comment.office !== null;
    const { body } = text;
    if (gone.length > 0) await takePictures(tx, place, gone);
    await givePictures(tx, authorId, place, added);
    const alts = await altsOf(tx, place, comment.pictureCount - gone.length + added.length);
    const said = { body, text: [body, ...alts].join("\n") };
    const look = await lookAt(tx, { communityId, authorId, ...said, itemId: commentId, inOffice });
    const held = comment.held || look.held;
    const now = { ...text, fingerprint: look.fingerprint, heldAt: held ? comment.now : null };
    const pictures = { gone: gone.length, added: added.length };
    await (comment.held ? rewriteComment : reviseComment)(tx, communityId, comment, { ...now, ...pictures });
    await noteSignalsAnew(
      tx,
      communityId,
      { kind: "comment", id: commentId },
      { ...look, noticed: held || look.noticed },
    );
    await deleteMentions(tx, communityId, commentId, mentioned);
    await insertMentions(tx, { communityId, commentId, authorId }, mentioned);
    await noteEdit(tx, { communityId, itemId: commentId }, comment.now);
    if (comment.answer) await record(tx, actor, { action: "comment.edit", subject: `comment:${commentId}` });
    await touch(tx, ...home.tags);
  });
}
