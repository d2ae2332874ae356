import { COMMITTEE, EVERYBODY, formKey, MEMBERS, NEIGHBOURS, NOBODY, OWN, type Row, SIGNED_IN } from "../row.ts";

const CONTENT = { title: "楼道加装扶手", category: "eldercare", body: "每层加装扶手，方便老人上下楼。" };

export const PROPOSALS: readonly Row[] = [
  { at: "c/:community/preview", GET: EVERYBODY, POST: SIGNED_IN, form: { text: "**请**看" } },
  { at: "c/:community/similar", GET: EVERYBODY, POST: SIGNED_IN, form: { title: CONTENT.title } },
  { at: "c/:community/review", GET: COMMITTEE, POST: NOBODY },
  { at: "c/:community/drafts/:draft", of: "draft", GET: OWN, POST: NOBODY },
  { at: "c/:community/drafts/:draft/edit", of: "draft", GET: OWN, POST: OWN, form: { ...CONTENT, revision: "1" } },
  { at: "c/:community/drafts/:draft/submission", of: "draft", GET: EVERYBODY, POST: OWN },
  { at: "c/:community/drafts/:draft/removal", of: "draft", GET: EVERYBODY, POST: OWN },
  { at: "c/:community/proposals", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/proposals/new", GET: SIGNED_IN, POST: MEMBERS, form: { ...CONTENT, formKey } },
  {
    at: "c/:community/proposals/:serial",
    of: "submitted",
    GET: EVERYBODY,
    POST: MEMBERS,
    form: { stance: "support", body: "早就该装了。", parentId: "", formKey },
  },
  {
    at: "c/:community/proposals/:serial/edit",
    of: "submitted",
    GET: OWN,
    POST: OWN,
    form: { ...CONTENT, revision: "1" },
  },
  { at: "c/:community/proposals/:serial/history", of: "submitted", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/proposals/:serial/resubmission", of: "returned", GET: EVERYBODY, POST: OWN },
  { at: "c/:community/proposals/:serial/withdrawal", of: "submitted", GET: OWN, POST: OWN, form: { reason: "已解决" } },
  { at: "c/:community/proposals/:serial/endorsement", of: "submitted", GET: EVERYBODY, POST: NEIGHBOURS },
  { at: "c/:community/proposals/:serial/endorsement/withdrawal", of: "submitted", GET: EVERYBODY, POST: NEIGHBOURS },
  {
    at: "c/:community/proposals/:serial/review",
    of: "submitted",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { verdict: "sendBack", reason: "请补充位置" },
  },
  {
    at: "c/:community/proposals/:serial/merger/new",
    of: "mergeable",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/proposals/:serial/merger/objection",
    of: "merged",
    GET: OWN,
    POST: OWN,
    form: { reason: "一个在楼道，一个在车库" },
  },
  // Whoever merged it cannot keep it against an objection, but anybody may undo it.
  {
    at: "c/:community/proposals/:serial/merger/answer",
    of: "objectedMerger",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { verdict: "undo", reason: "确实不是一回事" },
  },
  {
    at: "c/:community/proposals/:serial/merger/undoing",
    of: "merged",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { reason: "不是一回事" },
  },
  { at: "c/:community/proposals/:serial/deliberation", of: "listed", GET: EVERYBODY, POST: COMMITTEE },
];
