import { heicHeader } from "./heic-header.ts";

/** What forms ask for that take photos. */
export const PHOTO_TYPES = "image/jpeg,image/png,image/webp,image/heic,image/heif";

/** What a file says of itself before anything is decoded. */
export type PhotoHeader = {
  format: "jpeg" | "png" | "webp" | "heic";
  width: number;
  height: number;
  /** Whether a decoder has to hold the whole picture, instead of reading it line by line. */
  held: boolean;
};

/**
 * Reads the outline of a photo: its kind by its first bytes, its size, and that it is whole, stands still and is nothing
 * else besides. Null is no photo. Looks at bytes alone.
 */
export function photoHeader(file: Uint8Array): PhotoHeader | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const head = bytes.subarray(0, 1024).toString("latin1");
  if (IS_ALSO.test(head)) return null;
  if (head.startsWith("\xff\xd8\xff")) return jpegHeader(bytes);
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return pngHeader(bytes);
  if (/^[\s\S]{4}ftyp/.test(head)) return heicHeader(bytes);
  return /^RIFF[\s\S]{4}WEBP/.test(head) ? webpHeader(bytes) : null;
}

/** A phone's largest photos, which can be read line by line; whatever has to be held whole may be much smaller. */
const MOST_PIXELS = 64_000_000;
const MOST_PIXELS_HELD = 16_800_000;
const MOST_PIXELS_HEIC = 25_000_000;

function mostPixels({ format, held }: PhotoHeader): number {
  if (format === "heic") return MOST_PIXELS_HEIC;
  return held ? MOST_PIXELS_HELD : MOST_PIXELS;
}

/** Why a file is not to be decoded; of a photo that other programs read, it can be said what to do. */
export function photoFault(header: PhotoHeader | null): "not_a_photo" | "photo_heic" | null {
  if (!header) return "not_a_photo";
  if (header.width * header.height <= mostPixels(header)) return null;
  return header.format === "heic" ? "photo_heic" : "not_a_photo";
}

/** What other programs would take the same file for, looking for these words near its beginning. */
const IS_ALSO = /%PDF-|<!doctype|<html|<script|<svg|<\?php/i;

const photo = (header: PhotoHeader) => (header.width > 0 && header.height > 0 ? header : null);

function jpegHeader(bytes: Buffer): PhotoHeader | null {
  let found: PhotoHeader | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (isFrame(marker)) {
      if (found || length < 8) return null;
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      found = { format: "jpeg", width, height, held: marker !== 0xc0 && marker !== 0xc1 };
    }
    at = end;
    if (marker !== SCAN) continue;
    at = endOfScan(bytes, at);
    if (bytes[at + 1] === END) return found && endsAsPhonesDo(bytes.subarray(at + 2)) ? photo(found) : null;
  }
  return null;
}

const SCAN = 0xda;
const END = 0xd9;

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Where the first marker after the picture's data stands; the file's end when there is none. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    const belongsToData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!belongsToData) return at;
  }
  return bytes.length;
}

/** Phones put more behind a photo: zeros, another JPEG, the film of a moving photo, a maker's notes. An archive is no photo. */
function endsAsPhonesDo(rest: Buffer): boolean {
  const start = rest.findIndex((byte) => byte !== 0);
  if (start < 0) return true;
  const isKnown =
    rest.readUIntBE(start, Math.min(3, rest.length - start)) === 0xffd8ff ||
    rest.subarray(0, start + 12).includes("ftyp") ||
    rest.subarray(-4).equals(MAKERS_NOTES);
  return isKnown && !rest.includes("PK\x05\x06", undefined, "latin1");
}

const MAKERS_NOTES = Buffer.from("SEFT");

function pngHeader(bytes: Buffer): PhotoHeader | null {
  let found: PhotoHeader | null = null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const kind = bytes.toString("latin1", at + 4, at + 8);
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length || (kind === "IHDR") !== (at === 8) || kind === "acTL") return null;
    if (kind === "IHDR") {
      if (length !== 13) return null;
      const [width, height] = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
      found = { format: "png", width, height, held: bytes[at + 20] !== 0 };
    }
    if (kind === "IEND") return found && end === bytes.length ? photo(found) : null;
    at = end;
  }
  return null;
}

function webpHeader(bytes: Buffer): PhotoHeader | null {
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 !== bytes.length) return null;
  const sized = (width: number, height: number) => photo({ format: "webp", width, height, held: true });
  const kind = bytes.toString("latin1", 12, 16);
  if (kind === "VP8 ") return sized(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  if (kind === "VP8L") {
    const size = bytes.readUInt32LE(21);
    return sized((size & 0x3fff) + 1, ((size >>> 14) & 0x3fff) + 1);
  }
  const moves = ((bytes[20] ?? 0) & 2) !== 0;
  return kind === "VP8X" && !moves ? sized(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1) : null;
}
