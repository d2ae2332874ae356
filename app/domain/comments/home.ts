import type { Actor } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";

/** What can be talked about, as addresses call it. */
export type HomeKind = "proposals" | "notices";

/** What a thread belongs to, as far as comments have to know: whatever is talked about. */
export type ThreadHome = {
  threadId: string;
  /** Its address within the community: "proposals/2026-0031". Comments stand at "…/comments/<id>" below it. */
  path: string;
  title: string;
  /** Whose matter it is: none of them sums up what others said of it. */
  ownerIds: string[];
  /** The pages that show the thread, and those that show how much is said in it. */
  tags: string[];
  countTags: string[];
  /** Why somebody cannot speak here now; null when they can. */
  refusalTo: (actor: Actor) => RefusalCode | null;
};

/** A thread in a list of threads. */
export type ThreadLine = Pick<ThreadHome, "threadId" | "path" | "title">;

export const pathOf = (kind: HomeKind, serial: Serial) => `${kind}/${showSerial(serial)}`;

/** The kind of home that stands at a path. */
export const kindOf = (path: string) => path.split("/", 1)[0] as HomeKind;

/** Where somebody finds what they just said below an address: in the conversation it answers, or as the newest. */
export const placeOfSaid = (at: string, id: string, parentId: string | undefined) =>
  parentId ? `${at}/comments/${id}#comment-${id}` : `${at}?sort=newest#comment-${id}`;
