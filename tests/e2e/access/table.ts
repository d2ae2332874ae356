import type { Role } from "#app/domain/shared/actor.ts";
import type { Made, ObjectName } from "./objects.ts";

/**
 * Who may ask for what: a row for each address of app/routes.ts, a column for each method, and in each cell those who
 * are let in. access.spec.ts asks every address as everybody and holds the application to it; an address without a row
 * fails tests/unit/http/access-table.test.ts.
 *
 * To add an address, add its row:
 *
 *   { at: "c/:community/grids", GET: COMMITTEE, POST: COMMITTEE, form: { name: "第一网格" } },
 *
 * - `at` is the address as in app/routes.ts, with what it stands in before it.
 * - `GET` and `POST` name who is let in: who gets a page, or is led to another one, and whose form is taken or refused
 *   only for what it says or when it comes. All others get 401, 403 or 404, or are led to sign in, and learn nothing.
 * - `form` is what the form needs to be taken; it is asked as everybody who is kept out first, then as all the others.
 *   At least one of these must succeed. Leave it out for a form that is one button.
 * - `once` says that the form ends what it is about: whoever sends it later does not find it any more.
 * - `upload` says that the form may bring a file, and is sent as such a form is.
 * - `of` names what the parameters of the address stand for, a line of objects.ts; made anew for each form that is taken.
 *   Whoever it belongs to asks as "own", and everybody else is somebody else.
 */
export type Asker = "stranger" | "elsewhere" | "own" | Role;

export type Row = {
  at: string;
  of?: ObjectName;
  GET: readonly Asker[];
  POST: readonly Asker[];
  form?: Form | ((made: Made) => Form);
  upload?: true;
  once?: true;
};
type Form = Record<string, string>;

/** Each of them holds one role and no other. */
const RESIDENTS = ["resident", "owner", "representative", "buildingSteward", "gridWorker"] as const;
const COMMITTEE = ["moderator", "chair"] as const;
/** Who knows who serves here. */
const OVERSEERS = [...COMMITTEE, "supervisor", "admin"] as const;
/** Who sees the register of places and owners. */
const REGISTRY = [...COMMITTEE, "supervisor"] as const;
/** Who sees a subdistrict: those who serve in it and in its communities. */
const ABOVE_ALL = [...COMMITTEE, "official", "admin"] as const;
const NEIGHBOURS = [...RESIDENTS, ...COMMITTEE, "supervisor", "official", "admin"] as const;

/** Whoever has a role in the community, and whose the thing is. */
const MEMBERS = ["own", ...NEIGHBOURS] as const;
/** "elsewhere" is on the committee of another community, and has no role in this one. */
const SIGNED_IN = [...MEMBERS, "elsewhere"] as const;
const EVERYBODY = [...SIGNED_IN, "stranger"] as const;
const OWN = ["own"] as const;
const NOT_OWN = [...NEIGHBOURS, "elsewhere"] as const;
/** Who has power over others anywhere, and so has to do with second factors. */
const STAFF = [...COMMITTEE, "supervisor", "official", "admin", "elsewhere"] as const;
const NOBODY = [] as const;

export const ASKERS: readonly Asker[] = EVERYBODY;

const CONTENT = { title: "楼道加装扶手", category: "eldercare", body: "每层加装扶手，方便老人上下楼。" };
const formKey = "0190a000-0000-7000-8000-000000000001";

/** The same for all who have one. */
const thePassword = ({ form: { password = "" } }: Made) => ({ password });

export const TABLE: readonly Row[] = [
  { at: "", GET: EVERYBODY, POST: NOBODY },
  { at: "*", GET: NOBODY, POST: NOBODY },
  { at: "sign-in", of: "person", GET: EVERYBODY, POST: EVERYBODY, form: ({ form }) => form },
  {
    at: "enter",
    GET: EVERYBODY,
    POST: EVERYBODY,
    form: { to: "13900000001", formKey: "0190a000-0000-7000-8000-0000000000a1" },
  },
  { at: "enter/code", GET: EVERYBODY, POST: EVERYBODY, form: { code: "123456" } },
  { at: "register", GET: EVERYBODY, POST: EVERYBODY, form: { realName: "陈海", adult: "yes", privacy: "yes" } },
  {
    at: "password-reset",
    GET: EVERYBODY,
    POST: EVERYBODY,
    form: { to: "13900000002", formKey: "0190a000-0000-7000-8000-0000000000a2" },
  },
  {
    at: "password-reset/code",
    GET: EVERYBODY,
    POST: EVERYBODY,
    form: { code: "123456", password: "锄禾日当午汗滴禾下土" },
  },
  { at: "sign-out", GET: EVERYBODY, POST: EVERYBODY },
  { at: "preferences", GET: EVERYBODY, POST: EVERYBODY, form: { elder: "on" } },
  // A passkey answers a challenge: its forms are taken in second-step.spec.ts, and from nobody who made one up.
  { at: "second-step", of: "authenticator", GET: SIGNED_IN, POST: OWN, form: ({ form }) => form },
  { at: "second-step/passkey", GET: EVERYBODY, POST: NOBODY, form: { credential: '{"id":"made-up"}' } },
  { at: "second-step/recovery-code", of: "recoveryCode", GET: SIGNED_IN, POST: OWN, form: ({ form }) => form },

  { at: "account", GET: SIGNED_IN, POST: NOBODY },
  // Of those who ask these two have a password, the same one.
  {
    at: "account/proof",
    of: "person",
    GET: SIGNED_IN,
    POST: OWN,
    form: thePassword,
  },
  { at: "account/consent", GET: SIGNED_IN, POST: SIGNED_IN, form: { privacy: "yes", version: "2026-11" } },
  {
    at: "account/phone",
    GET: SIGNED_IN,
    POST: SIGNED_IN,
    form: { to: "13900000003", formKey: "0190a000-0000-7000-8000-0000000000a3" },
  },
  { at: "account/phone/code", GET: SIGNED_IN, POST: SIGNED_IN, form: { code: "123456" } },
  { at: "account/name", GET: SIGNED_IN, POST: SIGNED_IN, form: { style: "masked", name: "" } },
  {
    at: "account/password",
    GET: SIGNED_IN,
    POST: SIGNED_IN,
    form: { password: "七楼的桂花香十里", repeated: "七楼的桂花香十里" },
  },
  { at: "account/preferences", GET: SIGNED_IN, POST: SIGNED_IN, form: { elder: "on", language: "zh" } },
  { at: "account/export", of: "person", GET: SIGNED_IN, POST: SIGNED_IN, form: thePassword },
  // Of those who ask, whoever serves is told to hand over first.
  { at: "account/erasure", of: "person", GET: SIGNED_IN, POST: SIGNED_IN, form: thePassword },
  { at: "account/erasure/withdrawal", of: "leaving", GET: EVERYBODY, POST: SIGNED_IN },
  { at: "account/sessions", GET: SIGNED_IN, POST: NOBODY },
  { at: "account/sessions/end", GET: EVERYBODY, POST: SIGNED_IN, form: { session: "0".repeat(64) } },
  { at: "account/sessions/end-others", GET: EVERYBODY, POST: SIGNED_IN },
  { at: "account/factors", GET: STAFF, POST: NOBODY },
  {
    at: "account/factors/totp",
    of: "nextAuthenticator",
    GET: [...STAFF, "own"],
    POST: [...STAFF, "own"],
    form: ({ form }) => form,
  },
  { at: "account/factors/totp/begin", GET: EVERYBODY, POST: STAFF },
  { at: "account/factors/totp/removal", of: "authenticator", GET: OWN, POST: OWN },
  {
    at: "account/factors/passkeys/new",
    GET: STAFF,
    POST: NOBODY,
    form: { credential: '{"id":"made-up"}', name: "办公室电脑" },
  },
  { at: "account/factors/passkeys/:passkey", of: "passkey", GET: OWN, POST: OWN, form: { name: "新名字" } },
  { at: "account/factors/passkeys/:passkey/removal", of: "passkey", GET: OWN, POST: OWN },
  { at: "account/factors/recovery-codes", of: "authenticator", GET: OWN, POST: OWN },

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

  { at: "account/looks", GET: SIGNED_IN, POST: NOBODY },
  { at: "account/acts", GET: SIGNED_IN, POST: NOBODY },
  { at: "join", GET: EVERYBODY, POST: NOBODY },
  { at: "join/:code", of: "letter", GET: EVERYBODY, POST: SIGNED_IN, form: ({ form }) => form, upload: true },

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
  { at: "c/:community/preview", GET: EVERYBODY, POST: SIGNED_IN, form: { text: "**请**看" } },
  { at: "c/:community/similar", GET: EVERYBODY, POST: SIGNED_IN, form: { title: CONTENT.title } },
  { at: "c/:community/review", GET: COMMITTEE, POST: NOBODY },

  { at: "c/:community/letters", GET: COMMITTEE, POST: NOBODY },
  { at: "c/:community/letters/:building", of: "building", GET: COMMITTEE, POST: COMMITTEE },
  { at: "c/:community/letters/:building/revocation", of: "building", GET: EVERYBODY, POST: COMMITTEE },
  { at: "c/:community/imports", of: "list", GET: COMMITTEE, POST: COMMITTEE, form: ({ form }) => form, upload: true },
  { at: "c/:community/imports/template", GET: COMMITTEE, POST: NOBODY },
  { at: "c/:community/imports/:import", of: "preview", GET: COMMITTEE, POST: NOBODY },
  { at: "c/:community/imports/:import/application", of: "preview", GET: EVERYBODY, POST: COMMITTEE },
  { at: "c/:community/imports/:import/undoing", of: "applied", GET: EVERYBODY, POST: COMMITTEE },
  { at: "c/:community/imports/:import/removal", of: "preview", GET: EVERYBODY, POST: COMMITTEE, once: true },
  { at: "c/:community/places/export", GET: COMMITTEE, POST: NOBODY },
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

  { at: "c/:community/drafts/:draft", of: "draft", GET: OWN, POST: NOBODY },
  { at: "c/:community/drafts/:draft/edit", of: "draft", GET: OWN, POST: OWN, form: { ...CONTENT, revision: "1" } },
  { at: "c/:community/drafts/:draft/submission", of: "draft", GET: EVERYBODY, POST: OWN },
  { at: "c/:community/drafts/:draft/removal", of: "draft", GET: EVERYBODY, POST: OWN },
  {
    at: "c/:community/drafts/:draft/measure",
    of: "refusedDraft",
    GET: OWN,
    POST: OWN,
    form: { appeal: "我说的是实情。" },
  },

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
  {
    at: "c/:community/proposals/:serial/comments/:comment",
    of: "comment",
    GET: EVERYBODY,
    POST: MEMBERS,
    form: ({ form }) => form,
  },
  { at: "c/:community/conduct", GET: EVERYBODY, POST: NOBODY },
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
  {
    at: "c/:community/comments/:comment/flag",
    of: "comment",
    GET: SIGNED_IN,
    POST: NOT_OWN,
    form: { ground: "offTopic", note: "" },
  },
  { at: "c/:community/comments/:comment/flag/withdrawal", of: "comment", GET: EVERYBODY, POST: SIGNED_IN },
  {
    at: "c/:community/comments/:comment/measure",
    of: "hidden",
    GET: OWN,
    POST: OWN,
    form: { appeal: "我说的是实情。" },
  },
  {
    at: "c/:community/proposals/:serial/flag",
    of: "submitted",
    GET: SIGNED_IN,
    POST: NOT_OWN,
    form: { ground: "offTopic", note: "" },
  },
  { at: "c/:community/proposals/:serial/flag/withdrawal", of: "submitted", GET: EVERYBODY, POST: SIGNED_IN },
  {
    at: "c/:community/proposals/:serial/measure",
    of: "hiddenProposal",
    GET: OWN,
    POST: OWN,
    form: { appeal: "我说的是实情。" },
  },
  { at: "c/:community/moderation", GET: REGISTRY, POST: NOBODY },
  { at: "c/:community/moderation/log", GET: EVERYBODY, POST: NOBODY },
  {
    at: "c/:community/moderation/words",
    of: "words",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { words: "代开发票", ground: "otherLaw", strength: "note" },
  },
  {
    at: "c/:community/moderation/words/trial",
    of: "words",
    GET: REGISTRY,
    POST: REGISTRY,
    form: { text: "代 开 发 票" },
  },
  { at: "c/:community/moderation/words/:word/removal", of: "word", GET: EVERYBODY, POST: COMMITTEE, once: true },
  {
    at: "c/:community/moderation/:item",
    of: "flagged",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { ground: "offTopic", note: "与议题无关", revision: "1" },
  },
  {
    at: "c/:community/moderation/:item/keep",
    of: "flagged",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: { revision: "1" },
  },
  {
    at: "c/:community/moderation/:item/request",
    of: "flagged",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { ground: "offTopic", note: "请只说这件事", days: "3", revision: "1" },
  },
  {
    at: "c/:community/moderation/:item/escalation",
    of: "flagged",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: { revision: "1" },
  },
  {
    at: "c/:community/moderation/bulk",
    of: "ticked",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => ({ ...form, ground: "offTopic", note: "与议题无关" }),
  },
  {
    at: "c/:community/moderation/bulk/keep",
    of: "ticked",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/moderation/undoing",
    of: "judged",
    GET: EVERYBODY,
    POST: [...COMMITTEE, "own"],
    form: ({ form }) => form,
  },
  { at: "c/:community/moderation/:item/undo", of: "hidden", GET: EVERYBODY, POST: COMMITTEE },
  {
    at: "c/:community/moderation/:item/appeal",
    of: "appealed",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { verdict: "upheld", answer: "确实无关" },
  },
  {
    at: "c/:community/moderation/:item/sanction",
    of: "hidden",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { kind: "warning", days: "1", ground: "insult", note: "请好好说话" },
  },
  { at: "c/:community/sanctions", GET: REGISTRY, POST: NOBODY },
  {
    at: "c/:community/sanctions/:sanction",
    of: "sanction",
    GET: ["own", ...REGISTRY],
    POST: OWN,
    form: { appeal: "我说的是实情。" },
  },
  { at: "c/:community/sanctions/:sanction/reading", of: "sanction", GET: EVERYBODY, POST: OWN },
  {
    at: "c/:community/sanctions/:sanction/lifting",
    of: "sanction",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { reason: "已经道歉" },
  },
  {
    at: "c/:community/sanctions/:sanction/decision",
    of: "appealedSanction",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { verdict: "upheld", answer: "确实骂人" },
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
  {
    at: "c/:community/proposals/:serial/vote",
    of: "deliberating",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },

  { at: "c/:community/members", GET: REGISTRY, POST: NOBODY },
  {
    at: "c/:community/members/new",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { name: "钱大", account: "", reason: "成员身份确认", formKey },
  },
  {
    at: "c/:community/members/:member",
    of: "member",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: { reason: "户口迁出" },
  },
  { at: "c/:community/plans/:plan", of: "plan", GET: [...COMMITTEE, "own"], POST: NOBODY },
  {
    at: "c/:community/plans/:plan/approval",
    of: "plan",
    GET: EVERYBODY,
    // A member of the committee prepared it: the chair is the second.
    POST: ["chair"],
    form: ({ form }) => form,
  },
  {
    at: "c/:community/plans/:plan/sending-back",
    of: "plan",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: ({ form }) => ({ ...form, reason: "请补充预算" }),
  },
  { at: "c/:community/plans/:plan/withdrawal", of: "plan", GET: EVERYBODY, POST: OWN, form: ({ form }) => form },
  { at: "c/:community/rules", GET: EVERYBODY, POST: NOBODY },
  {
    at: "c/:community/rules/:track/new",
    of: "track",
    GET: ["chair"],
    POST: ["chair"],
    form: {
      ...{ electorate: "residents", quorum: "moreThanHalf", majority: "moreThanHalf", majorityOf: "participating" },
      ...{ noticeDays: "0", citation: "居民公约第 12 条", formKey },
    },
  },
  { at: "c/:community/votes", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/votes/:serial", of: "seat", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/checkpoints", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/votes/:serial/roll", of: "seat", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/votes/:serial/ledger", of: "seat", GET: EVERYBODY, POST: NOBODY },
  { at: "c/:community/votes/:serial/export", of: "closedVote", GET: EVERYBODY, POST: NOBODY },
  {
    at: "c/:community/votes/:serial/outcome",
    of: "closedVote",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: { title: "加装扶手", body: "通过。", effectiveOn: "2030-01-01", noticeDays: "15", formKey },
  },
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
  {
    at: "c/:community/votes/:serial/seats/:seat/ballot",
    of: "seat",
    GET: OWN,
    POST: OWN,
    form: { choice: "agree", formKey },
  },
  {
    at: "c/:community/votes/:serial/seats/:seat/confirmation",
    of: "seat",
    GET: EVERYBODY,
    POST: OWN,
    form: { choice: "agree" },
  },
  { at: "c/:community/votes/:serial/seats/:seat/receipt", of: "castSeat", GET: OWN, POST: NOBODY },
  { at: "c/:community/votes/:serial/seats/:seat/receipt/file", of: "castSeat", GET: OWN, POST: NOBODY },

  { at: "c/:community/places", GET: REGISTRY, POST: NOBODY },
  { at: "c/:community/places/history", GET: REGISTRY, POST: NOBODY },
  { at: "c/:community/places/areas/new", GET: COMMITTEE, POST: COMMITTEE, form: { name: "二期", formKey } },
  { at: "c/:community/places/areas/:area", of: "area", GET: REGISTRY, POST: COMMITTEE, form: ({ form }) => form },
  {
    at: "c/:community/places/areas/:area/removal",
    of: "emptyArea",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/places/buildings/new",
    of: "newBuilding",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/places/buildings/:building",
    of: "building",
    GET: REGISTRY,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/places/buildings/:building/area",
    of: "movable",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/places/buildings/:building/removal",
    of: "emptyBuilding",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/places/buildings/:building/stairwell",
    of: "stairwell",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  { at: "c/:community/places/grids/new", GET: COMMITTEE, POST: COMMITTEE, form: { name: "第一网格", formKey } },
  { at: "c/:community/places/grids/:grid", of: "grid", GET: REGISTRY, POST: COMMITTEE, form: ({ form }) => form },
  {
    at: "c/:community/places/grids/:grid/removal",
    of: "grid",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  { at: "c/:community/places/units/new", of: "newUnit", GET: COMMITTEE, POST: COMMITTEE, form: ({ form }) => form },
  { at: "c/:community/places/units/:unit", of: "unit", GET: REGISTRY, POST: COMMITTEE, form: ({ form }) => form },
  {
    at: "c/:community/places/units/:unit/household-voter",
    of: "flat",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/places/units/:unit/removal",
    of: "unit",
    GET: EVERYBODY,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  { at: "c/:community/places/parties", GET: REGISTRY, POST: NOBODY },
  { at: "c/:community/places/parties/:party", of: "party", GET: REGISTRY, POST: COMMITTEE, form: ({ form }) => form },
  {
    at: "c/:community/places/parties/:party/merger",
    of: "twoParties",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },
  {
    at: "c/:community/places/parties/:party/split",
    of: "ownerOfTwo",
    GET: COMMITTEE,
    POST: COMMITTEE,
    form: ({ form }) => form,
  },

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
