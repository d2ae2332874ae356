import type { Sharp } from "sharp";

import { type PhotoHeader, photoHeader } from "#app/domain/shared/photo-header.ts";
import { Refused } from "#app/domain/shared/refusal.ts";

/** Long enough to read a deed by. */
const LONGEST_SIDE = 1_600;

/** A phone's largest photos, which can be read line by line; whatever has to be held whole may be much smaller. */
const MOST_PIXELS = 64_000_000;
const MOST_PIXELS_HELD = 16_800_000;

const LONGEST_S = 10;
const LONGEST_LINE = 8;

let before: Promise<unknown> = Promise.resolve();
let inLine = 0;

/**
 * A picture made anew: nothing of the file that came survives but what it showed, upright and no larger than it takes
 * to read. Refused when it is no photo, moves, is broken, is something else besides, or would take more memory than a
 * photo does, and nothing of that is decoded; and for the moment when many wait already. One at a time: a picture can
 * take as much memory as the rest of the server.
 */
export async function readProof(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const header = headerOf(bytes);
  if (inLine >= LONGEST_LINE) throw new Refused("photos_waiting");
  inLine += 1;
  const done = before.then(() => drawnAnew(bytes, header));
  before = done.then(leave, leave);
  return done;
}

function leave() {
  inLine -= 1;
}

function headerOf(bytes: Uint8Array): PhotoHeader {
  const header = photoHeader(bytes);
  if (header === "heic") throw new Refused("photo_heic");
  const fits = header && header.width * header.height <= (header.held ? MOST_PIXELS_HELD : MOST_PIXELS);
  if (!fits) throw new Refused("not_a_photo");
  return header;
}

async function drawnAnew(bytes: Uint8Array, header: PhotoHeader): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await loadSharp();
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true });
    if (!(await isWhatItSays(image, header))) throw new Refused("not_a_photo");
    const drawn = await image
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "white" })
      .jpeg({ quality: 80 })
      .timeout({ seconds: LONGEST_S })
      .toBuffer();
    return new Uint8Array(drawn);
  } catch (error) {
    // Whatever the decoder complains of is the file's fault, and the file came from outside.
    throw error instanceof Refused ? error : new Refused("not_a_photo");
  }
}

/** The decoder is held to what the file said. */
async function isWhatItSays(image: Sharp, said: PhotoHeader): Promise<boolean> {
  const { format, width, height, pages = 1 } = await image.metadata();
  return format === said.format && width === said.width && height === said.height && pages === 1;
}

/** Loaded when the first picture comes: many servers never see one. Knows no format but those that photos have. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });
  return sharp;
}
