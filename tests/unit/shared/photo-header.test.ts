import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";

import { photoHeader } from "#app/domain/shared/photo-header.ts";

const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: "#a33" } });
const jpeg = await plain.clone().jpeg().toBuffer();
const png = await plain.clone().png().toBuffer();
const webp = await plain.clone().webp().toBuffer();
const lossless = await plain.clone().webp({ lossless: true }).toBuffer();
const withExif = await plain
  .clone()
  .withExif({ IFD0: { Copyright: "x" } })
  .webp()
  .toBuffer();
const progressive = await plain.clone().jpeg({ progressive: true }).toBuffer();
const interlaced = await plain.clone().png({ progressive: true }).toBuffer();
const gif = await plain.clone().gif().toBuffer();
const size = { width: 40, height: 30 };

describe("what a photo says of itself", () => {
  test.each([
    ["a JPEG", jpeg, { format: "jpeg", ...size, held: false }],
    ["a progressive JPEG", progressive, { format: "jpeg", held: true }],
    ["a PNG", png, { format: "png", ...size, held: false }],
    ["an interlaced PNG", interlaced, { format: "png", held: true }],
    ["a WebP", webp, { format: "webp", ...size, held: true }],
    ["a lossless WebP", lossless, { format: "webp", ...size }],
    ["a WebP with notes", withExif, { format: "webp", ...size }],
  ])("%s", (_, file, header) => {
    expect(photoHeader(file)).toMatchObject(header);
  });

  test("64k × 64k, without anything being decoded", () => {
    const bomb = Buffer.from(jpeg);
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt32BE(0xffffffff, frame + 5);
    expect(photoHeader(bomb)).toMatchObject({ width: 65_535, height: 65_535 });
  });
});

const behind = (photo: Buffer, tail: string) => Buffer.concat([photo, Buffer.from(tail, "latin1")]);

describe("behind a JPEG", () => {
  test.each([
    ["zeros", "\0\0\0"],
    ["the film of a moving photo", "\0\0\0\x18ftypmp42"],
    ["a second JPEG", jpeg.toString("latin1")],
    ["its maker's notes", "\0\0\x01\x0aImage_UTC_DataSEFT"],
  ])("%s may stand", (_, tail) => {
    expect(photoHeader(behind(jpeg, tail))).toMatchObject(size);
  });

  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["a PDF", "%PDF-1.7"],
    ["an archive", "PK\x03\x04 PK\x05\x06"],
    ["an archive behind a film", "\0\0\0\x18ftypmp42 PK\x03\x04 PK\x05\x06"],
  ])("%s makes it no photo", (_, tail) => {
    expect(photoHeader(behind(jpeg, tail))).toBeNull();
  });
});

describe("no photo", () => {
  test.each([
    ["a PNG with something behind it", behind(png, "PK\x03\x04")],
    ["a WebP with something behind it", behind(webp, "<html>")],
    ["a page in a JPEG's comment", Buffer.concat([jpeg.subarray(0, 2), comment("<html>"), jpeg.subarray(2)])],
    ["a JPEG of no height", flat(jpeg)],
    ["a GIF", gif],
  ])("%s", (_, file) => {
    expect(photoHeader(file)).toBeNull();
  });

  test("is a photo of which something is missing", () => {
    const whole = fc.constantFrom(jpeg, png, webp, lossless);
    fc.assert(
      fc.property(whole, fc.double({ min: 0, max: 0.999, noNaN: true }), (photo, part) => {
        expect(photoHeader(photo.subarray(0, Math.floor(photo.length * part)))).toBeNull();
      }),
    );
  });

  test("whatever comes, it is read to the end", () => {
    const heads = fc.constantFrom(Buffer.of(), jpeg.subarray(0, 60), png.subarray(0, 40), webp.subarray(0, 20));
    fc.assert(
      fc.property(heads, fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        expect(() => photoHeader(Buffer.concat([head, rest]))).not.toThrow();
      }),
    );
  });
});

function comment(text: string) {
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), Buffer.from(text)]);
}

function flat(photo: Buffer) {
  const changed = Buffer.from(photo);
  changed.writeUInt16BE(0, changed.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  return changed;
}
