import type { Asker } from "../access/row.ts";
import type { Door } from "./doors.ts";

/**
 * What people type into, by the address it is sent to, and how much of it is taken. access.spec.ts, which draws every page
 * as everybody, finds fields that are missing here. Whatever is refused comes back in its form just as it was typed.
 *
 * - `free` fields take any text so long, and show it as it was written.
 * - `stored` ones take any text too, and no page shows it but drawn from markdown.
 * - `ruled` fields have a rule of their own, a code or a name or a number: what does not fit is tidied, or refused in words.
 *   `refusedBy` is what keeps those forms from being taken where what the rule is not about would be passed over.
 * - `lines` are fields whose lines are shown each by itself, and how long one may be.
 * - `also` is what the form needs to have these fields taken, and `ending` what each text has to end with. `butFor` says why
 *   some are refused all the same.
 * - `drawn` is which page has the form, when not the one of the address: the one above it, or none, since a script sends it.
 * - `asks` names what the form sends that stands in its address, too.
 * - `at` is where a text that was taken stands, when that is not where the answer leads, and `listed` the list where all of
 *   them do; `said` that they stand there in a sentence.
 * - `sender` and `reader` are other people than those the thing belongs to, or who serves; `door` is what they come by.
 * - `secret` and `inside` say why no answer shows what was typed, or none does once it was taken.
 */
export type Fields = {
  free?: Record<string, number>;
  stored?: Record<string, number>;
  ruled?: readonly string[];
  refusedBy?: Record<string, string>;
  lines?: Record<string, number>;
  also?: Record<string, string>;
  ending?: Record<string, string>;
  butFor?: string;
  drawn?: "above" | "nowhere";
  asks?: string;
  at?: (taken: Taken) => string | Promise<string>;
  listed?: string;
  /** All are taken one after the other, with nothing taken back. */
  gathered?: true;
  said?: true;
  sender?: Asker;
  reader?: Asker;
  door?: Door;
  secret?: Record<string, string>;
  inside?: Record<string, string>;
};

/** The form's address, and where the answer leads. */
type Taken = { at: string; leadsTo: string; base: string; typed: Record<string, string>; read: Read };
type Read = (path: string) => Promise<{ text: string }>;

const onForm = ({ at }: Taken) => at;
const isTitle = ({ typed }: Taken) => "title" in typed && !("body" in typed);
/** Drawn from markdown on the page, and as it was typed in the form to edit it. */
const bodyOnForm = (taken: Taken) => (isTitle(taken) ? taken.leadsTo : taken.at);
const bodyInEdit = (taken: Taken) => (isTitle(taken) ? taken.leadsTo : `${taken.leadsTo}/edit`);
const inEditOfComment = ({ leadsTo, base }: Taken) => `${base}/comments/${leadsTo.split("#comment-")[1]}/edit`;
/** The one claim there is, as the committee opens it. */
const inClaim = async ({ base, read }: Taken) =>
  /href="([^"]*\/claims\/[0-9a-f-]{36})"/.exec((await read(`${base}/claims`)).text)?.[1] ?? "";

/** The owners of a home, where the page of the home leads to. */
const ownersInParty = async ({ leadsTo, typed, read }: Taken) =>
  ("ownerNames" in typed && /href="([^"]*\/parties\/[0-9a-f-]{36})"/.exec((await read(leadsTo)).text)?.[1]) || leadsTo;

/** Acts of those with power stand in the record of acts, with the reason given. */
const RECORDED = { listed: "/audit", reader: "supervisor" } as const;

const OWNERS = ["room", "stairwell", "areaDm2", "areaDocument", "sameAs"];
const tasks = [0, 1, 2, 3].map((at) => ({ title: `task${at}Title`, unit: `task${at}Unit`, dueOn: `task${at}DueOn` }));

/** Taken with a picture, and with none left alone. */
export const PICTURED: readonly string[] = ["alt1", "alt2", "alt3", "alt4"];

const CODE = { code: "a code is typed anew" };

const CLAIMED = {
  at: inClaim,
  reader: "moderator",
  inside: { ownerName: "only ever compared with the register" },
} as const;

export const FIELDS: Record<string, Fields> = {
  "sign-in": { ruled: ["name"], sender: "stranger" },
  enter: { ruled: ["to"], sender: "stranger" },
  register: { ruled: ["realName"], sender: "stranger", door: "proven" },
  "password-reset": { ruled: ["to"], sender: "stranger" },
  "enter/code": { ruled: ["code"], sender: "stranger", door: "enter", secret: CODE },
  "password-reset/code": { ruled: ["code"], sender: "stranger", door: "password-reset", secret: CODE },
  "second-step": { ruled: ["code"], door: "second-step" },
  "second-step/recovery-code": {
    ruled: ["recoveryCode"],
    door: "second-step",
    secret: { recoveryCode: "a secret, like a password" },
  },
  "account/name": { ruled: ["name"], also: { style: "chosen" } },
  "account/phone": { ruled: ["to"] },
  "account/phone/code": { ruled: ["code"], door: "account/phone", secret: CODE },
  "account/factors/totp": { ruled: ["code"] },
  "account/factors/passkeys/new": { ruled: ["name"], sender: "chair" },
  "account/factors/passkeys/:passkey": { free: { name: 30 } },
  "subdistricts/new": { ruled: ["subdistrict", "word", "name"] },
  "subdistricts/:subdistrict/edit": { ruled: ["name"] },
  "subdistricts/:subdistrict/communities/new": { ruled: ["word", "name"] },
  "subdistricts/:subdistrict/officials/:post": { free: { reason: 200 }, at: onForm, said: true },
  "join/:code": { ruled: ["claimedName", "ownerName"], ...CLAIMED },
  "c/:community/settings": {
    free: { icpNumber: 60, complaintChannel: 120 },
    ruled: ["name", "privacyUrl"],
    at: onForm,
  },
  "c/:community/settings/subdistrict": { ruled: ["newName"] },
  "c/:community/roles/new": { free: { reason: 200 }, said: true },
  "c/:community/roles/:membership": { free: { reason: 200 }, at: onForm, said: true },
  "c/:community/claims/new": {
    ruled: ["claimedName", "ownerName", "room", "stairwell"],
    ...CLAIMED,
  },
  "c/:community/claims/:claim": { free: { reason: 300 }, ...RECORDED },
  "c/:community/preview": {
    drawn: "nowhere",
    stored: { text: 10_000 },
    secret: { text: "answers the script of a form that holds the text, with what is drawn from it" },
  },
  "c/:community/drafts/:draft/edit": { free: { title: 60, body: 10_000 }, ruled: PICTURED, at: bodyOnForm },
  "c/:community/proposals/new": {
    free: { title: 60, body: 10_000 },
    ruled: PICTURED,
    at: bodyInEdit,
    listed: "/me",
    gathered: true,
  },
  "c/:community/proposals/:serial": { free: { body: 2_000 }, ruled: PICTURED, at: inEditOfComment },
  "c/:community/proposals/:serial/edit": {
    free: { title: 60, body: 10_000 },
    ruled: PICTURED,
    at: bodyOnForm,
    listed: "history",
    gathered: true,
  },
  "c/:community/proposals/:serial/review": { free: { reason: 500 }, ...RECORDED },
  "c/:community/proposals/:serial/merger/new": { free: { reason: 500 }, asks: "into", ...RECORDED },
  "c/:community/proposals/:serial/merger/objection": { free: { reason: 500 } },
  "c/:community/proposals/:serial/merger/answer": { free: { reason: 500 }, ...RECORDED },
  "c/:community/proposals/:serial/merger/undoing": { free: { reason: 500 }, ...RECORDED },
  "c/:community/proposals/:serial/withdrawal": { free: { reason: 500 } },
  "c/:community/proposals/:serial/comments/:comment": { free: { body: 2_000 }, ruled: PICTURED, at: inEditOfComment },
  "c/:community/comments/:comment/edit": { free: { body: 2_000 }, ruled: PICTURED, at: onForm },
  "c/:community/comments/:comment/flag": { free: { note: 500 }, at: onForm },
  "c/:community/comments/:comment/measure": { free: { appeal: 1_000 } },
  "c/:community/proposals/:serial/flag": { free: { note: 500 }, at: onForm },
  "c/:community/proposals/:serial/measure": { free: { appeal: 1_000 } },
  "c/:community/drafts/:draft/measure": { free: { appeal: 1_000 } },
  "c/:community/moderation/words": { ruled: ["words"] },
  "c/:community/moderation/words/trial": { stored: { text: 2_000 } },
  "c/:community/moderation/:item": { free: { note: 500 }, ...RECORDED },
  "c/:community/moderation/:item/request": { free: { note: 500 }, ...RECORDED },
  "c/:community/moderation/bulk": { free: { note: 500 }, ...RECORDED },
  "c/:community/moderation/:item/appeal": { free: { answer: 1_000 }, ...RECORDED },
  "c/:community/moderation/:item/sanction": { free: { note: 500 }, ...RECORDED },
  "c/:community/sanctions/:sanction": { free: { appeal: 1_000 } },
  "c/:community/sanctions/:sanction/lifting": { free: { reason: 500 }, ...RECORDED },
  "c/:community/sanctions/:sanction/decision": { free: { answer: 1_000 }, ...RECORDED },
  "c/:community/threads/:thread/summary": {
    free: { pro: 1_990, con: 1_990 },
    ending: { pro: " #1", con: " #1" },
    at: onForm,
    butFor: "a text may cite a comment that is not there",
  },
  "c/:community/proposals/:serial/vote": {
    free: { question: 120, options: 190 },
    stored: { explanation: 5_000 },
    lines: { options: 80 },
    ending: { options: "\n花坛" },
    refusedBy: { question: "" },
    also: { method: "singleChoice", options: "凉亭\n花坛" },
    ruled: [...["risk", "deemed", "lotSource", "studyMinutes"], ...["asked", "budget", "maxScore", "most", "seats"]],
  },
  "c/:community/members/new": { free: { reason: 200 }, ruled: ["name", "account"], ...RECORDED },
  "c/:community/members/:member": { free: { reason: 200 }, ...RECORDED },
  "c/:community/plans/:plan/sending-back": { free: { reason: 300 }, drawn: "above", ...RECORDED },
  "c/:community/rules/:track/new": { free: { citation: 300 }, listed: "/rules", gathered: true },
  "c/:community/votes/:serial/outcome": {
    free: Object.fromEntries([
      ["title", 120],
      ...tasks.flatMap(({ title, unit }) => [
        [title, 120],
        [unit, 60],
      ]),
    ]),
    stored: { body: 10_000 },
    also: Object.fromEntries(
      tasks.flatMap(({ title, unit, dueOn }) => [
        [title, "买扶手"],
        [unit, "物业"],
        [dueOn, "2031-01-01"],
      ]),
    ),
  },
  "c/:community/votes/:serial/papers/print": { ruled: ["from", "to"] },
  "c/:community/votes/:serial/seats/:seat/resolution": { free: { reason: 500 }, ...RECORDED },
  "c/:community/votes/:serial/proxies/new": { ruled: ["login", "seatNo"] },
  "c/:community/votes/:serial/lot": { free: { seed: 200 }, ...RECORDED },
  "c/:community/votes/:serial/corrections/:subject": { free: { reason: 500 }, ...RECORDED },
  "c/:community/votes/:serial/extension": { free: { reason: 500 }, ...RECORDED },
  "c/:community/votes/:serial/cancellation": { free: { reason: 500 }, ...RECORDED },
  "c/:community/votes/:serial/acts/:act/refusal": { free: { reason: 500 }, drawn: "above", ...RECORDED },
  "c/:community/votes/:serial/roll-requests/new": { free: { text: 500 } },
  "c/:community/votes/:serial/roll-requests/:request": { free: { answer: 500 }, ...RECORDED },
  "c/:community/places/areas/new": { ruled: ["name"] },
  "c/:community/places/areas/:area": { ruled: ["name"] },
  "c/:community/places/buildings/new": { ruled: ["name"] },
  "c/:community/places/buildings/:building": { ruled: ["name"] },
  "c/:community/places/buildings/:building/stairwell": { ruled: ["newName"] },
  "c/:community/places/grids/new": { ruled: ["name"] },
  "c/:community/places/grids/:grid": { ruled: ["name"] },
  "c/:community/places/units/new": { ruled: [...OWNERS, "ownerNames"], lines: { ownerNames: 60 }, at: ownersInParty },
  "c/:community/places/units/:unit": { ruled: OWNERS },
  "c/:community/places/parties/:party": {
    ruled: [0, 1, 2].flatMap((at) => [`name${at}`, `idTail${at}`]),
  },
  "c/:community/places/parties/:party/split": { ruled: ["ownerNames"] },
  "c/:community/notices/:serial": { free: { body: 2_000 }, ruled: PICTURED, at: inEditOfComment },
  "c/:community/notices/:serial/comments/:comment": { free: { body: 2_000 }, ruled: PICTURED, at: inEditOfComment },
  "c/:community/notices/:serial/objections/new": { free: { text: 1_000 } },
  "c/:community/notices/:serial/objections/:objection": { free: { answer: 500 }, ...RECORDED },
};

/**
 * What is looked for, by the page that asks for it: it stands in the address, and comes back in its field as it is looked for.
 * The chair looks for it, if nobody else is named; `secret` says why no page shows it.
 */
export const SEARCHED: Record<string, { name: string; asker?: Asker; secret?: string }> = {
  join: { name: "code" },
  "subdistricts/:subdistrict/officials/new": { name: "q", asker: "admin" },
  "c/:community/proposals": { name: "q" },
  "c/:community/proposals/:serial/merger/new": { name: "into" },
  "c/:community/roles": { name: "q" },
  "c/:community/places/parties": { name: "q" },
  "c/:community/places/parties/:party/merger": { name: "q" },
  "c/:community/places/parties/:party/split": { name: "q" },
  "c/:community/votes/:serial/deliveries": { name: "q" },
  "c/:community/votes/:serial/papers": { name: "code", secret: "a code is typed anew" },
};
