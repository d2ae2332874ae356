import { COMMITTEE, EVERYBODY, NOBODY, OWN, type Row, SIGNED_IN } from "../row.ts";

export const VERIFICATION: readonly Row[] = [
  { at: "join", GET: EVERYBODY, POST: NOBODY },
  { at: "join/:code", of: "letter", GET: EVERYBODY, POST: SIGNED_IN, form: ({ form }) => form, upload: true },
  { at: "c/:community/letters", GET: COMMITTEE, POST: NOBODY },
  { at: "c/:community/letters/:building", of: "building", GET: COMMITTEE, POST: COMMITTEE },
  { at: "c/:community/letters/:building/revocation", of: "building", GET: EVERYBODY, POST: COMMITTEE },
  { at: "c/:community/claims", GET: COMMITTEE, POST: NOBODY },
  {
    at: "c/:community/claims/new",
    of: "home",
    GET: SIGNED_IN,
    POST: SIGNED_IN,
    form: ({ form }) => form,
    upload: true,
  },
  {
    at: "c/:community/claims/:claim",
    of: "claim",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { verdict: "refuse", reason: "请补充证明照片" },
  },
  { at: "c/:community/claims/:claim/proof", of: "claim", GET: COMMITTEE, POST: NOBODY },
  { at: "c/:community/claims/:claim/withdrawal", of: "claim", GET: EVERYBODY, POST: OWN },
];
