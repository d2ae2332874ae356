import { COMMITTEE, EVERYBODY, NOBODY, type Row } from "../row.ts";

export const PAPERS: readonly Row[] = [
  { at: "c/:community/votes/:serial/papers", of: "seat", GET: COMMITTEE, POST: NOBODY },
  {
    at: "c/:community/votes/:serial/papers/print",
    of: "seat",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { from: "1", to: "1", which: "all" },
  },
  {
    at: "c/:community/votes/:serial/papers/:code",
    of: "sheet",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { choice: "agree" },
    upload: true,
  },
  { at: "c/:community/votes/:serial/papers/:code/photo", of: "sheet", GET: COMMITTEE, POST: NOBODY },
  {
    at: "c/:community/votes/:serial/seats/:seat/resolution",
    of: "dispute",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { choice: "agree", reason: "当面核实" },
  },
  {
    at: "c/:community/votes/:serial/deliveries",
    of: "seat",
    GET: [...COMMITTEE, "buildingSteward", "gridWorker"],
    POST: [...COMMITTEE, "buildingSteward", "gridWorker"],
    form: { manner: "handed", "seat-1": "on" },
  },
  { at: "c/:community/votes/:serial/proxies", of: "seat", GET: COMMITTEE, POST: NOBODY },
  {
    at: "c/:community/votes/:serial/proxies/new",
    of: "principal",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
    upload: true,
  },
  { at: "c/:community/votes/:serial/proxies/:authority/document", of: "authority", GET: COMMITTEE, POST: NOBODY },
  { at: "c/:community/votes/:serial/proxies/:authority/revocation", of: "authority", GET: EVERYBODY, POST: COMMITTEE },
  {
    at: "c/:community/votes/:serial/lot",
    of: "tiedVote",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { seed: "03 08 19 22 27 31" },
  },
];
