import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { commentHistory, editPage } from "#app/domain/comments/comment-queries.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { flagItem } from "#app/domain/moderation/flag-item.server.ts";
import { hideFlagged, keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { casePage, flagPage, ownMeasurePage } from "#app/domain/moderation/queries.server.ts";
import { undoJudgment } from "#app/domain/moderation/undo-judgment.server.ts";
import { dropPictures } from "#app/domain/pictures/drop-pictures.server.ts";
import { keepPictures } from "#app/domain/pictures/keep-pictures.server.ts";
import { pictureFile } from "#app/domain/pictures/queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { proposalFace } from "#app/domain/proposals/queries.server.ts";
import { LIMITS } from "#app/domain/sanctions/levels.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { files, keepFilesIn } from "#app/storage/files.server.ts";
import { StorageAway } from "#app/storage/storage.ts";
import { heic, taken } from "../../support/photos.ts";
import { speech, threadOn } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { freshFiles } from "../support/files.ts";
import { type Hall, makeHall, makePerson, makeProposal, type SignedIn } from "../votes/hall.ts";

freshDatabase();
const kept = freshFiles();

let hall: Hall;
let other: Hall;
let supervisor: SignedIn;
let serial: string;
let photo: { name: string; bytes: Buffer };
beforeAll(async () => {
  hall = await makeHall("yangguang");
  other = await makeHall("heping");
  supervisor = await makePerson("yangguang", "supervisor");
  photo = { name: "IMG_0001.JPG", bytes: await taken(600, 300) };
});
beforeEach(async () => {
  serial = await makeProposal(hall);
});

const refused = (code: RefusalCode) => expect.objectContaining({ code });
const say = (actor: SignedIn, more: Partial<Parameters<typeof commentOnProposal>[2]> = {}) =>
  commentOnProposal(actor, serial, { ...speech("请看台阶"), ...more });
const shown = async (id: string) => {
  const { conversations } = await threadOn(hall.wang, serial);
  return conversations.find((comment) => comment.id === id)?.pictures ?? [];
};
const visitor = () => ({ ...hall.li, accountId: null, roles: new Set<never>() });
const loose = () => prisma.picture.count({ where: { commentId: null } });
const idOf = async (commentId: string) => (await prisma.picture.findFirstOrThrow({ where: { commentId } })).id;

describe("pictures that come with a comment", () => {
  test("are shown with it, in their order, with a size and a word for each", async () => {
    const id = await say(hall.li, {
      ...{ picture1: photo, alt1: "裂了的台阶", picture3: { name: "b.heic", bytes: heic }, alt3: "", alt4: "没有图" },
    });
    expect(await shown(id)).toEqual([
      {
        ...{ id: expect.any(String), alt: "裂了的台阶" },
        ...{ small: { width: 240, height: 480 }, large: { width: 300, height: 600 } },
      },
      {
        ...{ id: expect.any(String), alt: "" },
        ...{ small: { width: 96, height: 64 }, large: { width: 96, height: 64 } },
      },
    ]);
  });

  test("are files of two sizes, upright and without what else they said", async () => {
    expect(photo.bytes.toString("latin1")).toContain("secret");
    const picture = await idOf(await say(hall.li, { picture1: photo, alt1: "" }));
    for (const [size, height] of [
      ["small", 480],
      ["large", 600],
    ] as const) {
      const { bytes, lasting } = await pictureFile(visitor(), picture, size);
      const { format, exif, xmp, icc, iptc, ...drawn } = await sharp(bytes).metadata();
      expect({ format, exif, xmp, icc, iptc, lasting }).toEqual({ format: "jpeg", lasting: true });
      expect([drawn.height, drawn.orientation]).toEqual([height, undefined]);
      expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/secret|GPS|Exif/);
    }
  });

  test("are found under their two sizes in their own community, and nowhere else", async () => {
    const picture = await idOf(await say(hall.li, { picture1: photo }));
    for (const [actor, id, size] of [
      [other.li, picture, "small"],
      [hall.li, randomUUID(), "small"],
      [hall.li, picture, "medium"],
      [hall.li, picture, "constructor"],
      [hall.li, "nonsense", "small"],
    ] as const) {
      await expect(pictureFile(actor, id, size)).rejects.toEqual(refused("not_found"));
    }
  });

  test("come once when a form is sent twice; the others belong to nothing", async () => {
    await dropPictures({});
    const form = { ...speech("请看"), picture1: photo };
    const ids = await Promise.all([1, 2].map(() => commentOnProposal(hall.li, serial, form)));
    expect(new Set(ids).size).toBe(1);
    expect(await prisma.picture.count({ where: { commentId: ids[0] ?? "" } })).toBe(1);
    expect(await loose()).toBe(1);
  });

  test("are refused by what they are: then nothing is said, and nothing kept", async () => {
    const before = await prisma.comment.count();
    const page = { name: "a.jpg", bytes: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") };
    await expect(say(hall.li, { picture1: page })).rejects.toEqual(refused("not_a_photo"));
    const stranger = { ...hall.li, roles: new Set<never>() };
    await expect(say(stranger, { picture1: photo })).rejects.toEqual(refused("members_only"));
    expect(await prisma.comment.count()).toBe(before);
  });
});

describe("who sees a picture", () => {
  let picture: string;
  let id: string;
  beforeEach(async () => {
    id = await say(hall.li, { picture1: photo });
    picture = await idOf(id);
  });
  const hide = async () => {
    await flagItem(hall.wang, id, { ground: "personalData", note: "" });
    await hideFlagged(hall.chair, id, { ground: "personalData", note: "拍到了门牌", revision: 1 });
  };

  test("nobody any more once it is hidden, but its author and those who judge; all again when that is undone", async () => {
    await hide();
    expect(await shown(id)).toEqual([]);
    expect((await flagPage(hall.wang, id)).item.pictures).toEqual([]);
    for (const actor of [visitor(), hall.wang, hall.tenant])
      await expect(pictureFile(actor, picture, "small")).rejects.toEqual(refused("not_found"));
    for (const actor of [hall.li, hall.chair, hall.colleague, supervisor])
      expect((await pictureFile(actor, picture, "small")).lasting).toBe(false);
    expect((await casePage(hall.chair, id)).item.pictures).toHaveLength(1);
    expect((await ownMeasurePage(hall.li, id)).item.pictures).toHaveLength(1);
    await undoJudgment(hall.chair, id);
    expect((await pictureFile(visitor(), picture, "small")).lasting).toBe(true);
    expect(await shown(id)).toHaveLength(1);
  });

  test("its author and those who judge, as long as it waits to come out; all then", async () => {
    await prisma.community.update({ where: { id: "yangguang" }, data: { review: "everybody" } });
    onTestFinished(async () => {
      await prisma.community.update({ where: { id: "yangguang" }, data: { review: "off" } });
    });
    id = await say(hall.li, { picture1: photo });
    picture = await idOf(id);
    for (const actor of [visitor(), hall.wang])
      await expect(pictureFile(actor, picture, "small")).rejects.toEqual(refused("not_found"));
    for (const actor of [hall.li, hall.chair, supervisor])
      expect((await pictureFile(actor, picture, "small")).lasting).toBe(false);
    expect((await proposalFace(hall.li, serial)).thread.held[0]?.pictures).toMatchObject([{ id: picture }]);
    await keepItem(hall.chair, id, 1);
    expect((await pictureFile(visitor(), picture, "small")).lasting).toBe(true);
    expect(await shown(id)).toHaveLength(1);
  });

  test("nobody at all once its author took it back, and its files go", async () => {
    await removeComment(hall.li, id);
    for (const actor of [visitor(), hall.li, hall.chair])
      await expect(pictureFile(actor, picture, "small")).rejects.toEqual(refused("not_found"));
    expect(await shown(id)).toEqual([]);
    const [waiting] = await prisma.$queryRaw<{ jobs: number }[]>`
      SELECT count(*)::int AS "jobs" FROM pgboss.job WHERE "name" = 'pictures.drop' AND "start_after" <= now()`;
    expect(waiting?.jobs).toBeGreaterThan(0);
    await dropPictures({});
    expect((await kept.list()).filter((name) => name.startsWith(picture))).toEqual([]);
    expect(await prisma.picture.count({ where: { id: picture } })).toBe(0);
  });
});

describe("taking a picture out of what one said", () => {
  let id: string;
  let ids: string[];
  beforeEach(async () => {
    id = await say(hall.li, { picture1: photo, alt1: "一", picture2: photo, alt2: "二", picture3: photo, alt3: "三" });
    ids = (await shown(id)).map((picture) => picture.id);
  });
  const edit = (actor: SignedIn, gone: (string | undefined)[], body = "请看台阶", revision = 1) =>
    editComment(actor, id, { body, revision, gone1: gone[0], gone2: gone[1] });

  test("leaves the others in their order, and the history says that they were there", async () => {
    await edit(hall.li, [ids[0], ids[1]]);
    await edit(hall.li, [ids[0], ids[1]]);
    expect((await shown(id)).map(({ alt }) => alt)).toEqual(["三"]);
    await expect(pictureFile(hall.li, ids[0] ?? "", "small")).rejects.toEqual(refused("not_found"));
    await edit(hall.li, [], "请看台阶和扶手", 2);
    const { changes } = await commentHistory(visitor(), id);
    expect(changes.map(({ revision, picturesGone }) => [revision, picturesGone])).toEqual([
      [3, 0],
      [2, 2],
    ]);
    await dropPictures({});
    expect((await kept.list()).filter((name) => ids.some((one) => name.startsWith(one)))).toHaveLength(2);
  });

  test("is for its author alone, of this very comment, and from the form that shows what is there", async () => {
    await expect(edit(hall.wang, [ids[0]])).rejects.toEqual(refused("comment_author_only"));
    const elsewhere = await idOf(await say(hall.li, { picture1: photo }));
    await edit(hall.li, [elsewhere]);
    expect((await pictureFile(visitor(), elsewhere, "small")).lasting).toBe(true);
    await edit(hall.li, [ids[0]]);
    await expect(edit(hall.li, [ids[1]])).rejects.toEqual(refused("stale_form"));
    expect(await shown(id)).toHaveLength(2);
  });
});

describe("adding pictures to what one said", () => {
  let id: string;
  beforeEach(async () => {
    id = await say(hall.li, { picture1: photo, alt1: "一", picture2: photo, alt2: "二", picture3: photo, alt3: "三" });
  });
  type More = Omit<Parameters<typeof editComment>[2], "body" | "revision">;
  const edit = (more: More, revision = 1, actor: SignedIn = hall.li) =>
    editComment(actor, id, { body: "请看台阶", revision, ...more });
  const alts = async () => (await shown(id)).map(({ alt }) => alt);
  const changes = async () =>
    (await commentHistory(visitor(), id)).changes.map(({ picturesGone, picturesAdded }) => [
      picturesGone,
      picturesAdded,
    ]);

  test("fills the places that are free, those that are made free among them, and the history says what came and went", async () => {
    expect((await editPage(hall.li, id)).room).toBe(1);
    await edit({ picture1: photo, alt1: "四" });
    expect(await alts()).toEqual(["一", "二", "三", "四"]);
    const gone1 = (await shown(id))[1]?.id;
    await edit({ gone1, picture1: photo, alt1: "换掉二" }, 2);
    expect(await alts()).toEqual(["一", "换掉二", "三", "四"]);
    expect((await pictureFile(visitor(), (await shown(id))[1]?.id ?? "", "small")).lasting).toBe(true);
    expect(await changes()).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect((await editPage(hall.li, id)).room).toBe(0);
  });

  test("takes four in all, from the form that shows what is there, and from its author", async () => {
    const two = { picture1: photo, picture2: photo };
    await expect(edit(two)).rejects.toEqual(refused("too_many_pictures"));
    await expect(edit({ picture1: photo }, 1, hall.wang)).rejects.toEqual(refused("comment_author_only"));
    await edit({ picture1: photo });
    await expect(edit({ picture1: photo })).rejects.toEqual(refused("stale_form"));
    expect(await alts()).toHaveLength(4);
    const { pictureCount } = await prisma.comment.findFirstOrThrow({ where: { id } });
    expect(pictureCount).toBe(4);
    await expect(prisma.commentRevision.updateMany({ data: { picturesTaken: 9 } })).rejects.toThrow(/constraint/);
  });

  test("waits with the words where everybody waits, and is nobody else's until then", async () => {
    const review = (mode: "everybody" | "off") => prisma.community.updateMany({ data: { review: mode } });
    await review("everybody");
    await edit({ picture1: photo, alt1: "四" });
    await edit({ picture1: photo, alt1: "五", gone1: await idOf(id) }, 2);
    await review("off");
    expect(await shown(id)).toEqual([]);
    const last = await prisma.picture.findFirstOrThrow({ where: { commentId: id, alt: "五" } });
    await expect(pictureFile(hall.wang, last.id, "small")).rejects.toEqual(refused("not_found"));
    const { revision } = await prisma.moderationCase.findFirstOrThrow({ where: { itemId: id } });
    await keepItem(hall.chair, id, revision);
    expect(await alts()).toHaveLength(4);
    expect(await changes()).toEqual([[0, 1]]);
  });
});

describe("what belongs to nothing", () => {
  const anHourAgo = (id: string) =>
    prisma.$executeRaw`UPDATE "Picture" SET "drawnAt" = now() - interval '61 minutes' WHERE "id" = ${id}::uuid`;

  test("is swept after an hour, file and all, and nothing else", async () => {
    const given = await idOf(await say(hall.li, { picture1: photo }));
    const [old, young] = await keepPictures(hall.li, [
      { file: photo, alt: "" },
      { file: photo, alt: "" },
    ]);
    if (!old || !young) throw new Error("two were kept");
    await anHourAgo(old.id);
    await Promise.all([dropPictures({}), dropPictures({})]);
    const names = (await kept.list()).map((name) => name.slice(0, 36));
    expect(names).toContain(given);
    expect(names).toContain(young.id);
    expect(names).not.toContain(old.id);
    expect(await prisma.picture.count({ where: { id: { in: [given, old.id, young.id] } } })).toBe(2);
  });

  test("is swept also where its files were never written, or only one of them", async () => {
    const [half] = await keepPictures(hall.li, [{ file: photo, alt: "" }]);
    const id = half?.id ?? "";
    await files.delete(`pictures/${id.slice(-2)}/${id}-large.jpg`);
    await anHourAgo(id);
    await dropPictures({});
    expect((await kept.list()).filter((name) => name.startsWith(id))).toEqual([]);
    expect(await prisma.picture.count({ where: { id } })).toBe(0);
  });

  test("waits while the storage is away, and is swept when it is back", async () => {
    const id = await idOf(await say(hall.li, { picture1: photo }));
    await prisma.$transaction(async (tx) => {
      await tx.picture.updateMany({ where: { id }, data: { commentId: null, position: null, accountId: null } });
    });
    const back = whileAway();
    await expect(dropPictures({})).rejects.toThrow(StorageAway);
    expect(await prisma.picture.count({ where: { id } })).toBe(1);
    back();
    await dropPictures({});
    expect(await prisma.picture.count({ where: { id } })).toBe(0);
  });
});

test("while the storage is away, pictures are refused in words and words are taken", async () => {
  const picture = await idOf(await say(hall.li, { picture1: photo }));
  const back = whileAway();
  await expect(say(hall.li, { picture1: photo })).rejects.toEqual(refused("storage_away"));
  await expect(pictureFile(visitor(), picture, "small")).rejects.toEqual(refused("storage_away"));
  await expect(say(hall.li)).resolves.toEqual(expect.any(String));
  back();
  expect((await pictureFile(visitor(), picture, "small")).bytes.length).toBeGreaterThan(0);
});

test("a person sends so many pictures an hour, in each community", async () => {
  const eager = await makePerson("yangguang", "resident");
  const row = { smallWidth: 1, smallHeight: 1, largeWidth: 1, largeHeight: 1 };
  await prisma.picture.createMany({
    data: Array.from({ length: LIMITS.neighbour.picturesAnHour - 1 }, () => ({
      ...{ communityId: "yangguang", id: randomUUID(), accountId: eager.accountId, ...row },
    })),
  });
  await expect(say(eager, { picture1: photo, picture2: photo })).rejects.toEqual(refused("pictures_enough"));
  await expect(say(eager, { picture1: photo })).resolves.toEqual(expect.any(String));
  await expect(say(eager, { picture1: photo })).rejects.toEqual(refused("pictures_enough"));
});

describe("the database", () => {
  const size = { smallWidth: 2, smallHeight: 2, largeWidth: 4, largeHeight: 4 };
  const row = () => ({ communityId: "yangguang", id: randomUUID(), accountId: hall.li.accountId, ...size });

  test("lets a picture belong to what its own author said, and to one place of four", async () => {
    const commentId = await say(hall.li);
    const create = (data: object) => prisma.picture.create({ data: { ...row(), ...data } });
    await expect(create({ commentId, position: 0, accountId: hall.wang.accountId })).rejects.toThrow();
    await expect(create({ commentId, position: 4 })).rejects.toThrow();
    await expect(create({ commentId })).rejects.toThrow();
    await expect(create({ smallWidth: 0 })).rejects.toThrow();
    await expect(create({ smallWidth: 9 })).rejects.toThrow();
    const { id } = await create({ commentId, position: 3 });
    await expect(create({ commentId, position: 3 })).rejects.toThrow();
    const at = { where: { communityId_id: { communityId: "yangguang", id } } };
    const elsewhere = await say(hall.li);
    await expect(prisma.picture.update({ ...at, data: { commentId: elsewhere } })).rejects.toThrow();
    await expect(prisma.picture.update({ ...at, data: { alt: "别的" } })).rejects.toThrow();
    const nobodys = { commentId: null, position: null, accountId: null };
    await prisma.picture.update({ ...at, data: nobodys });
    await expect(prisma.picture.update({ ...at, data: { accountId: hall.li.accountId } })).rejects.toThrow();
  });

  test("gives none to what was taken back", async () => {
    const commentId = await say(hall.li);
    await removeComment(hall.li, commentId);
    await expect(prisma.picture.create({ data: { ...row(), commentId, position: 0 } })).rejects.toThrow();
  });
});

/** Until the function it returns is called. */
function whileAway() {
  const away = () => Promise.reject(new StorageAway("away"));
  keepFilesIn({ put: away, get: away, delete: away });
  onTestFinished(kept.open);
  return kept.open;
}
