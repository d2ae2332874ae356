import { createHash, createHmac } from "node:crypto";

export type S3Access = { region: string; keyId: string; secret: string };

type Asked = {
  method: string;
  url: URL;
  /** Names in small letters. */
  headers: Record<string, string>;
  body: Uint8Array;
  at: Date;
};

const ALGORITHM = "AWS4-HMAC-SHA256";
const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const keyed = (key: string | Buffer, content: string) => createHmac("sha256", key).update(content).digest();

/**
 * The headers that show an S3-speaking server who asks: AWS Signature Version 4, over the address, these headers and the
 * body. The address has a path of plain signs and no query.
 */
export function signed({ region, keyId, secret }: S3Access, { method, url, headers, body, at }: Asked) {
  const moment = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = moment.slice(0, 8);
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    "x-amz-content-sha256": sha256(body),
    "x-amz-date": moment,
  };
  const names = Object.keys(all).sort();
  const lines = names.map((name) => `${name}:${all[name]}\n`).join("");
  const canonical = [method, url.pathname, "", lines, names.join(";"), all["x-amz-content-sha256"]].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = [ALGORITHM, moment, scope, sha256(canonical)].join("\n");
  const key = [region, "s3", "aws4_request"].reduce(keyed, keyed(`AWS4${secret}`, day));
  const signature = keyed(key, toSign).toString("hex");
  const { host: _, ...sent } = all;
  return {
    ...sent,
    authorization: `${ALGORITHM} Credential=${keyId}/${scope},SignedHeaders=${names.join(";")},Signature=${signature}`,
  };
}
