import type { z } from "zod";

import { type Db, inTransaction, prisma } from "#app/db/client.server.ts";
import { isUniqueViolation } from "#app/db/errors.server.ts";
import { openThread } from "#app/domain/comments/open-thread.server.ts";
import { picturesIn } from "#app/domain/pictures/forms.ts";
import { givePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { NewProposalForm } from "./forms.ts";
import { refusalToPropose } from "./policy.ts";
import { written } from "./written.server.ts";

/** The form's key is unique in the database: of two that arrive at once, the second finds what the first made. */
const earlierDraft = (db: Db, key: { communityId: string; authorId: string; formKey: string }) =>
  db.proposal.findUnique({ where: { communityId_authorId_formKey: key }, select: { id: true } });

/** Keeps a new text as its author's draft and says where: the same form sent twice is one draft. */
export async function draftProposal(actor: Actor, input: z.output<typeof NewProposalForm>): Promise<string> {
  refuseIf(refusalToPropose(actor));
  const { title, category, body, formKey } = input;
  const communityId = actor.communityId;
  const authorId = accountOf(actor);
  const content = { title, category, body };
  const texts = await written(content);

  const key = { communityId, authorId, formKey };
  const earlier = await earlierDraft(prisma, key);
  if (earlier) return earlier.id;
  const pictures = await keepPictures(actor, picturesIn(input));
  const pictureCount = pictures.length;

  const drafted = inTransaction(async (tx) => {
    const threadId = await openThread(tx, communityId);
    const { id } = await tx.proposal.create({
      data: { communityId, authorId, formKey, threadId, ...content, ...texts, pictureCount },
      select: { id: true },
    });
    await tx.proposalRevision.create({
      data: {
        communityId,
        proposalId: id,
        revision: 1,
        ...content,
        ...{ bodyHtml: texts.bodyHtml, pictureCount },
        editorId: authorId,
        editedAt: new Date(),
      },
      select: { revision: true },
    });
    await givePictures(tx, authorId, { communityId, proposalId: id }, pictures);
    return id;
  });
  return drafted.catch(async (error: unknown) => {
    const first = isUniqueViolation(error) ? await earlierDraft(prisma, key) : null;
    if (!first) throw error;
    return first.id;
  });
}
