import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { refuseIf } from "#app/domain/shared/refusal.ts";
import type { NewProposalForm } from "./forms.ts";
import { refusalToPropose } from "./policy.ts";
import { written } from "./written.server.ts";

/** Keeps a new text as its author's draft and says where: the same form sent twice is one draft. */
export async function draftProposal(actor: Actor, input: z.output<typeof NewProposalForm>): Promise<string> {
  refuseIf(refusalToPropose(actor));
  const { title, category, body, formKey } = input;
  const communityId = actor.communityId;
  const authorId = accountOf(actor);
  const content = { title, category, body };
  const texts = await written(content);

  return inTransaction(async (tx) => {
    const key = { communityId_authorId_formKey: { communityId, authorId, formKey } };
    const earlier = await tx.proposal.findUnique({ where: key, select: { id: true } });
    if (earlier) return earlier.id;

    const thread = await tx.thread.create({ data: { communityId }, select: { id: true } });
    const { id } = await tx.proposal.create({
      data: { communityId, authorId, formKey, threadId: thread.id, ...content, ...texts },
      select: { id: true },
    });
    await tx.proposalRevision.create({
      data: {
        communityId,
        proposalId: id,
        revision: 1,
        ...content,
        bodyHtml: texts.bodyHtml,
        editorId: authorId,
        editedAt: new Date(),
      },
      select: { revision: true },
    });
    return id;
  });
}
