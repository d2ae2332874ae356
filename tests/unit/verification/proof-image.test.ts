import { crc32 } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";

import { readProof } from "#app/domain/verification/proof-image.server.ts";

const refused = expect.objectContaining({ code: "not_a_photo" });
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#a33" }, limitInputPixels: false });

let photo: Buffer;
beforeAll(async () => {
  photo = await plain(3_000, 2_000)
    .withExif({ IFD0: { Copyright: "secret" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 48/1" } })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
    .jpeg()
    .toBuffer();
});

describe("a photo is drawn anew", () => {
  test("upright, no larger than it takes to read, and without what else it carried", async () => {
    expect(photo.toString("latin1")).toMatch(/Exif[\s\S]*secret/);
    const drawn = Buffer.from(await readProof(photo));
    const { format, width, height, exif, xmp, icc, orientation } = await sharp(drawn).metadata();
    expect({ format, width, height }).toEqual({ format: "jpeg", width: 1_067, height: 1_600 });
    expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(drawn.toString("latin1")).not.toMatch(/Exif|secret|GPS|adobe/);
  });

  test.each(["png", "webp"] as const)("from %s", async (format) => {
    const drawn = await readProof(await plain(40, 30).toFormat(format).toBuffer());
    expect(await sharp(drawn).metadata()).toMatchObject({ format: "jpeg", width: 40, height: 30 });
  });

  test("without where and by whom it was taken, whatever its kind, shape and orientation", async () => {
    const side = fc.integer({ min: 1, max: 90 });
    const kind = fc.constantFrom("jpeg" as const, "png" as const, "webp" as const);
    await fc.assert(
      fc.asyncProperty(kind, side, side, fc.integer({ min: 1, max: 8 }), async (format, width, height, orientation) => {
        const taken = await plain(width, height)
          .withExif({ IFD0: { Artist: "secret" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 48/1" } })
          .withMetadata({ orientation })
          .toFormat(format)
          .toBuffer();
        const drawn = await sharp(await readProof(taken)).metadata();
        const turned = orientation > 4;
        expect([drawn.width, drawn.height]).toEqual(turned ? [height, width] : [width, height]);
        expect([drawn.exif, drawn.xmp, drawn.iptc, drawn.icc, drawn.orientation]).toEqual(Array(5).fill(undefined));
      }),
      { numRuns: 40 },
    );
  });

  test("what a phone put behind it is gone", async () => {
    const film = Buffer.from("\0\0\0\x18ftypmp42 the film");
    const drawn = Buffer.from(await readProof(Buffer.concat([photo, film])));
    expect(drawn.toString("latin1")).not.toMatch(/ftyp|film/);
  });

  test("a large one that is read line by line, and not one of that size that has to be held whole", async () => {
    const side = 4_200;
    const drawn = await readProof(await plain(side, side).jpeg().toBuffer());
    expect(await sharp(drawn).metadata()).toMatchObject({ width: 1_600, height: 1_600 });
    const held = await plain(side, side).jpeg({ progressive: true }).toBuffer();
    await expect(readProof(held)).rejects.toEqual(refused);
  }, 30_000);

  test("several at once, one after the other", async () => {
    const drawn = await Promise.all(Array.from({ length: 4 }, () => readProof(photo)));
    expect(new Set(drawn.map(({ length }) => length)).size).toBe(1);
  });

  test("but not a crowd: who comes to a long line is asked to come again, and the line moves on", async () => {
    const crowd = await Promise.allSettled(Array.from({ length: 12 }, () => readProof(photo)));
    const sent = crowd.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(sent).toEqual(Array(4).fill("photos_waiting"));
    await expect(readProof(Buffer.from("nothing"))).rejects.toEqual(refused);
    expect((await readProof(photo)).length).toBeGreaterThan(0);
  }, 20_000);
});

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>');
const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

describe("what is no photo is refused", () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ["nothing", () => Buffer.alloc(0)],
    ["an SVG", () => svg],
    ["an SVG that begins like a JPEG", () => Buffer.concat([jpegHead, svg])],
    ["a PDF", () => Buffer.from("%PDF-1.7\n1 0 obj")],
    ["a web page", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a GIF", () => plain(8, 8).gif().toBuffer()],
    ["a TIFF", () => plain(8, 8).tiff().toBuffer()],
    ["an AVIF", () => plain(8, 8).avif().toBuffer()],
    ["half a photo", () => photo.subarray(0, Math.floor(photo.length / 2))],
    ["the head of a photo", () => photo.subarray(0, 20)],
    ["a PNG with a broken middle", async () => broken(await noisy().png().toBuffer())],
    ["a PNG of 400 million pixels", async () => grownPng(await plain(8, 8).png().toBuffer(), 20_000)],
    [
      "an interlaced PNG of 36 million",
      async () => grownPng(await plain(8, 8).png({ progressive: true }).toBuffer(), 6_000),
    ],
    ["a JPEG of 100 million pixels", async () => grownJpeg(await plain(8, 8).jpeg().toBuffer(), 10_000)],
    ["a JPEG of 64k × 64k", async () => grownJpeg(await plain(8, 8).jpeg().toBuffer(), 65_535)],
    ["a JPEG with an archive behind it", () => Buffer.concat([photo, Buffer.from("PK\x03\x04 PK\x05\x06")])],
    [
      "a progressive JPEG of 36 million",
      async () => grownJpeg(await plain(8, 8).jpeg({ progressive: true }).toBuffer(), 6_000),
    ],
    ["a WebP of 36 million pixels", async () => grownWebp(await plain(8, 8).webp().toBuffer(), 6_000)],
    ["a moving PNG", async () => moving(await plain(8, 8).png().toBuffer())],
    ["a moving WebP", movingWebp],
  ])("%s", async (_, file) => {
    await expect(readProof(await file())).rejects.toEqual(refused);
  });
});

const noisy = () =>
  sharp({
    create: {
      width: 64,
      height: 64,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  });

function broken(png: Buffer) {
  const middle = Math.floor(png.length / 2);
  png.fill(0xaa, middle, middle + 200);
  return png;
}

/** The same file, saying that it is so many pixels wide and high: what a bomb says before it goes off. */
function grownPng(png: Buffer, side: number) {
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

function grownJpeg(jpeg: Buffer, side: number) {
  const frame = Math.max(jpeg.indexOf(Buffer.from([0xff, 0xc0])), jpeg.indexOf(Buffer.from([0xff, 0xc2])));
  jpeg.writeUInt16BE(side, frame + 5);
  jpeg.writeUInt16BE(side, frame + 7);
  return jpeg;
}

function grownWebp(webp: Buffer, side: number) {
  webp.writeUInt16LE(side, 26);
  webp.writeUInt16LE(side, 28);
  return webp;
}

/** The chunk that says so stands before the first picture. */
function moving(png: Buffer) {
  const at = png.indexOf("IDAT") - 4;
  const chunk = Buffer.from([0, 0, 0, 8, ...Buffer.from("acTL"), 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)]);
}

function movingWebp() {
  const frames = Buffer.concat(
    ["#f00", "#00f"].map((colour) => Buffer.from(Array.from({ length: 64 }, () => rgb(colour)).flat())),
  );
  return sharp(frames, { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

const rgb = (colour: string) => [...colour.slice(1)].map((digit) => Number.parseInt(digit + digit, 16));
