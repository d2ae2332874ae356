/**
 * What people type into, by the address it is sent to, and how much of it is taken. access.spec.ts, which draws every page
 * as everybody, finds fields that are missing here.
 *
 * - `free` fields take any text so long, and show it as it was written.
 * - `stored` ones take any text too, and show it drawn from markdown or at a later time.
 * - `ruled` fields have a rule of their own, a code or a name or a number: what does not fit is tidied, or refused in words.
 * - `lines` are fields whose lines are shown each by itself.
 * - `also` is what the form needs to have these fields taken, and `ending` what each text has to hold.
 */
export type Fields = {
  free?: Record<string, number>;
  stored?: Record<string, number>;
  ruled?: readonly string[];
  lines?: readonly string[];
  also?: Record<string, string>;
  ending?: string;
};

const OWNERS = ["room", "stairwell", "areaDm2", "areaDocument", "sameAs"];
const tasks = [1, 2, 3].flatMap((at) => [`task${at}Title`, `task${at}Unit`]);

/** Taken with a picture, and with none left alone. */
const ALTS = ["alt1", "alt2", "alt3", "alt4"];

export const FIELDS: Record<string, Fields> = {
  "sign-in": { ruled: ["name"] },
  enter: { ruled: ["to"] },
  register: { ruled: ["realName"] },
  "password-reset": { ruled: ["to"] },
  "enter/code": { ruled: ["code"] },
  "password-reset/code": { ruled: ["code"] },
  "second-step": { ruled: ["code"] },
  "second-step/recovery-code": { ruled: ["recoveryCode"] },
  "account/name": { ruled: ["name"] },
  "account/phone": { ruled: ["to"] },
  "account/phone/code": { ruled: ["code"] },
  "account/factors/totp": { ruled: ["code"] },
  "account/factors/passkeys/new": { ruled: ["name"] },
  "account/factors/passkeys/:passkey": { free: { name: 30 } },
  "subdistricts/new": { ruled: ["subdistrict", "word", "name"] },
  "subdistricts/:subdistrict/edit": { ruled: ["name"] },
  "subdistricts/:subdistrict/communities/new": { ruled: ["word", "name"] },
  "subdistricts/:subdistrict/officials/:post": { free: { reason: 200 } },
  "join/:code": { ruled: ["claimedName", "ownerName"] },
  "c/:community/settings": { free: { icpNumber: 60, complaintChannel: 120 }, ruled: ["name", "privacyUrl"] },
  "c/:community/settings/subdistrict": { ruled: ["newName"] },
  "c/:community/roles/new": { free: { reason: 200 } },
  "c/:community/roles/:membership": { free: { reason: 200 } },
  "c/:community/claims/new": { ruled: ["claimedName", "ownerName", "room", "stairwell"] },
  "c/:community/claims/:claim": { free: { reason: 300 } },
  "c/:community/preview": { stored: { text: 10_000 } },
  "c/:community/drafts/:draft/edit": { free: { title: 60, body: 10_000 }, ruled: ALTS },
  "c/:community/proposals/new": { free: { title: 60 }, stored: { body: 10_000 }, ruled: ALTS },
  "c/:community/proposals/:serial": { stored: { body: 2_000 }, ruled: ALTS },
  "c/:community/proposals/:serial/edit": { free: { title: 60, body: 10_000 }, ruled: ALTS },
  "c/:community/proposals/:serial/review": { free: { reason: 500 } },
  "c/:community/proposals/:serial/merger/new": { free: { reason: 500 } },
  "c/:community/proposals/:serial/merger/objection": { free: { reason: 500 } },
  "c/:community/proposals/:serial/merger/answer": { free: { reason: 500 } },
  "c/:community/proposals/:serial/merger/undoing": { free: { reason: 500 } },
  "c/:community/proposals/:serial/withdrawal": { free: { reason: 500 } },
  "c/:community/proposals/:serial/comments/:comment": { stored: { body: 2_000 }, ruled: ALTS },
  "c/:community/comments/:comment/edit": { free: { body: 2_000 }, ruled: ALTS },
  "c/:community/comments/:comment/flag": { stored: { note: 500 } },
  "c/:community/comments/:comment/measure": { free: { appeal: 1_000 } },
  "c/:community/proposals/:serial/flag": { stored: { note: 500 } },
  "c/:community/proposals/:serial/measure": { free: { appeal: 1_000 } },
  "c/:community/drafts/:draft/measure": { free: { appeal: 1_000 } },
  "c/:community/moderation/words": { ruled: ["words"] },
  "c/:community/moderation/words/trial": { stored: { text: 2_000 } },
  "c/:community/moderation/:item": { free: { note: 500 } },
  "c/:community/moderation/:item/request": { stored: { note: 500 } },
  "c/:community/moderation/bulk": { stored: { note: 500 } },
  "c/:community/moderation/:item/appeal": { stored: { answer: 1_000 } },
  "c/:community/moderation/:item/sanction": { free: { note: 500 } },
  "c/:community/sanctions/:sanction": { free: { appeal: 1_000 } },
  "c/:community/sanctions/:sanction/lifting": { free: { reason: 500 } },
  "c/:community/sanctions/:sanction/decision": { stored: { answer: 1_000 } },
  "c/:community/threads/:thread/summary": { free: { pro: 1_990, con: 1_990 }, ending: " #1" },
  "c/:community/proposals/:serial/vote": {
    free: { question: 120, options: 200 },
    stored: { explanation: 5_000 },
    lines: ["options"],
    also: { method: "singleChoice" },
    ruled: [...["risk", "deemed", "lotSource", "studyMinutes"], ...["asked", "budget", "maxScore", "most", "seats"]],
  },
  "c/:community/members/new": { free: { reason: 200 }, ruled: ["name", "account"] },
  "c/:community/members/:member": { free: { reason: 200 } },
  "c/:community/plans/:plan/sending-back": { free: { reason: 300 } },
  "c/:community/rules/:track/new": { free: { citation: 300 } },
  "c/:community/votes/:serial/outcome": {
    free: { title: 120, task0Title: 120, task0Unit: 60 },
    stored: { body: 10_000 },
    ruled: tasks,
    also: { task0DueOn: "2031-01-01" },
  },
  "c/:community/votes/:serial/papers/print": { ruled: ["from", "to"] },
  "c/:community/votes/:serial/seats/:seat/resolution": { stored: { reason: 500 } },
  "c/:community/votes/:serial/proxies/new": { ruled: ["login", "seatNo"] },
  "c/:community/votes/:serial/lot": { stored: { seed: 200 } },
  "c/:community/votes/:serial/corrections/:subject": { free: { reason: 500 } },
  "c/:community/votes/:serial/extension": { free: { reason: 500 } },
  "c/:community/votes/:serial/cancellation": { free: { reason: 500 } },
  "c/:community/votes/:serial/acts/:act/refusal": { free: { reason: 500 } },
  "c/:community/votes/:serial/roll-requests/new": { free: { text: 500 } },
  "c/:community/votes/:serial/roll-requests/:request": { free: { answer: 500 } },
  "c/:community/places/areas/new": { ruled: ["name"] },
  "c/:community/places/areas/:area": { ruled: ["name"] },
  "c/:community/places/buildings/new": { ruled: ["name"] },
  "c/:community/places/buildings/:building": { ruled: ["name"] },
  "c/:community/places/buildings/:building/stairwell": { ruled: ["newName"] },
  "c/:community/places/grids/new": { ruled: ["name"] },
  "c/:community/places/grids/:grid": { ruled: ["name"] },
  "c/:community/places/units/new": { ruled: [...OWNERS, "ownerNames"] },
  "c/:community/places/units/:unit": { ruled: OWNERS },
  "c/:community/places/parties/:party": {
    ruled: [0, 1, 2].flatMap((at) => [`name${at}`, `idTail${at}`]),
  },
  "c/:community/places/parties/:party/split": { ruled: ["ownerNames"] },
  "c/:community/notices/:serial": { stored: { body: 2_000 }, ruled: ALTS },
  "c/:community/notices/:serial/comments/:comment": { stored: { body: 2_000 }, ruled: ALTS },
  "c/:community/notices/:serial/objections/new": { free: { text: 1_000 } },
  "c/:community/notices/:serial/objections/:objection": { free: { answer: 500 } },
};
