import { z } from "zod";

/** The part of the environment that says where files are kept. */
export const storageFields = {
  S3_URL: z
    .string()
    .refine(isBucket, {
      error: "应为存储桶的网址，如 https://桶名.oss-cn-hangzhou.aliyuncs.com 或 http://minio:9000/桶名",
    })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[\w-]{1,60}$/, { error: "应为地域名，如 cn-hangzhou" })
    .default("us-east-1"),
  S3_KEY_ID: z.string().optional(),
  S3_SECRET: z.string().optional(),
};

/** Fields whose value is never repeated. */
export const STORAGE_SECRETS: ReadonlySet<string> = new Set(["S3_URL", "S3_KEY_ID", "S3_SECRET"]);

/** A bucket of an S3-speaking server, at its own host or below the server's. */
export type S3Place = { url: string; region: string; keyId: string; secret: string };

type Fields = z.output<z.ZodObject<typeof storageFields>>;

/** Null: files are kept in the data folder. */
export const bucketOf = ({ S3_URL, S3_REGION, S3_KEY_ID = "", S3_SECRET = "" }: Fields): S3Place | null =>
  S3_URL ? { url: S3_URL, region: S3_REGION, keyId: S3_KEY_ID, secret: S3_SECRET } : null;

/** What is wrong with fields that belong together, told beside what is wrong with each. */
export function storageFaults(env: Record<string, string | undefined>): string[] {
  const others = ["S3_KEY_ID", "S3_SECRET"];
  if (env.S3_URL) {
    return others.filter((name) => !env[name]).map((name) => `${name} 没有设置：S3_URL 指向的存储桶需要它。`);
  }
  const alone = others.find((name) => env[name]);
  return alone ? [`S3_URL 没有设置：设置了 ${alone}，就要写明存储桶的网址。`] : [];
}

/** Its path is signed as it stands, so it holds nothing that would be escaped. */
function isBucket(text: string) {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && /^[\w./-]*$/.test(pathname) && !(search || hash || username || password);
}
