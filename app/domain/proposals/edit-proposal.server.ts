import type { z } from "zod";

import { inTransaction } from "#app/db/client.server.ts";
import { officeOf } from "#app/domain/comments/offices.ts";
import { kindOfChange, noteEdit } from "#app/domain/moderation/note-change.server.ts";
import { goneIn, picturesIn } from "#app/domain/pictures/forms.ts";
import { altsOf, givePictures, picturesWith, takePictures } from "#app/domain/pictures/give-pictures.server.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import { MOST_PICTURES } from "#app/domain/pictures/picture.ts";
import { refuseToWrite } from "#app/domain/sanctions/hold-writer.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused, refuseIf } from "#app/domain/shared/refusal.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
import { lookAt, noteSignalsAnew } from "#app/domain/signals/look.server.ts";
import type { EditProposalForm } from "./forms.ts";
import { lookedAt } from "./looked-at.ts";
import { refusalToEdit } from "./policy.ts";
import { addRevision, lockProposal, NO_WORDS, type ProposalRef, updateProposal } from "./store.server.ts";
import { indexTitle } from "./term-store.server.ts";
import { written } from "./written.server.ts";

/**
 * Replaces a proposal's text, takes pictures away and adds others; what it was stays in its history. A form drawn from an
 * older revision overwrites nothing. The new text of what was handed in is looked at, and may have to wait: then nobody
 * else reads either text meanwhile, and words that nobody else saw leave no trace.
 */
export async function editProposal(actor: Actor, ref: ProposalRef, input: z.output<typeof EditProposalForm>) {
  const { title, category, body } = input;
  const { communityId } = actor;
  const editorId = accountOf(actor);
  const content = { title, category, body };
  const texts = await written(content);
  const added = await keepPictures(actor, picturesIn(input));

  await inTransaction(async (tx) => {
    const proposal = await lockProposal(tx, actor, ref);
    refuseIf(refusalToEdit(actor, proposal));
    if (proposal.revision !== input.revision) throw new Refused("stale_form");
    const { id, serial } = proposal;
    // A draft is nobody else's to read.
    const isHandedIn = serial !== null || proposal.held;
    if (isHandedIn) {
      const change = await kindOfChange(tx, { communityId, itemId: id }, new Date());
      await refuseToWrite(tx, actor, change);
    }

    const place = { communityId, proposalId: id };
    const gone = await picturesWith(tx, place, goneIn(input));
    const pictureCount = proposal.pictureCount - gone.length + added.length;
    if (pictureCount > MOST_PICTURES) throw new Refused("too_many_pictures");
    if (gone.length > 0) await takePictures(tx, place, gone);
    await givePictures(tx, editorId, place, added);

    const now = new Date();
    const writing = { communityId, authorId: editorId, itemId: id, inOffice: officeOf(actor) !== null };
    const alts = isHandedIn ? await altsOf(tx, place, pictureCount) : [];
    const look = isHandedIn ? await lookAt(tx, { ...writing, ...lookedAt(content, alts) }) : null;
    const held = proposal.held || look?.held === true;
    const isShown = !(held && serial);
    await addRevision(tx, proposal, { ...content, ...{ bodyHtml: texts.bodyHtml, pictureCount, editorId, now } });
    await updateProposal(tx, communityId, id, {
      ...{ category, ...(isShown ? { ...content, ...texts } : NO_WORDS) },
      ...{ pictureCount, revision: proposal.revision + 1, updatedAt: now },
      ...(look && { fingerprint: look.fingerprint }),
      ...(held && !proposal.held && { heldAt: now }),
    });
    if (look) {
      await noteSignalsAnew(tx, communityId, { kind: "proposal", id }, { ...look, noticed: held || look.noticed });
      await noteEdit(tx, { communityId, itemId: id }, now);
    }
    if (!serial) return;
    const shownTitle = isShown ? title : "";
    if (shownTitle !== proposal.title) await indexTitle(tx, communityId, id, shownTitle);
    await touch(tx, tags.proposals(communityId), tags.proposal(communityId, serial));
  });
}
