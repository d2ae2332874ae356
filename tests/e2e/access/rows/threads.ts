import { COMMITTEE, EVERYBODY, MEMBERS, NEIGHBOURS, NOBODY, OWN, type Row, SIGNED_IN } from "../row.ts";

export const THREADS: readonly Row[] = [
  {
    at: "c/:community/proposals/:serial/comments/:comment",
    of: "comment",
    GET: EVERYBODY,
    POST: MEMBERS,
    form: ({ form }) => form,
  },
  { at: "c/:community/comments/:comment", of: "comment", GET: EVERYBODY, POST: NOBODY },
  {
    at: "c/:community/comments/:comment/rating",
    of: "comment",
    GET: EVERYBODY,
    POST: NEIGHBOURS,
    form: { rating: "helpful" },
  },
  {
    at: "c/:community/comments/:comment/edit",
    of: "comment",
    GET: OWN,
    POST: OWN,
    form: { body: "早就该装了，越快越好。", revision: "1" },
  },
  { at: "c/:community/comments/:comment/removal", of: "comment", GET: OWN, POST: OWN },
  { at: "c/:community/comments/:comment/history", of: "comment", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/pictures/:picture/:size", of: "picture", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/threads/:thread", of: "thread", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/threads/:thread/following", of: "thread", GET: EVERYBODY, POST: MEMBERS },
  { at: "c/:community/threads/:thread/following/end", of: "thread", GET: EVERYBODY, POST: SIGNED_IN },
  { at: "c/:community/threads/:thread/reading", of: "thread", GET: EVERYBODY, POST: SIGNED_IN },
  {
    at: "c/:community/threads/:thread/summary",
    of: "thread",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { pro: "老人走着方便（#1）", con: "", revision: "0" },
  },
];
