import type { Sharp } from "sharp";

import { Refused } from "#app/domain/shared/refusal.ts";

/** Long enough to read a deed by. */
const LONGEST_SIDE = 1_600;

/** A phone's largest photos, which can be read line by line; whatever has to be held whole may be much smaller. */
const MOST_PIXELS = 64_000_000;
const MOST_PIXELS_HELD = 16_800_000;

const LONGEST_S = 10;
const LONGEST_LINE = 8;

type Format = "jpeg" | "png" | "webp";

/** What the first bytes say it is. What it is called and said to be does not matter. */
export function formatOf(bytes: Uint8Array): Format | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  return /^RIFF[\s\S]{4}WEBPVP8/.test(head) ? "webp" : null;
}

/** The decoder would see its first picture alone: it says of itself, before any of them, that there are more. */
function isMovingPng(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return formatOf(bytes) === "png" && file.subarray(0, Math.max(0, file.indexOf("IDAT"))).includes("acTL");
}

let before: Promise<unknown> = Promise.resolve();
let inLine = 0;

/**
 * A picture made anew: nothing of the file that came survives but what it showed, upright and no larger than it takes
 * to read. Refused when it is no photo, moves, is broken, or would take more memory than a photo does; and for the
 * moment when many wait already. One at a time: a picture can take as much memory as the rest of the server.
 */
export async function readProof(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (inLine >= LONGEST_LINE) throw new Refused("photos_waiting");
  inLine += 1;
  const done = before.then(() => drawnAnew(bytes));
  before = done.then(leave, leave);
  return done;
}

function leave() {
  inLine -= 1;
}

async function drawnAnew(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const format = formatOf(bytes);
  if (!format || isMovingPng(bytes)) throw new Refused("not_a_photo");
  const sharp = await loadSharp();
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", sequentialRead: true });
    if (!(await isStill(image, format))) throw new Refused("not_a_photo");
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

async function isStill(image: Sharp, format: Format): Promise<boolean> {
  const { format: read, width, height, pages = 1, isProgressive } = await image.metadata();
  if (read !== format || pages > 1) return false;
  const isHeld = format === "webp" || isProgressive;
  return width * height <= (isHeld ? MOST_PIXELS_HELD : MOST_PIXELS);
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
