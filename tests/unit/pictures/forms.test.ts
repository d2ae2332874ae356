import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

import { MOST_FORM_BYTES, MOST_PICTURE_BYTES, pictureFields, picturesIn } from "#app/domain/pictures/forms.ts";
import { uploadLimit } from "#app/http/uploads.ts";
import { grownHeic, taken } from "../../support/photos.ts";

const Form = z.object(pictureFields);
const faultsOf = (form: object) =>
  Object.fromEntries(Form.safeParse(form).error?.issues.map(({ path, message }) => [path[0], message]) ?? []);
const file = (bytes: Uint8Array) => ({ name: "IMG_1.jpg", bytes });

let photo: Buffer;
beforeAll(async () => {
  photo = await taken(40, 30);
});

describe("pictures in a form", () => {
  test("are those that were chosen, in their order, with what they show", () => {
    const sent = { picture2: file(photo), alt2: " 台阶 ", picture4: file(photo), alt1: "没有图" };
    const pictures = picturesIn(Form.parse(sent));
    expect(pictures.map(({ alt }) => alt)).toEqual(["台阶", ""]);
    expect(picturesIn(Form.parse({}))).toEqual([]);
  });

  test("are judged one by one, before anything is decoded", () => {
    const polyglot = Buffer.concat([photo, Buffer.from("<script>alert(1)</script>")]);
    const vast = Buffer.from(photo);
    vast.writeUInt32BE(0xffffffff, vast.indexOf(Buffer.from([0xff, 0xc0])) + 5);
    expect(faultsOf({ picture1: file(photo), picture2: file(polyglot), picture3: file(vast) })).toEqual({
      ...{ picture2: "not_a_photo", picture3: "not_a_photo" },
    });
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
    expect(faultsOf({ picture1: file(svg), picture4: file(grownHeic(65_535, 65_535)) })).toEqual({
      ...{ picture1: "not_a_photo", picture4: "photo_heic" },
    });
  });

  test("are no larger than is said, and no text", () => {
    expect(Object.keys(faultsOf({ picture1: file(Buffer.alloc(MOST_PICTURE_BYTES + 1)) }))).toEqual(["picture1"]);
    expect(Object.keys(faultsOf({ picture1: "IMG_1.jpg" }))).toEqual(["picture1"]);
    expect(Object.keys(faultsOf({ alt1: "长".repeat(121) }))).toEqual(["alt1"]);
  });
});

test.each([
  ["/c/yangguang/proposals/new", MOST_FORM_BYTES],
  ["/c/yangguang/proposals/2026-0031", MOST_FORM_BYTES],
  ["/c/yangguang/proposals/2026-0031/edit", MOST_FORM_BYTES],
  ["/c/yangguang/proposals/2026-0031/comments/0190a000-0000-7000-8000-000000000002", MOST_FORM_BYTES],
  ["/c/yangguang/drafts/0190a000-0000-7000-8000-000000000002/edit", MOST_FORM_BYTES],
  ["/c/yangguang/notices/2026-0007", MOST_FORM_BYTES],
  ["/c/yangguang/notices/2026-0007/comments/0190a000-0000-7000-8000-000000000002", MOST_FORM_BYTES],
  ["/c/yangguang/notices/2026-0007/objections/new", null],
  ["/c/yangguang/proposals", null],
  ["/c/yangguang/proposals/2026-0031/review", null],
  ["/c/yangguang/comments/0190a000-0000-7000-8000-000000000002/edit", null],
])("%s takes that much", (path, most) => {
  expect(uploadLimit(path)).toBe(most);
});
