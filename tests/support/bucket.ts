import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";

/** A server that speaks S3, with one bucket; it knows one key, and where the bucket is. */
export async function openBucket() {
  const directory = await mkdtemp(join(tmpdir(), "sunshine-bucket-"));
  const server = new S3rver({
    ...{ address: "127.0.0.1", port: 0, silent: true, directory },
    configureBuckets: [{ name: "hall", configs: [] }],
  });
  const { port } = await server.run();
  return {
    place: { url: `http://127.0.0.1:${port}/hall`, region: "us-east-1", keyId: "S3RVER", secret: "S3RVER" },
    /** What is in the bucket, file by file. */
    async list() {
      const names = await readdir(join(directory, "hall"), { recursive: true });
      return names.filter((name) => name.includes(".jpg") && name.endsWith("_object"));
    },
    async close() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
