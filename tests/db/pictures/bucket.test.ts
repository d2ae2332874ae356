import { afterAll, beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { removeComment } from "#app/domain/comments/remove-comment.server.ts";
import { dropPictures } from "#app/domain/pictures/drop-pictures.server.ts";
import { pictureFile } from "#app/domain/pictures/queries.server.ts";
import { commentOnProposal } from "#app/domain/proposals/comment-on-proposal.server.ts";
import { keepFilesIn, storageFor } from "#app/storage/files.server.ts";
import { openBucket } from "../../support/bucket.ts";
import { taken } from "../../support/photos.ts";
import { speech } from "../comments/speech.ts";
import { freshDatabase } from "../support/database.ts";
import { makeHall, makeProposal } from "../votes/hall.ts";

freshDatabase();

let bucket: Awaited<ReturnType<typeof openBucket>>;
beforeAll(async () => {
  bucket = await openBucket();
  keepFilesIn(storageFor(bucket.place, undefined));
});
afterAll(() => bucket.close());

test("a picture is kept in a bucket, shown from it, and gone from it with its comment", async () => {
  const hall = await makeHall("yangguang");
  const picture1 = { name: "IMG_1.jpg", bytes: await taken(600, 300) };
  const commentId = await commentOnProposal(hall.li, await makeProposal(hall), { ...speech(), picture1 });
  const { id } = await prisma.picture.findFirstOrThrow({ where: { commentId } });
  expect(await bucket.list()).toHaveLength(2);
  const { bytes } = await pictureFile(hall.wang, id, "large");
  expect(Buffer.from(bytes.subarray(0, 3)).toString("hex")).toBe("ffd8ff");
  await removeComment(hall.li, commentId);
  await dropPictures({});
  expect(await bucket.list()).toEqual([]);
});
