import type { z } from "zod";

import { type Db, inTransaction, prisma } from "#app/db/client.server.ts";
import { isUniqueViolation } from "#app/db/errors.server.ts";
import { openThread } from "#app/domain/comments/open-thread.server.ts";
import { picturesIn } from "#app/domain/pictures/forms.ts";
import { givePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import { saidAgain } from "#app/domain/shared/said-again.server.ts";
import type { NewProposalForm } from "./forms.ts";
import { refusalToPropose } from "./policy.ts";
import { written } from "./written.server.ts";

type Key = { communityId: string; authorId: string; formKey: string };
type Said = Pick<z.output<typeof NewProposalForm>, "title" | "category" | "body"> & { pictureCount: number };

/**
 * The draft that the form made when it was sent before, known by its first text. The form's key is unique in the
 * database: of two that arrive at once, the second finds what the first made.
 */
async function earlierDraft(db: Db, key: Key, said: Said): Promise<string | null> {
  const text = { title: true, category: true, body: true, pictureCount: true } as const;
  const found = await db.proposal.findUnique({
    where: { communityId_authorId_formKey: key },
    select: { id: true, revisions: { orderBy: { revision: "asc" }, take: 1, select: text } },
  });
  if (!found) return null;
  const [first] = found.revisions;
  saidAgain({ first }, { first: said });
  return found.id;
}

/** Keeps a new text as its author's draft and says where: the same form sent twice is one draft. */
export async function draftProposal(actor: Actor, input: z.output<typeof NewProposalForm>): Promise<string> {
  refuseIf(refusalToPropose(actor));
  const { title, category, body, formKey } = input;
  const communityId = actor.communityId;
  const authorId = accountOf(actor);
  const content = { title, category, body };
  const texts = await written(content);

  const key = { communityId, authorId, formKey };
  const sent = picturesIn(input);
  const pictureCount = sent.length;
  const said = { ...content, pictureCount };
  const earlier = await earlierDraft(prisma, key, said);
  if (earlier) return earlier;
  const pictures = await keepPictures(actor, sent);

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
    const first = isUniqueViolation(error) ? await earlierDraft(prisma, key, said) : null;
    if (!first) throw error;
    return first;
  });
}
