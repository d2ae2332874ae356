/** As large as the server draws a picture, and about as fine. */
const LONGEST_SIDE = 1_600;
const QUALITY = 0.9;
/** What is smaller than this goes as it is. */
const WORTH_IT_BYTES = 700_000;

/**
 * The same photo no larger than it will be drawn: a telephone's would take a minute on a slow line. The file as it is
 * where the browser cannot read it, or makes nothing smaller of it.
 */
export async function shrunk(file: File): Promise<File> {
  if (file.size < WORTH_IT_BYTES) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext("2d");
    if (!context) return file;
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return blob && blob.size < file.size ? new File([blob], `${file.name}.jpg`, { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
