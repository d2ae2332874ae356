import { drawPhoto } from "#app/domain/shared/draw-photo.server.ts";

/** Long enough to read a deed by. */
const LONGEST_SIDE = 1_600;

/** A picture drawn anew, no larger than it takes to read. Refuses as drawPhoto() does. */
export async function readProof(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const [drawn] = await drawPhoto(bytes, [LONGEST_SIDE]);
  if (!drawn) throw new Error("a picture of one size was asked for");
  return drawn.bytes;
}
