import { COMMITTEE, EVERYBODY, formKey, MEMBERS, NOBODY, OWN, REGISTRY, type Row, SIGNED_IN } from "../row.ts";

export const VOTE_ACTS: readonly Row[] = [
  { at: "c/:community/acts", GET: REGISTRY, POST: NOBODY },
  { at: "c/:community/votes/:serial/corrections", of: "driftedRoll", GET: REGISTRY, POST: NOBODY },
  {
    at: "c/:community/votes/:serial/corrections/:subject",
    of: "driftedRoll",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/votes/:serial/extension",
    of: "seat",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { closesAt: "2030-01-01T20:00", reason: "下雨", formKey },
  },
  {
    at: "c/:community/votes/:serial/cancellation",
    of: "seat",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { reason: "方案有误", formKey },
  },
  { at: "c/:community/votes/:serial/acts/:act", of: "act", GET: ["own", ...REGISTRY], POST: NOBODY },
  // Proposed by a moderator: one of the two is the chair.
  { at: "c/:community/votes/:serial/acts/:act/approval", of: "act", GET: EVERYBODY, POST: ["chair"] },
  {
    at: "c/:community/votes/:serial/acts/:act/refusal",
    of: "act",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: { reason: "不用延长" },
  },
  { at: "c/:community/votes/:serial/acts/:act/withdrawal", of: "act", GET: EVERYBODY, POST: OWN },
  {
    at: "c/:community/votes/:serial/roll-requests/new",
    of: "driftedRoll",
    GET: SIGNED_IN,
    POST: MEMBERS,
    form: { text: "名册上没有我", formKey },
  },
  {
    at: "c/:community/votes/:serial/roll-requests/:request",
    of: "rollRequest",
    GET: ["own", ...REGISTRY],
    POST: COMMITTEE,
    form: { answer: "已核对" },
  },
];
