import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type pg from "pg";

import { hashOfRecoveryCode } from "#app/domain/factors/make-recovery-codes.server.ts";
import { revisionOf } from "#app/domain/places/revision.server.ts";
import { shanghaiMinute } from "#app/domain/shared/time.ts";
import { bringForward } from "../support/clock.ts";
import { insert, type Part } from "../support/community.ts";
import { CONTENT, placeIn, voteForm, type Way } from "../support/way.ts";
import { ACT_MAKERS } from "./acts.ts";
import { IMPORT_MAKERS } from "./imports.ts";
import { PAPER_MAKERS } from "./papers.ts";
import { PICTURE_MAKERS } from "./pictures.ts";
import { PLACE_MAKERS } from "./places.ts";

/** What the parameters of an address stand for, in the community of `way`. */
export type Made = {
  params: Record<string, string>;
  /** What a page wants to know besides, after the question mark. */
  query: string;
  /** Whose it is; nobody's when left out. */
  own?: Part;
  /** What of it is nobody else's business: no answer to somebody kept out holds any of it. */
  secrets: string[];
  /** What a form needs that names this very thing. */
  form: Record<string, string>;
};

/** What somebody claims who is not in the register. */
const CLAIM = { standing: "tenant", claimedName: "路人甲", formKey: "0190a000-0000-7000-8000-000000000002" };

export type Make = (way: Way, db: pg.Client) => Promise<Partial<Made>>;

const said = () => ({ stance: "support", body: "早就该装了。", parentId: "", formKey: randomUUID() });
const lastOf = (address: string) => address.split("/").at(-1) ?? "";
const inAnHour = () => shanghaiMinute(new Date(Date.now() + 3_600_000));
const cast = (way: Way, at: string) => way.send("li", `${at}/ballot`, { choice: "against", formKey: randomUUID() });
const seatOf = (at: string) => ({ serial: at.split("/")[2] ?? "", seat: lastOf(at) });

/** A thing of each kind that addresses are about, just as it has to be for the forms there to be taken. */
const MAKERS = {
  person: async (way) => {
    const { loginName, password } = way.person("zhao");
    return { own: "zhao", form: { name: loginName, password } };
  },
  leaving: async (way, db) => {
    const { accountId } = way.person("tenant");
    await db.query(`UPDATE "Account" SET "erasureDueAt" = now() + interval '1 day' WHERE "id" = $1`, [accountId]);
    return { own: "tenant" };
  },
  authenticator: async (way, db) => ({ own: "moderator", form: await authenticatorOf(way, db) }),
  nextAuthenticator: async (way, db) => ({ own: "moderator", form: await authenticatorOf(way, db, "nextSecret") }),
  recoveryCode: async (way, db) => {
    await authenticatorOf(way, db);
    const { accountId } = way.person("moderator");
    const recoveryCode = "k7m2-9xqp-h4wd";
    await insert(db, "RecoveryCode", [{ accountId, codeHash: hashOfRecoveryCode(accountId, recoveryCode) }]);
    return { own: "moderator", form: { recoveryCode } };
  },
  passkey: async (way, db) => {
    const { accountId } = way.person("moderator");
    const passkey = `passkey-${way.community.id}`;
    await insert(db, "Passkey", [
      { id: passkey, accountId, publicKey: "\\x00", counter: 0, transports: [], name: "只有我知道的钥匙" },
    ]);
    return { params: { passkey }, own: "moderator", secrets: ["只有我知道的钥匙"] };
  },
  subdistrict: async (way, db) => ({
    params: { subdistrict: await subdistrictOf(way, db) },
    form: { person: way.person("tenant").accountId, reason: "新到岗位" },
  }),
  subdistrictToName: async (way, db) => {
    const subdistrict = await subdistrictOf(way, db);
    const { rows } = await db.query(`SELECT "name" FROM "Subdistrict" WHERE "id" = $1`, [subdistrict]);
    const revision = revisionOf({ name: rows[0].name });
    return { params: { subdistrict }, form: { name: `新街道${way.community.id}`, revision } };
  },
  newCommunity: async (way, db) => ({
    params: { subdistrict: await subdistrictOf(way, db) },
    form: { word: `new-${randomUUID().slice(0, 8)}`, name: "新建的社区" },
  }),
  // Not the last of its subdistrict, where an official serves.
  movableCommunity: async (way, db) => {
    const [subdistrictId, id] = [await subdistrictOf(way, db), `also-${randomUUID().slice(0, 8)}`];
    await insert(db, "Community", [{ id, name: "留下的社区", subdistrictId, endorsementThreshold: 1 }]);
    return { form: { to: "new", newName: `街道${id}`, revision: "1" } };
  },
  newSubdistrict: async () => {
    const word = `new-${randomUUID().slice(0, 8)}`;
    return { form: { subdistrict: `街道${word}`, word, name: "新建的社区" } };
  },
  post: async (way, db) => {
    const [subdistrict, post] = [await subdistrictOf(way, db), randomUUID()];
    const accountId = way.person("tenant").accountId;
    await insert(db, "OfficialPost", [{ subdistrictId: subdistrict, id: post, accountId, reason: "新到岗位" }]);
    return { params: { subdistrict, post } };
  },
  tenant: async (way) => {
    const person = way.person("tenant").accountId;
    return { query: `?person=${person}`, form: { person, role: "gridWorker", reason: "照看一期的网格" } };
  },
  membership: async (way, db) => {
    const { rows } = await db.query(`SELECT "id" FROM "Membership" WHERE "communityId" = $1 AND "accountId" = $2`, [
      ...[way.community.id, way.person("tenant").accountId],
    ]);
    return { params: { membership: rows[0].id }, own: "tenant" };
  },
  home: async (way, db) => ({ form: { ...CLAIM, buildingId: await buildingOf(way, db), stairwell: "1", room: "302" } }),
  letter: async (way, db) => {
    const printed = await way.send("moderator", `/letters/${await buildingOf(way, db)}`);
    const code = /"letter-code">([-0-9A-Z]{14})</.exec(printed.text)?.[1] ?? "";
    return { params: { code }, form: CLAIM, secrets: [way.person("author").shownName] };
  },
  claim: async (way, db) => {
    const [claim, communityId] = [randomUUID(), way.community.id];
    const { rows } = await db.query(`SELECT "id" FROM "ExclusiveUnit" WHERE "communityId" = $1 AND "room" = '302'`, [
      communityId,
    ]);
    const accountId = way.person("tenant").accountId;
    const secrets = ["只写在申请里的姓名"];
    await insert(db, "Claim", [
      { communityId, id: claim, accountId, unitId: rows[0].id, ...CLAIM, claimedName: secrets[0], nameMatches: false },
    ]);
    await db.query(`INSERT INTO "ClaimProof" ("communityId", "claimId", "image") VALUES ($1, $2, $3)`, [
      ...[communityId, claim, Buffer.from([0xff, 0xd8, 0xff])],
    ]);
    return { params: { claim }, own: "tenant", secrets };
  },
  draft: async (way) => {
    const secrets = ["只有我知道的标题", "这份草稿里的话只有我自己知道。"];
    const [title = "", body = ""] = secrets;
    const at = placeIn(await way.send("author", "/proposals/new", { ...CONTENT, title, body, formKey: randomUUID() }));
    return { params: { draft: lastOf(at) }, own: "author", secrets };
  },
  submitted: async (way) => ({ params: { serial: await way.submitted() }, own: "author" }),
  returned: async (way) => {
    const serial = await way.submitted();
    placeIn(await way.send("chair", `/proposals/${serial}/review`, { verdict: "sendBack", reason: "请补充位置" }));
    return { params: { serial }, own: "author" };
  },
  mergeable: async (way) => {
    const [serial, into] = [await way.submitted(), await way.submitted()];
    return { params: { serial }, own: "author", form: { into, reason: "同一件事" } };
  },
  merged: async (way) => ({ params: { serial: await way.merged() }, own: "author" }),
  objectedMerger: async (way) => {
    const serial = await way.merged();
    placeIn(await way.send("author", `/proposals/${serial}/merger/objection`, { reason: MERGER_OBJECTED }));
    return { params: { serial }, own: "author", secrets: [MERGER_OBJECTED] };
  },
  listed: async (way) => ({ params: { serial: await way.listed() }, own: "author" }),
  deliberating: async (way) => ({
    params: { serial: await way.deliberating() },
    own: "author",
    form: voteForm({ closesAt: inAnHour() }),
  }),
  plan: async (way) => {
    const plan = await way.prepared();
    return { params: { plan }, own: "moderator", form: await way.approval(plan) };
  },
  track: async () => ({ params: { track: "deliberation" } }),
  comment: async (way) => commentBelow(way, "proposals", await way.submitted()),
  noticeComment: async (way, db) => commentBelow(way, "notices", await published(way, db)),
  words: async (way) => {
    await listedWord(way);
    return { secrets: [LISTED] };
  },
  word: async (way) => ({ params: { word: await listedWord(way) }, secrets: [LISTED] }),
  flagged: async (way) => ({ params: { item: await flagged(way) }, own: "li", secrets: [FLAGGED] }),
  hidden: async (way) => {
    const comment = await hidden(way);
    return { params: { comment, item: comment }, own: "li" };
  },
  hiddenProposal: async (way, db) => {
    const serial = await way.submitted();
    const [year, number] = serial.split("-").map(Number);
    placeIn(await way.send("wang", `/proposals/${serial}/flag`, { ground: "offTopic", note: "" }));
    const { rows } = await db.query(
      `SELECT "id" FROM "Proposal" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3`,
      [way.community.id, year, number],
    );
    const form = { ground: "offTopic", note: "与议题无关", revision: "1" };
    placeIn(await way.send("chair", `/moderation/${rows[0].id}`, form));
    return { params: { serial }, own: "author" };
  },
  refusedDraft: async (way) => {
    const form = { words: REVIEWED_FIRST, ground: "offTopic", strength: "hold" };
    placeIn(await way.send("moderator", "/moderation/words", form));
    const secrets = [`${REVIEWED_FIRST}的议题`];
    const [title = ""] = secrets;
    const at = placeIn(await way.send("author", "/proposals/new", { ...CONTENT, title, formKey: randomUUID() }));
    const draft = lastOf(at);
    placeIn(await way.send("author", `/drafts/${draft}/submission`));
    placeIn(await way.send("chair", `/moderation/${draft}`, { ground: "offTopic", note: "与议题无关", revision: "1" }));
    return { params: { draft }, own: "author", secrets };
  },
  ticked: async (way) => ({ form: { [`case-${await flagged(way)}`]: "1" }, secrets: [FLAGGED] }),
  judged: async (way, db) => {
    const { rows } = await db.query(`SELECT "judgedAt" FROM "ModerationCase" WHERE "commentId" = $1`, [
      await hidden(way),
    ]);
    return { own: "chair", form: { at: rows[0].judgedAt.toISOString() } };
  },
  appealed: async (way) => {
    const comment = await hidden(way);
    placeIn(await way.send("li", `/comments/${comment}/measure`, { appeal: APPEALED }));
    return { params: { item: comment }, own: "li", secrets: [APPEALED] };
  },
  sanction: async (way) => ({ params: { sanction: await sanctioned(way) }, own: "li", secrets: [WARNED] }),
  appealedSanction: async (way) => {
    const sanction = await sanctioned(way);
    placeIn(await way.send("li", `/sanctions/${sanction}`, { appeal: APPEALED }));
    return { params: { sanction }, own: "li", secrets: [WARNED, APPEALED] };
  },
  thread: async (way, db) => {
    const serial = await way.submitted();
    placeIn(await way.send("li", `/proposals/${serial}`, said()));
    const { rows } = await db.query(
      `SELECT "threadId" FROM "Proposal" WHERE "communityId" = $1 AND "year" = $2 AND "number" = $3`,
      [way.community.id, ...serial.split("-").map(Number)],
    );
    return { params: { thread: rows[0].threadId } };
  },
  seat: async (way) => ({ params: seatOf(await way.seat("li", await way.voting())), own: "li" }),
  castSeat: async (way) => {
    const at = await way.seat("li", await way.voting());
    placeIn(await cast(way, at));
    return { params: seatOf(at), own: "li" };
  },
  closedVote: async (way, db) => ({ params: { serial: await closedVote(way, db) }, own: "author" }),
  notice: async (way, db) => ({ params: { serial: await published(way, db) } }),
  objection: async (way, db) => {
    const serial = await published(way, db);
    const form = { text: OBJECTED, formKey: randomUUID() };
    const objection = lastOf(placeIn(await way.send("li", `/notices/${serial}/objections/new`, form)));
    return { params: { serial, objection }, own: "li", secrets: [OBJECTED] };
  },
  ...ACT_MAKERS,
  ...PAPER_MAKERS,
  ...PICTURE_MAKERS,
  ...PLACE_MAKERS,
  ...IMPORT_MAKERS,
} satisfies Record<string, Make>;

/** What a neighbour said, and the form to answer it. */
async function commentBelow(way: Way, room: "proposals" | "notices", serial: string) {
  const fields = said();
  const comment = placeIn(await way.send("li", `/${room}/${serial}`, fields)).split("#comment-")[1] ?? "";
  const form = { ...fields, parentId: comment, formKey: randomUUID() };
  return { params: { serial, comment }, own: "li" as const, form };
}

/** The outcome of a vote, published by the chair. */
async function published(way: Way, db: pg.Client) {
  const formKey = randomUUID();
  const form = { title: "加装扶手", body: "通过。", effectiveOn: "2030-01-01", noticeDays: "15", formKey };
  return lastOf(placeIn(await way.send("chair", `/votes/${await closedVote(way, db)}/outcome`, form)));
}

const MERGER_OBJECTED = "答复之前只给居委会看的不同意见";
const FLAGGED = "只告诉居委会的举报理由";
const APPEALED = "只写给居委会的申诉理由";

const REVIEWED_FIRST = "要先审核的词";
const LISTED = "只有居委会看得到的词";

/** A word on the committee's list. */
async function listedWord(way: Way): Promise<string> {
  const form = { words: LISTED, ground: "insult", strength: "note" };
  placeIn(await way.send("moderator", "/moderation/words", form));
  return /words\/([0-9a-f-]{36})\/removal/.exec((await way.page("moderator", "/moderation/words")).text)?.[1] ?? "";
}

/** A comment of one neighbour that another flagged. */
async function flagged(way: Way): Promise<string> {
  const serial = await way.submitted();
  const comment = placeIn(await way.send("li", `/proposals/${serial}`, said())).split("#comment-")[1] ?? "";
  placeIn(await way.send("wang", `/comments/${comment}/flag`, { ground: "insult", note: FLAGGED }));
  return comment;
}

async function hidden(way: Way): Promise<string> {
  const comment = await flagged(way);
  const form = { ground: "offTopic", note: "与议题无关", revision: "1" };
  placeIn(await way.send("chair", `/moderation/${comment}`, form));
  return comment;
}

const WARNED = "只写给本人的提醒";

/** A warning to a neighbour for a comment that was hidden. */
async function sanctioned(way: Way): Promise<string> {
  const form = { kind: "warning", days: "1", ground: "insult", note: WARNED };
  return lastOf(placeIn(await way.send("chair", `/moderation/${await hidden(way)}/sanction`, form)));
}

const OBJECTED = "答复之前只给居委会看的异议";

export type ObjectName = keyof typeof MAKERS;

export async function make(name: ObjectName | undefined, way: Way, db: pg.Client): Promise<Made> {
  const maker: Make = name ? MAKERS[name] : async () => ({});
  return { params: {}, query: "", secrets: [], form: {}, ...(await maker(way, db)) };
}

async function subdistrictOf(way: Way, db: pg.Client): Promise<string> {
  const { rows } = await db.query(`SELECT "subdistrictId" AS "id" FROM "Community" WHERE "id" = $1`, [
    way.community.id,
  ]);
  return rows[0].id;
}

/** An authenticator of the moderator's, and the code it shows now. */
async function authenticatorOf(way: Way, db: pg.Client, column: "secret" | "nextSecret" = "secret") {
  const secret = new Secret({ size: 20 });
  const confirmedAt = column === "secret" ? new Date() : null;
  await insert(db, "TotpFactor", [
    { accountId: way.person("moderator").accountId, [column]: `\\x${secret.hex}`, confirmedAt, lastStep: 0 },
  ]);
  return { code: new TOTP({ secret }).generate() };
}

async function buildingOf(way: Way, db: pg.Client): Promise<string> {
  const { rows } = await db.query(`SELECT "id" FROM "Building" WHERE "communityId" = $1`, [way.community.id]);
  return rows[0].id;
}

async function closedVote(way: Way, db: pg.Client): Promise<string> {
  const serial = await way.voting();
  placeIn(await cast(way, await way.seat("li", serial)));
  await bringForward(db, { communityId: way.community.id, serial }, "deadline");
  return serial;
}
