import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { editComment } from "#app/domain/comments/edit-comment.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import { addWords } from "#app/domain/signals/keep-words.server.ts";
import { signalsOf } from "#app/domain/signals/queries.server.ts";
import { taken } from "../../support/photos.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { freshFiles } from "../support/files.ts";
import { type Hall, makeHall } from "../votes/hall.ts";

freshDatabase();
freshFiles();

let hall: Hall;
let photo: { name: string; bytes: Buffer };
let serial: string;
const content = { title: "楼道加装扶手", category: "eldercare" as const, body: "每层加装扶手，方便老人上下楼。" };
const draft = (more: object = {}) => draftProposal(hall.author, { ...content, formKey: randomUUID(), ...more });

beforeAll(async () => {
  hall = await makeHall("yangguang");
  photo = { name: "IMG_0001.JPG", bytes: await taken(600, 300) };
  await addWords(hall.chair, { words: ["代开发票"], ground: "advertising", strength: "note" });
  serial = await submitProposal(hall.author, { draftId: await draft() });
});

const OFFERED = "代 开 发 票，电话见图";
const wordsIn = async (id: string) =>
  ((await signalsOf("yangguang", [id])).get(id) ?? []).flatMap((signal) =>
    signal.kind === "words" ? signal.hits : [],
  );
const pictureOf = async (of: object, alt: string) =>
  (await prisma.picture.findFirstOrThrow({ where: { ...of, alt } })).id;

test("what is said about a comment's pictures is looked at like the rest, until they go", async () => {
  const said = { ...speech("请看图。"), picture1: photo, alt1: "坏了的路灯" };
  const id = await commentOnProposal(hall.li, serial, said);
  expect(await wordsIn(id)).toEqual([]);
  await editComment(hall.li, id, { body: "请看图。", revision: 1, picture1: photo, alt1: OFFERED });
  expect(await wordsIn(id)).toHaveLength(1);
  await editComment(hall.li, id, { body: "请看这张图。", revision: 2 });
  expect(await wordsIn(id)).toHaveLength(1);
  const gone = await pictureOf({ commentId: id }, OFFERED);
  await editComment(hall.li, id, { body: "请看这张图。", revision: 3, gone1: gone });
  expect(await wordsIn(id)).toEqual([]);
  const offered = { ...speech("再看一张。"), picture1: photo, alt1: OFFERED };
  expect(await wordsIn(await commentOnProposal(hall.li, serial, offered))).toHaveLength(1);
});

test("and so is what is said about a proposal's", async () => {
  const id = await draft({ picture1: photo, alt1: OFFERED });
  const own = await submitProposal(hall.author, { draftId: id });
  expect(await wordsIn(id)).toHaveLength(1);
  const gone = await pictureOf({ proposalId: id }, OFFERED);
  await editProposal(hall.author, { serial: own }, { ...content, revision: 1, gone1: gone });
  expect(await wordsIn(id)).toEqual([]);
});
