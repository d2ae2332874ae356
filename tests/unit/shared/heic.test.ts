import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";

import { decodeHeic } from "#app/domain/shared/decode-heic.server.ts";
import { drawPhoto } from "#app/domain/shared/draw-photo.server.ts";
import { photoHeader } from "#app/domain/shared/photo-header.ts";
import { grownHeic, heic, vastHeic } from "../../support/photos.ts";

const refused = (code: string) => expect.objectContaining({ code });
const text = (value: string) => Buffer.from(value, "latin1");
/** The box that a file of boxes begins with. */
const brands = (main: string, ...others: string[]) =>
  text(`\0\0\0${String.fromCharCode(16 + others.length * 4)}ftyp${main}\0\0\0\0${others.join("")}`);
const rest = heic.subarray(heic.readUInt32BE(0));

describe("what a HEIC says of itself", () => {
  test("its size, and that a decoder has to hold it", () => {
    expect(photoHeader(heic)).toEqual({ format: "heic", width: 96, height: 64, held: true });
  });

  test("64k × 64k, without anything being decoded", async () => {
    expect(photoHeader(grownHeic(65_535, 65_535))).toMatchObject({ width: 65_535, height: 65_535 });
    await expect(drawPhoto(grownHeic(65_535, 65_535), [480])).rejects.toEqual(refused("photo_heic"));
  });

  test.each([
    ["a general brand with its own beside it", brands("mif1", "mif1", "heic"), true],
    ["a general brand alone", brands("mif1", "mif1", "miaf"), false],
    ["an AVIF", brands("avif", "mif1", "miaf"), false],
    ["a film", brands("isom", "heic"), false],
    ["several pictures that move", brands("hevc", "msf1", "heic"), false],
  ])("%s", (_, first, isPhoto) => {
    expect(photoHeader(Buffer.concat([first, rest])) !== null).toBe(isPhoto);
  });

  test.each([
    ["a page", text("<html><script>")],
    ["an archive", text("\0\0\0\x10freePK\x05\x06\0\0\0\0")],
    ["half a box", text("\0\0\0\x10free")],
    ["bytes that are no box", Buffer.alloc(9, 1)],
  ])("with %s behind it is no photo", (_, tail) => {
    expect(photoHeader(Buffer.concat([heic, tail]))).toBeNull();
  });

  test("a part of it is no photo, wherever it stops", () => {
    const lengths = Array.from({ length: heic.length }, (_, length) => length);
    expect(lengths.filter((length) => photoHeader(heic.subarray(0, length)) !== null)).toEqual([]);
  });

  test("whatever comes, it is read to the end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: heic.length - 1 }), fc.uint8Array({ maxLength: 60 }), (at, noise) => {
        const changed = Buffer.from(heic);
        changed.set(noise.subarray(0, heic.length - at), at);
        expect(() => photoHeader(changed)).not.toThrow();
      }),
    );
  });
});

describe("a HEIC is drawn anew", () => {
  test("as it was, without where and by whom it was taken", async () => {
    expect(heic.includes("secret")).toBe(true);
    const [drawn] = await drawPhoto(heic, [1_600]);
    expect(drawn).toMatchObject({ width: 96, height: 64 });
    const bytes = drawn?.bytes ?? Buffer.of();
    const { format, exif, xmp, icc } = await sharp(bytes).metadata();
    expect([format, exif, xmp, icc]).toEqual(["jpeg", undefined, undefined, undefined]);
    const pixels = await sharp(bytes).raw().toBuffer();
    const at = (x: number, y: number) => [...pixels.subarray((y * 96 + x) * 3, (y * 96 + x) * 3 + 3)];
    expect(at(20, 30).map((value) => value > 100)).toEqual([true, false, false]);
    expect(at(75, 30).map((value) => value > 100)).toEqual([false, false, true]);
  });

  test("upright, as its box says and not its notes", async () => {
    const [drawn] = await drawPhoto(turned(), [1_600]);
    expect(drawn).toMatchObject({ width: 64, height: 96 });
    const pixels = await sharp(drawn?.bytes ?? Buffer.of())
      .raw()
      .toBuffer();
    const at = (x: number, y: number) => [...pixels.subarray((y * 64 + x) * 3, (y * 64 + x) * 3 + 3)];
    expect(at(30, 15).map((value) => value > 100)).toEqual([false, false, true]);
    expect(at(30, 80).map((value) => value > 100)).toEqual([true, false, false]);
  });

  test("smaller by whole pixels, and never below what is asked for", async () => {
    const photo = { bytes: heic, width: 96, height: 64 };
    expect(await decodeHeic({ ...photo, side: 40 })).toMatchObject({ width: 48, height: 32 });
    expect(await decodeHeic({ ...photo, side: 33 })).toMatchObject({ width: 48, height: 32 });
    const [small, large] = await drawPhoto(heic, [30, 96]);
    expect([small, large]).toMatchObject([
      { width: 30, height: 20 },
      { width: 96, height: 64 },
    ]);
  });

  test.each([
    ["is larger than its header said", { bytes: heic, width: 64, height: 64, side: 96 }],
    ["is broken in its middle", { bytes: broken(), width: 96, height: 64, side: 96 }],
    ["is nothing", { bytes: Buffer.alloc(40), width: 96, height: 64, side: 96 }],
  ])("but not one that %s", async (_, photo) => {
    await expect(decodeHeic(photo)).rejects.toThrow();
  });

  test("nor one that takes more memory than it may, whatever its header said", async () => {
    await expect(decodeHeic({ bytes: vastHeic, width: 6_400, height: 5_000, side: 1_600 })).rejects.toThrow();
    await expect(drawPhoto(vastHeic, [1_600])).rejects.toEqual(refused("photo_heic"));
  });

  test("nor one that takes longer than it may; the next is read all the same", async () => {
    const photo = { bytes: heic, width: 96, height: 64, side: 96 };
    await expect(decodeHeic(photo, 1)).rejects.toThrow();
    expect((await decodeHeic(photo)).pixels).toHaveLength(96 * 64 * 3);
  });

  test("of one that cannot be read it is said what to do", async () => {
    await expect(drawPhoto(broken(), [480])).rejects.toEqual(refused("photo_heic"));
  });
});

/** Its pixels' data written over, and its outline whole. */
function broken() {
  const changed = Buffer.from(heic);
  const data = changed.indexOf("mdat") + 4;
  return changed.fill(0xff, data, data + 200);
}

/** The same photo with a box that turns it to its left: one more property, and its first item has it. */
function turned() {
  const box = Buffer.from("\0\0\0\x09irot\x01", "latin1");
  const start = heic.indexOf("ipma") - 4;
  const end = start + heic.readUInt32BE(start);
  const essential = Buffer.of(0x84);
  const file = Buffer.concat([heic.subarray(0, start), box, heic.subarray(start, end), essential, heic.subarray(end)]);
  const grow = (kind: string, by: number) => {
    const at = file.indexOf(kind) - 4;
    file.writeUInt32BE(file.readUInt32BE(at) + by, at);
  };
  for (const kind of ["meta", "iprp"]) grow(kind, box.length + 1);
  grow("ipco", box.length);
  grow("ipma", 1);
  const count = start + box.length + 18;
  file.writeUInt8(file.readUInt8(count) + 1, count);
  const items = file.indexOf("iloc") + 12;
  for (const at of [items + 4, items + 22]) file.writeUInt32BE(file.readUInt32BE(at) + box.length + 1, at);
  return file;
}
