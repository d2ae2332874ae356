import { createInflateRaw } from "node:zlib";

import { LIMITS } from "./limits.js";
import { Unreadable } from "./unreadable.js";

/**
 * A part of a zip file, as its directory has it.
 * @typedef {{ name: string, method: number, packed: number, at: number, locked: boolean }} Part
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/**
 * The parts of a zip file by name, from the directory at its end: names and places are believed, sizes are not.
 * @param {Buffer} bytes
 * @returns {Map<string, Part>}
 */
export function partsOf(bytes) {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > LIMITS.parts) throw new Unreadable("too_much_inside");
  /** @type {Map<string, Part>} */
  const parts = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) throw new Unreadable("damaged");
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    parts.set(name, {
      name,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
      locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** @param {Buffer} bytes */
function endOf(bytes) {
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw new Unreadable("damaged");
}

/**
 * What a part holds, piece by piece, no faster than it is taken. All that is unpacked from a file is counted in
 * `unpacked`, so that it ends soon after there is too much of it, whatever it says of itself.
 * @param {Buffer} bytes
 * @param {Part} part
 * @param {{ bytes: number }} unpacked
 * @param {(share: number) => void} [onProgress] how much of the part was read
 */
export async function* contentOf(bytes, part, unpacked, onProgress = () => {}) {
  if (part.locked) throw new Unreadable("locked");
  const packed = packedOf(bytes, part);
  if (part.method === 0) {
    count(unpacked, packed.length);
    yield packed;
    return;
  }
  if (part.method !== 8) throw new Unreadable("damaged");
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  inflate.end(packed);
  try {
    for await (const piece of inflate) {
      count(unpacked, piece.length);
      onProgress(inflate.bytesWritten / packed.length);
      yield/** @type {Buffer} */ (piece);
    }
  } catch (error) {
    throw error instanceof Error && "errno" in error ? new Unreadable("damaged") : error;
  }
}

/**
 * @param {Buffer} bytes
 * @param {Part} part
 */
function packedOf(bytes, { at, packed }) {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) throw new Unreadable("damaged");
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (start + packed > bytes.length) throw new Unreadable("damaged");
  return bytes.subarray(start, start + packed);
}

/**
 * @param {{ bytes: number }} unpacked
 * @param {number} more
 */
function count(unpacked, more) {
  unpacked.bytes += more;
  if (unpacked.bytes > LIMITS.unpackedBytes) throw new Unreadable("too_much_inside");
}
