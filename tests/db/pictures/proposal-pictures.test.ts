import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { NOBODYS } from "#app/domain/comments/views.ts";
import { keepItem } from "#app/domain/moderation/judge-item.server.ts";
import { dropPictures } from "#app/domain/pictures/drop-pictures.server.ts";
import { pictureFile } from "#app/domain/pictures/queries.server.ts";
import { draftPage, editProposalPage, historyPage } from "#app/domain/proposals/author-queries.server.ts";
import { discardDraft } from "#app/domain/proposals/discard-draft.server.ts";
import { draftProposal } from "#app/domain/proposals/draft-proposal.server.ts";
import { editProposal } from "#app/domain/proposals/edit-proposal.server.ts";
import { proposalPage } from "#app/domain/proposals/queries.server.ts";
import { submitProposal } from "#app/domain/proposals/submit-proposal.server.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { heic, taken } from "../../support/photos.ts";
import { freshDatabase } from "../support/database.ts";
import { freshFiles } from "../support/files.ts";
import { type Hall, makeHall } from "../votes/hall.ts";

freshDatabase();
const kept = freshFiles();

let hall: Hall;
let photo: { name: string; bytes: Buffer };
let draftId: string;
beforeAll(async () => {
  hall = await makeHall("yangguang");
  photo = { name: "IMG_0001.JPG", bytes: await taken(600, 300) };
});

const content = { title: "楼道加装扶手", category: "eldercare" as const, body: "每层加装扶手，方便老人上下楼。" };
const form = () => ({ ...content, formKey: randomUUID(), picture1: photo, alt1: "一", picture2: photo, alt2: "二" });
const refused = (code: RefusalCode) => expect.objectContaining({ code });
const visitor = () => ({ ...hall.li, accountId: null, roles: new Set<never>() });
const altsOf = (pictures: { alt: string }[]) => pictures.map(({ alt }) => alt);

beforeEach(async () => {
  draftId = await draftProposal(hall.author, form());
});

describe("pictures that come with a proposal", () => {
  test("are for its author and the committee while it waits, and for everybody once it is out", async () => {
    const review = (mode: "everybody" | "off") => prisma.community.updateMany({ data: { review: mode } });
    await review("everybody");
    await submitProposal(hall.author, { draftId });
    await review("off");
    const id = (await draftPage(hall.author, draftId)).pictures[0]?.id ?? "";
    for (const actor of [hall.author, hall.chair]) {
      expect((await pictureFile(actor, id, "small")).lasting).toBe(false);
    }
    await expect(pictureFile(hall.li, id, "small")).rejects.toEqual(refused("not_found"));
    await keepItem(hall.chair, draftId, 1);
    expect((await pictureFile(visitor(), id, "small")).lasting).toBe(true);
  });

  test("are its author's alone while it is a draft, and everybody's once it is submitted", async () => {
    const { pictures } = await draftPage(hall.author, draftId);
    expect(altsOf(pictures)).toEqual(["一", "二"]);
    const id = pictures[0]?.id ?? "";
    expect((await pictureFile(hall.author, id, "small")).lasting).toBe(false);
    for (const actor of [visitor(), hall.li, hall.chair])
      await expect(pictureFile(actor, id, "small")).rejects.toEqual(refused("not_found"));
    const serial = await submitProposal(hall.author, { draftId });
    expect((await pictureFile(visitor(), id, "large")).lasting).toBe(true);
    const face = { isAuthor: false, endorsed: false, thread: NOBODYS };
    const { proposal } = await proposalPage(visitor(), face, serial, { sort: "best" });
    expect(proposal.pictures).toEqual(pictures);
  });

  test("are taken out and added when it is edited, and its history says how many there were", async () => {
    const serial = await submitProposal(hall.author, { draftId });
    const { pictures, room } = await editProposalPage(hall.author, { serial });
    expect(room).toBe(2);
    const more = { picture1: { name: "c.heic", bytes: heic }, alt1: "三", picture2: photo, alt2: "四" };
    await editProposal(hall.author, { serial }, { ...content, ...more, gone1: pictures[0]?.id, revision: 1 });
    const edited = await editProposalPage(hall.author, { serial });
    expect([...altsOf(edited.pictures)].sort()).toEqual(["三", "二", "四"].sort());
    await expect(pictureFile(hall.author, pictures[0]?.id ?? "", "small")).rejects.toEqual(refused("not_found"));
    const { revisions } = await historyPage(visitor(), serial);
    expect(revisions.map(({ pictureCount }) => pictureCount)).toEqual([3, 2]);
  });

  test("are four at most, and only its author's to change", async () => {
    const more = { picture1: photo, picture2: photo, picture3: photo };
    await expect(editProposal(hall.author, { draftId }, { ...content, ...more, revision: 1 })).rejects.toEqual(
      refused("too_many_pictures"),
    );
    const serial = await submitProposal(hall.author, { draftId });
    await expect(editProposal(hall.li, { serial }, { ...content, picture1: photo, revision: 1 })).rejects.toEqual(
      refused("author_only"),
    );
    expect((await editProposalPage(hall.author, { serial })).pictures).toHaveLength(2);
    const place = { communityId: "yangguang", accountId: hall.li.accountId, position: 3 };
    const size = { smallWidth: 1, smallHeight: 1, largeWidth: 1, largeHeight: 1 };
    const row = { ...place, ...size, id: randomUUID(), proposalId: draftId };
    await expect(prisma.picture.create({ data: row })).rejects.toThrow();
  });

  test("go with a draft that is thrown away, and with nothing else", async () => {
    const stays = await draftProposal(hall.author, form());
    const [id] = (await draftPage(hall.author, draftId)).pictures.map((picture) => picture.id);
    await discardDraft(hall.author, draftId);
    await dropPictures({});
    expect((await kept.list()).filter((name) => name.startsWith(id ?? "-"))).toEqual([]);
    expect((await draftPage(hall.author, stays)).pictures).toHaveLength(2);
  });

  test("come once when a form is sent twice", async () => {
    const sent = form();
    const ids = await Promise.all([draftProposal(hall.author, sent), draftProposal(hall.author, sent)]);
    expect(new Set(ids).size).toBe(1);
    expect((await draftPage(hall.author, ids[0])).pictures).toHaveLength(2);
  });
});
