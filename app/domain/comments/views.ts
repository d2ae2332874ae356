import type { Ground } from "#app/domain/moderation/grounds.ts";
import type { PictureView } from "#app/domain/pictures/picture.ts";
import type { Outlook } from "#app/domain/sanctions/judgment.ts";
import type { Office } from "./offices.ts";
import type { StanceKind } from "./stances.ts";

export type CommentView = {
  id: string;
  /** Its number in the thread; null until it comes out. */
  position: number | null;
  parentId: string | null;
  authorName: string;
  stance: StanceKind;
  office: Office | null;
  answer: boolean;
  bodyHtml: string;
  pictures: PictureView[];
  createdAt: Date;
  edited: boolean;
  removed: boolean;
  /** What the committee hid it for; its words and pictures are not here then. */
  hiddenFor: Ground | null;
  /** Whether it waits for the committee to look at what it says; its words are not here then. */
  held: boolean;
  helpful: number;
  unhelpful: number;
  /** How many comments answer this one directly, and how many stand in the conversation it began. */
  answerCount: number;
  replyCount: number;
  /** Whom it answers; null for what begins a conversation. */
  answersTo: string | null;
};

/** A comment with the first of those that answer it, and so on. */
export type Node<Comment extends CommentView> = Comment & { answers: Node<Comment>[] };
export type CommentNode = Node<CommentView>;

/** What somebody wrote that waits for the committee: they alone see it. */
export type HeldComment = {
  id: string;
  bodyHtml: string;
  pictures: PictureView[];
  at: string;
  /** By when the committee promises to have looked at it. */
  dueAt: string;
  /** Whether others have seen it before. */
  isOut: boolean;
};

/** What of a thread is one person's own. */
export type ThreadFace = {
  /** The comments they wrote. */
  own: string[];
  held: HeldComment[];
  /** Whether they found a comment helpful. */
  rated: Record<string, boolean>;
  /** How much is new in a thread they follow; null when they do not. */
  unread: number | null;
  /** Whether they could say something now, and how much more. */
  outlook: Outlook;
};

export const NOBODYS: ThreadFace = {
  ...{ own: [], held: [], rated: {}, unread: null },
  outlook: { refusal: null, left: null },
};

/** Comments below those they answer, in the order of writing. What answers nothing here stands on top, in the order given. */
export function treeOf<Comment extends CommentView>(comments: readonly Comment[]): Node<Comment>[] {
  const nodes = new Map(comments.map((comment): [string, Node<Comment>] => [comment.id, { ...comment, answers: [] }]));
  const tops: Node<Comment>[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? "")?.answers ?? tops).push(node);
  for (const node of nodes.values()) node.answers.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return tops;
}
