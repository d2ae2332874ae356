import type { Sharp } from "sharp";

import { decodeHeic } from "./decode-heic.server.ts";
import { type PhotoHeader, photoFault, photoHeader } from "./photo-header.ts";
import { Refused, refuseIf } from "./refusal.ts";

const LONGEST_S = 10;
const LONGEST_LINE = 8;

/** A picture we drew ourselves: a JPEG. */
export type Drawn = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

let before: Promise<unknown> = Promise.resolve();
let inLine = 0;

/**
 * A photo made anew, once for each of these lengths of its longer side: nothing of the file that came survives but what
 * it showed, upright and no larger than that. Refused when it is no photo, moves, is broken, is something else besides,
 * or would take more memory than a photo does, and nothing of that is decoded; and for the moment when many wait
 * already. One at a time: a photo can take as much memory as the rest of the server.
 */
export async function drawPhoto(bytes: Uint8Array, sides: readonly number[]): Promise<Drawn[]> {
  const header = headerOf(bytes);
  if (inLine >= LONGEST_LINE) throw new Refused("photos_waiting");
  inLine += 1;
  const done = before.then(() => drawnAnew(bytes, header, sides));
  before = done.then(leave, leave);
  return done;
}

function leave() {
  inLine -= 1;
}

function headerOf(bytes: Uint8Array): PhotoHeader {
  const header = photoHeader(bytes);
  refuseIf(photoFault(header));
  if (!header) throw new Refused("not_a_photo");
  return header;
}

/** Of a photo that other programs read, it is said what to do. */
const unreadable = ({ format }: PhotoHeader) => new Refused(format === "heic" ? "photo_heic" : "not_a_photo");

async function drawnAnew(bytes: Uint8Array, header: PhotoHeader, sides: readonly number[]): Promise<Drawn[]> {
  const sharp = await loadSharp();
  try {
    const image = await opened(sharp, bytes, header, Math.max(...sides));
    const drawn: Drawn[] = [];
    for (const side of sides) drawn.push(await drawnAt(image.clone(), side));
    return drawn;
  } catch (error) {
    // Whatever the decoder complains of is the file's fault, and the file came from outside.
    throw error instanceof Refused ? error : unreadable(header);
  }
}

async function opened(sharp: SharpModule, bytes: Uint8Array, header: PhotoHeader, side: number): Promise<Sharp> {
  if (header.format === "heic") {
    const { pixels, width, height } = await decodeHeic({ bytes, width: header.width, height: header.height, side });
    return sharp(pixels, { raw: { width, height, channels: 3 } });
  }
  const image = sharp(bytes, { limitInputPixels: header.width * header.height, failOn: "error", sequentialRead: true });
  if (!(await isWhatItSays(image, header))) throw new Refused("not_a_photo");
  return image;
}

/** The decoder is held to what the file said. */
async function isWhatItSays(image: Sharp, said: PhotoHeader): Promise<boolean> {
  const { format, width, height, pages = 1 } = await image.metadata();
  return format === said.format && width === said.width && height === said.height && pages === 1;
}

async function drawnAt(image: Sharp, side: number): Promise<Drawn> {
  const { data, info } = await image
    .autoOrient()
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" })
    .jpeg({ quality: 80 })
    .timeout({ seconds: LONGEST_S })
    .toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}

type SharpModule = Awaited<ReturnType<typeof loadSharp>>;

/** Loaded when the first picture comes: many servers never see one. Knows no format but those that photos have. */
async function loadSharp() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });
  return sharp;
}
