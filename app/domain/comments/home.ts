import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** What a thread belongs to, as far as comments have to know: a proposal today, and whatever else is talked about. */
export type ThreadHome = {
  threadId: string;
  /** Its address within the community: "proposals/2026-0031". Comments stand at "…/comments/<id>" below it. */
  path: string;
  title: string;
  /** Who put it forward: whoever that is does not sum up what others said of it. */
  ownerId: string | null;
  /** The pages that show the thread, and those that show how much is said in it. */
  tags: string[];
  countTags: string[];
  /** Why this person cannot speak here now; null when they can. */
  refusal: RefusalCode | null;
};

/** A thread in a list of threads. */
export type ThreadLine = Pick<ThreadHome, "threadId" | "path" | "title">;
