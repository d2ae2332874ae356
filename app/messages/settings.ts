import { z } from "zod";

/** `off`: no text messages. `log`: they stand in the server's log, for trying things out. `http`: a gateway sends them. */
const GATEWAYS = ["off", "log", "http"] as const;

/** What may stand in braces in a gateway's address and body. */
const PLACEHOLDERS = ["to", "text", "code", "time", "nonce", "sign"];

const template = z.string().refine((text) => unknownIn(text).length === 0, {
  error: `里的大括号只能是 ${PLACEHOLDERS.map((name) => `{${name}}`).join("、")}`,
});

/** The part of the environment that says how messages leave. */
export const messagingFields = {
  SMS_GATEWAY: z.enum(GATEWAYS, { error: `应为 ${GATEWAYS.join("、")} 之一` }).optional(),
  SMS_URL: template.refine(isWebAddress, { error: "应为 http:// 或 https:// 开头的完整网址" }).optional(),
  SMS_BODY: template.optional(),
  SMS_OK: z.string().refine(isPattern, { error: "应为正则表达式" }).optional(),
  SMS_SECRET: z.string().optional(),
  SMTP_URL: z
    .string()
    .refine(isMailServer, { error: "应形如 smtps://用户:密码@主机:465 或 smtp://主机:587" })
    .optional(),
  MAIL_FROM: z.string().refine(isSender, { error: "应形如 阳光议事厅 <hall@example.org>" }).optional(),
};

/** Fields whose value is never repeated. */
export const SECRETS: ReadonlySet<string> = new Set(["SMS_URL", "SMS_BODY", "SMS_SECRET", "SMTP_URL"]);

type Fields = z.output<z.ZodObject<typeof messagingFields>> & { DATABASE_URL?: string | undefined };

/** A gateway asked by HTTP: `body` null is a GET, `ok` what its answer has to match. */
export type HttpGateway = { url: string; body: string | null; ok: RegExp | null; secret: string | null };
export type MailServer = { url: string; from: string };
export type Messaging = { sms: "off" | "log" | HttpGateway; mail: MailServer | null };

/** Without a word about it, messages stand in the log while the database is the embedded one, and nowhere else. */
export function messagingOf(env: Fields): Messaging {
  const gateway = env.SMS_GATEWAY ?? (env.DATABASE_URL ? "off" : "log");
  const sms: Messaging["sms"] =
    gateway === "http"
      ? {
          url: env.SMS_URL ?? "",
          body: env.SMS_BODY ?? null,
          ok: env.SMS_OK ? new RegExp(env.SMS_OK) : null,
          secret: env.SMS_SECRET ?? null,
        }
      : gateway;
  return { sms, mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null };
}

/** What is wrong with fields that belong together, told beside what is wrong with each. */
export function messagingFaults(env: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  const templates = `${env.SMS_URL ?? ""} ${env.SMS_BODY ?? ""}`;
  if (env.SMS_GATEWAY === "http") {
    if (!env.SMS_URL) faults.push("SMS_URL 没有设置：SMS_GATEWAY 为 http 时需要短信网关的网址。");
    else if (!templates.includes("{to}") || !/\{(text|code)\}/.test(templates))
      faults.push("SMS_URL 和 SMS_BODY 里要有 {to}，以及 {text} 或 {code}，否则短信网关不知道发什么、发给谁。");
    if (templates.includes("{sign}") && !env.SMS_SECRET)
      faults.push("SMS_SECRET 没有设置：用到 {sign} 时需要签名密钥。");
  }
  if (env.SMTP_URL && !env.MAIL_FROM) faults.push("MAIL_FROM 没有设置：发邮件需要发件人。");
  if (env.MAIL_FROM && !env.SMTP_URL) faults.push("SMTP_URL 没有设置：发邮件需要邮件服务器。");
  return faults;
}

const unknownIn = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name = ""]) => (PLACEHOLDERS.includes(name) ? [] : name));

function isWebAddress(text: string) {
  const filled = text.replace(/\{\w+\}/g, "x");
  return URL.canParse(filled) && /^https?:$/.test(new URL(filled).protocol);
}

function isPattern(text: string) {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

function isMailServer(text: string) {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== "";
}

function isSender(text: string) {
  return /^(?:[^<>\r\n]+<)?[^\s@<>]+@[^\s@<>]+>?$/.test(text) && text.includes("<") === text.includes(">");
}
