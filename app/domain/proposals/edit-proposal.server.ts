import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { noteEdit } from "#app/domain/moderation/note-change.server.ts";
import { goneIn, picturesIn } from "#app/domain/pictures/forms.ts";
import { givePictures, picturesWith, takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import { MOST_PICTURES } from "#app/domain/pictures/picture.ts";
import { refuseToWrite } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import type { EditProposalForm } from "./forms.ts";
import { refusalToEdit } from "./policy.ts";
import { lockProposal, type ProposalRef, updateProposal } from "./store.server.ts";
import { indexTitle } from "./term-store.server.ts";
import { written } from "./written.server.ts";

/** Replaces a proposal's text, takes pictures away and adds others; what it was stays in its history. A form drawn from an older revision overwrites nothing. */
export async function editProposal(actor: Actor, ref: ProposalRef, input: z.output<typeof EditProposalForm>) {
  const { title, category, body } = input;
  const { communityId } = actor;
  const content = { title, category, body };
  const texts = await written(content);
  const added = await keepPictures(actor, picturesIn(input));

  await inTransaction(async (tx) => {
    const proposal = await lockProposal(tx, actor, ref);
    refuseIf(refusalToEdit(actor, proposal));
    if (proposal.revision !== input.revision) throw new Refused("stale_form");
    // A draft is nobody else's to read.
    if (proposal.serial) await refuseToWrite(tx, actor, "edit");

    const place = { communityId, proposalId: proposal.id };
    const gone = await picturesWith(tx, place, goneIn(input));
    const pictureCount = proposal.pictureCount - gone.length + added.length;
    if (pictureCount > MOST_PICTURES) throw new Refused("too_many_pictures");
    if (gone.length > 0) await takePictures(tx, place, gone);
    await givePictures(tx, accountOf(actor), place, added);

    const revision = proposal.revision + 1;
    const now = new Date();
    await tx.proposalRevision.create({
      data: {
        communityId,
        proposalId: proposal.id,
        revision,
        ...content,
        ...{ bodyHtml: texts.bodyHtml, pictureCount },
        editorId: accountOf(actor),
        editedAt: now,
      },
      select: { revision: true },
    });
    await updateProposal(tx, communityId, proposal.id, {
      ...content,
      ...texts,
      pictureCount,
      revision,
      updatedAt: now,
    });
    if (!proposal.serial) return;
    await noteEdit(tx, { communityId, itemId: proposal.id }, now);
    if (title !== proposal.title) await indexTitle(tx, communityId, proposal.id, title);
    await touch(tx, tags.proposals(communityId), tags.proposal(communityId, proposal.serial));
  });
}
