import { EVERYBODY, NOBODY, OVERSEERS, type Row, SIGNED_IN } from "../row.ts";

export const COMMUNITY: readonly Row[] = [
  { at: "c/:community", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/*", GET: NOBODY, POST: NOBODY },
  { at: "c/:community/me", GET: SIGNED_IN, POST: NOBODY },
  {
    at: "c/:community/settings",
    GET: ["chair", "admin"],
    POST: ["chair", "admin"],
    form: {
      name: "阳光社区",
      endorsementThreshold: "5",
      review: "off",
      promisedHours: "24",
      icpNumber: "",
      privacyUrl: "",
      complaintChannel: "",
      revision: "1",
    },
  },
  {
    at: "c/:community/settings/subdistrict",
    of: "movableCommunity",
    GET: ["admin"],
    POST: ["admin"],
    form: ({ form }) => form,
  },
  { at: "c/:community/audit", GET: ["supervisor"], POST: NOBODY },
  { at: "c/:community/audit/export", GET: EVERYBODY, POST: ["supervisor"] },
  { at: "c/:community/roles", GET: OVERSEERS, POST: NOBODY },
  // The form gives a role that is the chair's to give; the administrator has others.
  { at: "c/:community/roles/new", of: "tenant", GET: ["chair", "admin"], POST: ["chair"], form: ({ form }) => form },
  {
    at: "c/:community/roles/:membership",
    of: "membership",
    GET: OVERSEERS,
    POST: ["chair"],
    form: { reason: "已经搬走" },
  },
];
