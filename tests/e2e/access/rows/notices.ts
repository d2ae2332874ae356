import { COMMITTEE, EVERYBODY, formKey, MEMBERS, NOBODY, REGISTRY, type Row, SIGNED_IN } from "../row.ts";

export const NOTICES: readonly Row[] = [
  { at: "c/:community/notices", GET: EVERYBODY, POST: NOBODY },
  {
    at: "c/:community/notices/:serial",
    of: "notice",
    GET: EVERYBODY,
    POST: MEMBERS,
    form: { stance: "support", body: "写得清楚。", parentId: "", formKey },
  },
  {
    at: "c/:community/notices/:serial/comments/:comment",
    of: "noticeComment",
    GET: EVERYBODY,
    POST: MEMBERS,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/notices/:serial/objections/new",
    of: "notice",
    GET: SIGNED_IN,
    POST: MEMBERS,
    form: { text: "票数不对", formKey },
  },
  {
    at: "c/:community/notices/:serial/objections/:objection",
    of: "objection",
    GET: ["own", ...REGISTRY],
    POST: COMMITTEE,
    form: { verdict: "rejected", answer: "已核对", formKey },
  },
  { at: "c/:community/objections", GET: REGISTRY, POST: NOBODY },
];
