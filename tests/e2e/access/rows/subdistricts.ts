import { ABOVE_ALL, NOBODY, type Row } from "../row.ts";

export const SUBDISTRICTS: readonly Row[] = [
  { at: "subdistricts/new", of: "newSubdistrict", GET: ["admin"], POST: ["admin"], form: ({ form }) => form },
  { at: "subdistricts/:subdistrict/history", of: "subdistrict", GET: ABOVE_ALL, POST: NOBODY },
  {
    at: "subdistricts/:subdistrict/edit",
    of: "subdistrictToName",
    GET: ["moderator", "chair", "admin"],
    POST: ["moderator", "chair", "admin"],
    form: ({ form }) => form,
  },
  {
    at: "subdistricts/:subdistrict/communities/new",
    of: "newCommunity",
    GET: ["admin"],
    POST: ["admin"],
    form: ({ form }) => form,
  },
  { at: "subdistricts/:subdistrict", of: "subdistrict", GET: ABOVE_ALL, POST: NOBODY },
  {
    at: "subdistricts/:subdistrict/officials/new",
    of: "subdistrict",
    GET: ["admin"],
    POST: ["admin"],
    form: ({ form }) => form,
  },
  {
    at: "subdistricts/:subdistrict/officials/:post",
    of: "post",
    GET: ABOVE_ALL,
    POST: ["admin"],
    form: { reason: "调离岗位" },
  },
];
