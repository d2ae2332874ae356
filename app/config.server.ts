import { z } from "zod";

import { messagingFaults, messagingFields, messagingOf, SECRETS } from "./messages/settings.ts";
import { bucketOf, STORAGE_SECRETS, storageFaults, storageFields } from "./storage/settings.ts";

/** The environment in words a person can act on: every fault at once, one sentence each. */
export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly faults: string[]) {
    super(faults.join("\n"));
  }
}

const whole = (standard: number, min: number, max: number) =>
  z
    .string()
    .default(String(standard))
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `应为 ${min} 到 ${max} 的整数`,
    })
    .transform(Number);

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const Environment = z
  .object({
    PORT: whole(3000, 0, 65535),
    HOST: z.string().default("localhost"),
    DATABASE_URL: z.string().refine(isDatabaseUrl, { error: "应形如 postgres://用户:密码@主机:5432/库名" }).optional(),
    DATABASE_OWNER_URL: z
      .string()
      .refine(isDatabaseUrl, { error: "应形如 postgres://用户:密码@主机:5432/库名" })
      .optional(),
    DATA_DIR: z.string().optional(),
    ORIGIN: z
      .string()
      .refine((text) => originOf(text) !== null, { error: "应为不带路径的网址，如 https://hall.example.org" })
      .transform((text) => originOf(text) ?? undefined)
      .optional(),
    LOG_LEVEL: z.enum(LEVELS, { error: `应为 ${LEVELS.join("、")} 之一` }).default("info"),
    WRITES_PER_MINUTE: whole(30, 1, 1_000_000),
    SIGN_IN_TRIES: whole(5, 1, 1_000_000),
    CODES_PER_HOUR: whole(20, 1, 1_000_000),
    HOLIDAYS_DIR: z.string().optional(),
    PRIVACY_VERSION: z.string().max(40, { error: "最多 40 个字" }).default("2026-11"),
    ...messagingFields,
    ...storageFields,
    TRUST_PROXY: whole(0, 0, 10),
    PAGE_CACHE_MB: whole(16, 0, 100_000),
    DATABASE_CONNECTIONS: whole(10, 1, 1000),
    LISTENERS: whole(5_000, 0, 1_000_000),
  })
  .transform((env) => ({
    /** 0 takes any free port. */
    port: env.PORT,
    host: env.HOST,
    /** Undefined: the embedded server is used. */
    databaseUrl: env.DATABASE_URL,
    /** As whom the tables are made and changed; undefined: as whoever works with them. */
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    /** Where the embedded server and pictures are kept; undefined: the usual place. */
    dataDir: env.DATA_DIR,
    /** What people type, when it is not what the server listens on: https://hall.example.org */
    origin: env.ORIGIN,
    logLevel: env.LOG_LEVEL,
    writesPerMinute: env.WRITES_PER_MINUTE,
    /** How many wrong passwords are free, for one name; ten times as many from one network. */
    signInTries: env.SIGN_IN_TRIES,
    /** How many codes one network may ask for in an hour; five times as many in a day. */
    codesPerHour: env.CODES_PER_HOUR,
    /** Where the operator keeps the days off of further years; undefined: nowhere. */
    holidaysDir: env.HOLIDAYS_DIR,
    /** Of the privacy policy, as it is recorded that people agreed to it. */
    privacyVersion: env.PRIVACY_VERSION,
    messaging: messagingOf(env),
    /** Where pictures are kept; null: in the data folder. */
    bucket: bucketOf(env),
    /** How many proxies stand in front whose X-Forwarded-For is believed. */
    trustProxy: env.TRUST_PROXY,
    pageCacheMb: env.PAGE_CACHE_MB,
    databaseConnections: env.DATABASE_CONNECTIONS,
    /** How many open pages may wait for news at once; from one network a tenth of them. */
    listeners: env.LISTENERS,
  }));

type Env = Record<string, string | undefined>;
export type Config = z.output<typeof Environment>;

/** Reads the environment, and the file .env under it: what is set outside wins. Throws ConfigError. */
export function readConfig(env: Env = withDotEnv()): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = Environment.safeParse(given);
  const issues = parsed.error?.issues.map(({ path, message }) => sentence(String(path[0]), message, given)) ?? [];
  const faults = [...issues, ...ownerFaults(given), ...messagingFaults(given), ...storageFaults(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return parsed.data;
}

/** The tables are kept from whoever works with them: that takes two. */
function ownerFaults({ DATABASE_URL, DATABASE_OWNER_URL }: Env): string[] {
  if (!DATABASE_OWNER_URL) return [];
  if (!DATABASE_URL) return ["DATABASE_OWNER_URL 要和 DATABASE_URL 一起设置。"];
  if (!isDatabaseUrl(DATABASE_URL) || !isDatabaseUrl(DATABASE_OWNER_URL)) return [];
  const isSame = new URL(DATABASE_URL).username === new URL(DATABASE_OWNER_URL).username;
  return isSame ? ["DATABASE_OWNER_URL 和 DATABASE_URL 要用两个不同的用户。"] : [];
}

function withDotEnv() {
  try {
    process.loadEnvFile(".env");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) {
      throw new ConfigError([`.env 读不出来：${error instanceof Error ? error.message : error}`]);
    }
  }
  return process.env;
}

/** What may hold a password or a secret is never repeated. */
function sentence(key: string, message: string, given: Env) {
  return key === "DATABASE_URL" || key === "DATABASE_OWNER_URL" || SECRETS.has(key) || STORAGE_SECRETS.has(key)
    ? `${key} ${message}。`
    : `${key} ${message}，现在是“${given[key]}”。`;
}

function isDatabaseUrl(text: string) {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const bare = url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  return bare && /^https?:$/.test(url.protocol) ? url.origin : null;
}
