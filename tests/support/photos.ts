import { readFileSync } from "node:fs";
import sharp from "sharp";

/** 96 × 64, its left half red and its right half blue, with a place and an author in its notes. */
export const heic: Buffer = readFileSync("tests/support/files/photo.heic");

/** 6400 × 5000 of one grey, in 8 kB: 32 million pixels, for which a decoder needs more than it gets. */
export const vastHeic: Buffer = readFileSync("tests/support/files/vast.heic");

/** A JPEG of this size that says where and by whom it was taken, and that it lies on its side. */
export const taken = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#a33" } })
    .withExif({ IFD0: { Artist: "secret" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 13/1 48/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** As large in bytes as a telephone's photos are, and lying on its side like them. */
export const noisy = (width: number, height: number): Promise<Buffer> =>
  sharp({
    create: { width, height, channels: 3, background: "#000", noise: { type: "gaussian", mean: 128, sigma: 30 } },
  })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** The same HEIC, saying that it is so large. */
export function grownHeic(width: number, height: number): Buffer {
  const grown = Buffer.from(heic);
  for (let at = grown.indexOf("ispe"); at >= 0; at = grown.indexOf("ispe", at + 4)) {
    grown.writeUInt32BE(width, at + 8);
    grown.writeUInt32BE(height, at + 12);
  }
  return grown;
}
