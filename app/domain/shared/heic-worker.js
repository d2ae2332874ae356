/**
 * Reads a HEIC photo and hands back its pixels, smaller where it is much larger than anything is drawn. Runs in a worker
 * thread, which is ended from outside when it takes too long. Plain JavaScript, so that the thread starts from this very
 * file both from source and from the build.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";

/** The decoder lives in memory of its own, which never grows beyond this: a photo of 25 million pixels fits. */
const MOST_MEMORY = 208 * 1024 * 1024;
const PAGE = 65_536;

const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function growWithin(pages) {
  if (this.buffer.byteLength + pages * PAGE > MOST_MEMORY) throw new RangeError("a photo takes too much memory");
  return grow.call(this, pages);
};

const require = createRequire(import.meta.url);
const path = "libheif-js/libheif-wasm/libheif";

/** @param {{ bytes: Uint8Array, width: number, height: number, side: number }} photo */
function decode({ bytes, width, height, side }) {
  const heif = require(`${path}.js`)({
    wasmBinary: readFileSync(require.resolve(`${path}.wasm`)),
    print() {},
    printErr() {},
  });
  const context = heif.heif_context_alloc();
  heif.heif_context_read_from_memory(context, bytes);
  const photo = heif.heif_js_context_get_primary_image_handle(context);
  const [wide, high] = [heif.heif_image_handle_get_width(photo), heif.heif_image_handle_get_height(photo)];
  // Upright already: a photo turned by a quarter has the sides it was said to have, the other way round.
  if (!(wide * high > 0 && Math.max(wide, high) <= Math.max(width, height) && wide * high <= width * height)) {
    throw new RangeError("a photo is not what its header said");
  }
  const { heif_colorspace, heif_chroma } = heif;
  const decoded = heif.heif_js_decode_image2(
    photo,
    heif_colorspace.heif_colorspace_RGB,
    heif_chroma.heif_chroma_interleaved_RGB,
  );
  const [plane] = decoded.channels;
  return shrunk({ ...plane, times: Math.max(1, Math.floor(Math.max(wide, high) / side)) });
}

/**
 * Each square of so many pixels as their mean: what is left is at least as long as what is drawn from it.
 * @param {{ data: Uint8Array, stride: number, width: number, height: number, times: number }} plane
 */
function shrunk({ data, stride, width, height, times }) {
  const [wide, high, area] = [Math.floor(width / times), Math.floor(height / times), times * times];
  const pixels = new Uint8Array(wide * high * 3);
  for (let y = 0, to = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      for (let colour = 0; colour < 3; colour += 1, to += 1) {
        let sum = 0;
        for (let down = 0; down < times; down += 1) {
          const from = (y * times + down) * stride + x * times * 3 + colour;
          for (let along = 0; along < times * 3; along += 3) sum += data[from + along] ?? 0;
        }
        pixels[to] = Math.round(sum / area);
      }
    }
  }
  return { pixels, width: wide, height: high };
}

const shown = decode(workerData);
parentPort?.postMessage(shown, [shown.pixels.buffer]);
