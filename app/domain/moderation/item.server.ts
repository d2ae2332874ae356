import type { Db } from "#app/db/client.server.ts";
import {
  forgetWords as forgetComment,
  hideComment,
  holdComment,
  type ModeratedComment,
  showComment,
  takeHidingBack as takeCommentBack,
} from "#app/domain/comments/moderated-comment.server.ts";
import {
  forgetProposal,
  hideProposal,
  holdModerated,
  type ModeratedProposal,
  showProposal,
  takeHidingBack as takeProposalBack,
} from "#app/domain/proposals/moderated-proposal.server.ts";
import { dropSanction } from "#app/domain/sanctions/drop-sanction.server.ts";
import type { Actor } from "#app/domain/shared/actor.ts";
import type { Ground } from "./grounds.ts";
import type { Subject } from "./policy.ts";

type Held = Subject & {
  id: string;
  /** How the record of acts names it. */
  name: string;
  revision: number;
  now: Date;
};
export type Item = Held & ({ kind: "comment"; row: ModeratedComment } | { kind: "proposal"; row: ModeratedProposal });

/** What is flagged or judged, a comment or a proposal, held until commit. Refuses with not_found. */
export async function holdItem(tx: Db, actor: Actor, id: string): Promise<Item> {
  const proposal = await holdModerated(tx, actor, id);
  if (proposal) {
    const { authorId, removed, hidden, held, revision, now, closed, unhidable } = proposal;
    const facts = { authorId, removed, hidden, held, revision, now, closed, unhidable };
    return {
      kind: "proposal",
      id,
      name: proposal.serial ? `proposal:${proposal.serial}` : `draft:${id}`,
      ...facts,
      row: proposal,
    };
  }
  const comment = await holdComment(tx, actor, id);
  const { authorId, removed, hidden, held, revision, now } = comment;
  const closed = comment.closed ? "discussion_closed" : null;
  const facts = { authorId, removed, hidden, held, revision, now, closed, unhidable: null } as const;
  return { kind: "comment", id, name: `comment:${id}`, ...facts, row: comment };
}

/** Hides what it says, for a ground. */
export const hideItem = (tx: Db, communityId: string, item: Item, ground: Ground): Promise<void> =>
  item.kind === "comment"
    ? hideComment(tx, communityId, item.row, ground)
    : hideProposal(tx, communityId, item.row, ground);

/** Shows what was hidden, or waited, to everybody. */
export const showItem = (tx: Db, actor: Actor, item: Item): Promise<void> =>
  item.kind === "comment" ? showComment(tx, actor.communityId, item.row) : showProposal(tx, actor, item.row);

/** Takes a hiding back: what had not come out before waits again. */
export const takeHidingBack = (tx: Db, actor: Actor, item: Item): Promise<void> =>
  item.kind === "comment" ? takeCommentBack(tx, actor.communityId, item.row) : takeProposalBack(tx, actor, item.row);

/** What rests on its being hidden falls with that. */
export const dropWhatRests = (tx: Db, actor: Actor, item: Item): Promise<void> => dropSanction(tx, actor, item);

/** Takes the words out of what is hidden for good; its place stays. */
export const forgetItem = (tx: Db, communityId: string, { id, kind }: Pick<Item, "id" | "kind">): Promise<void> =>
  kind === "comment" ? forgetComment(tx, communityId, id) : forgetProposal(tx, communityId, id);
