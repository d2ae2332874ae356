/**
 * A picture that we drew ourselves: a JPEG. Opened by itself it may do nothing at all, whatever a browser takes it for. No
 * answer of ours to a signed-in person is stored, unless its loader says that it lasts.
 */
export const pictureAnswer = (bytes: Uint8Array) =>
  new Response(Buffer.from(bytes), {
    headers: { "Content-Type": "image/jpeg", "Content-Security-Policy": "sandbox; default-src 'none'" },
  });
