import { describe, expect, test } from "vitest";

import { ConfigError, readConfig } from "#app/config.server.ts";

const faultsOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};

describe("configuration", () => {
  test("nothing set is a working server", () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: "localhost", databaseUrl: undefined, logLevel: "info" });
  });

  test("an empty value counts as not set, an unknown key as not there", () => {
    expect(readConfig({ PORT: "", DATA_DIR: "  ", SOMETHING: "else" })).toEqual(readConfig({}));
  });

  test("every fault is told at once, by name", () => {
    const faults = faultsOf({ PORT: "http", LOG_LEVEL: "loud", ORIGIN: "hall.example.org", TRUST_PROXY: "-1" });
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual(["PORT", "ORIGIN", "LOG_LEVEL", "TRUST_PROXY"]);
    expect(faults[0]).toBe("PORT 应为 0 到 65535 的整数，现在是“http”。");
  });

  test.each(["65536", "3000.5", "1e3", "0x10", "３０００", "-1"])("PORT=%s is refused", (PORT) =>
    expect(faultsOf({ PORT })).toHaveLength(1),
  );

  test("a database address is never repeated: it holds a password", () => {
    expect(faultsOf({ DATABASE_URL: "mysql://root:secret@db/hall" }).join()).not.toContain("secret");
    expect(readConfig({ DATABASE_URL: "postgresql://u:p@db/hall" }).databaseUrl).toBe("postgresql://u:p@db/hall");
  });

  test.each([
    [{ DATABASE_OWNER_URL: "postgres://owner:secret@db/hall" }, "一起设置"],
    [{ DATABASE_OWNER_URL: "postgres://u:secret@db/hall", DATABASE_URL: "postgres://u:p@db/hall" }, "不同的用户"],
    [{ DATABASE_OWNER_URL: "mysql://u:secret@db/hall", DATABASE_URL: "postgres://u:p@db/hall" }, "应形如"],
  ])("who owns the tables is somebody else than who works with them: %j", (env, why) => {
    const faults = faultsOf(env);
    expect(faults.join()).toContain(why);
    expect(faults.join()).not.toContain("secret");
  });

  test.each([
    ["https://hall.example.org", "https://hall.example.org"],
    ["https://hall.example.org/", "https://hall.example.org"],
    ["http://192.168.1.5:8080", "http://192.168.1.5:8080"],
  ])("ORIGIN %s", (ORIGIN, origin) => expect(readConfig({ ORIGIN }).origin).toBe(origin));

  test.each(["https://hall.example.org/app", "ftp://hall", "https://u:p@hall", "https://hall?x=1"])(
    "ORIGIN %s is refused",
    (ORIGIN) => expect(faultsOf({ ORIGIN })).toHaveLength(1),
  );

  test("pictures are kept in the data folder, or in a bucket whose address says how it is reached", () => {
    expect(readConfig({}).bucket).toBeNull();
    const bucket = { S3_URL: "http://minio:9000/hall", S3_KEY_ID: "key", S3_SECRET: "secret" };
    expect(readConfig({ ...bucket, S3_REGION: "cn-hangzhou" }).bucket).toEqual({
      ...{ url: "http://minio:9000/hall", region: "cn-hangzhou", keyId: "key", secret: "secret" },
    });
    expect(readConfig(bucket).bucket?.region).toBe("us-east-1");
  });

  test.each([
    [{ S3_URL: "https://bucket.example.org" }, ["S3_KEY_ID", "S3_SECRET"]],
    [{ S3_URL: "https://bucket.example.org", S3_KEY_ID: "key" }, ["S3_SECRET"]],
    [{ S3_SECRET: "hidden" }, ["S3_URL"]],
    [{ S3_URL: "https://u:hidden@bucket.example.org", S3_KEY_ID: "key", S3_SECRET: "hidden" }, ["S3_URL"]],
    [{ S3_URL: "bucket.example.org", S3_KEY_ID: "key", S3_SECRET: "hidden" }, ["S3_URL"]],
    [{ S3_REGION: "cn hangzhou" }, ["S3_REGION"]],
  ])("a bucket that cannot be reached so is told by name: %j", (env, names) => {
    const faults = faultsOf(env);
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual(names);
    expect(faults.join()).not.toContain("hidden");
  });
});
