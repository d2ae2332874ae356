import type { PhotoHeader } from "./photo-header.ts";

/** What a still photo of this kind calls itself: by its own brand, or by a general one with its own beside it. */
const OWN_BRANDS = new Set(["heic", "heix", "heim", "heis"]);
const GENERAL_BRAND = "mif1";

type Box = { kind: string; body: Buffer };

/**
 * The same of a photo made of boxes, as phones keep them: every box whole, one of them with what there is to see, and the
 * file filled by them. Its size is the largest that any part of it gives itself; what a part is, the decoder finds out,
 * which is held to that size.
 */
export function heicHeader(file: Buffer): PhotoHeader | null {
  const boxes = boxesIn(file);
  const [first] = boxes ?? [];
  if (!boxes || first?.kind !== "ftyp" || !isStill(first.body)) return null;
  const metas = boxes.filter(({ kind }) => kind === "meta");
  if (metas.length !== 1 || !metas[0] || !boxes.some(({ kind }) => kind === "mdat") || endsAsArchive(file)) return null;
  const sizes = sizesIn(metas[0].body) ?? [];
  const width = Math.max(0, ...sizes.map((size) => size.width));
  const height = Math.max(0, ...sizes.map((size) => size.height));
  return width > 0 && height > 0 ? { format: "heic", width, height, held: true } : null;
}

function isStill(body: Buffer): boolean {
  const brands = body.toString("latin1").match(/[\s\S]{4}/g) ?? [];
  const [main = "", , ...others] = brands;
  return OWN_BRANDS.has(main) || (main === GENERAL_BRAND && others.some((brand) => OWN_BRANDS.has(brand)));
}

/** Every size in the list of properties: meta, in it iprp, in it ipco, in it one ispe for each. */
function sizesIn(meta: Buffer) {
  const properties = inside(inside(boxesIn(meta.subarray(4)), "iprp"), "ipco");
  return properties
    ?.filter(({ kind, body }) => kind === "ispe" && body.length === 12)
    .map(({ body }) => ({ width: body.readUInt32BE(4), height: body.readUInt32BE(8) }));
}

const inside = (boxes: Box[] | null, kind: string) => {
  const box = boxes?.find((one) => one.kind === kind);
  return box ? boxesIn(box.body) : null;
};

/** Boxes side by side; null when they do not fill these bytes to the last. */
function boxesIn(bytes: Buffer): Box[] | null {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at);
    const isLong = short === 1;
    if (isLong && at + 16 > bytes.length) return null;
    const [head, size] = isLong ? [16, Number(bytes.readBigUInt64BE(at + 8))] : [8, short || bytes.length - at];
    const kind = bytes.toString("latin1", at + 4, at + 8);
    if (size < head || at + size > bytes.length || !/^[\x20-\x7e]{4}$/.test(kind)) return null;
    boxes.push({ kind, body: bytes.subarray(at + head, at + size) });
    at += size;
  }
  return at === bytes.length ? boxes : null;
}

const LONGEST_ARCHIVE_END = 66_000;

const endsAsArchive = (file: Buffer) => file.subarray(-LONGEST_ARCHIVE_END).includes("PK\x05\x06", undefined, "latin1");
