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
const namesOf = (faults: string[]) => faults.map((fault) => fault.split(/[ 和]/)[0]);

const URL_TEMPLATE = "https://sms.example.cn/send?to={to}&text={text}&sign={sign}";

describe("how messages leave", () => {
  test("to the log while the database is the embedded one, and nowhere with one's own, unless it is said", () => {
    const DATABASE_URL = "postgres://u:p@db/hall";
    expect(readConfig({}).messaging).toEqual({ sms: "log", mail: null });
    expect(readConfig({ DATABASE_URL }).messaging.sms).toBe("off");
    expect(readConfig({ DATABASE_URL, SMS_GATEWAY: "log" }).messaging.sms).toBe("log");
    expect(readConfig({ SMS_GATEWAY: "off" }).messaging.sms).toBe("off");
  });

  test("through a gateway and a mail server", () => {
    const env = { SMS_GATEWAY: "http", SMS_URL: URL_TEMPLATE, SMS_SECRET: "s", SMS_OK: "^0$" };
    const mail = { SMTP_URL: "smtps://u:p@mail.example.org", MAIL_FROM: "阳光议事厅 <hall@example.org>" };
    expect(readConfig({ ...env, ...mail }).messaging).toEqual({
      sms: { url: URL_TEMPLATE, body: null, ok: /^0$/, secret: "s" },
      mail: { url: mail.SMTP_URL, from: mail.MAIL_FROM },
    });
  });

  test.each([
    [{ SMS_GATEWAY: "http" }, ["SMS_URL"]],
    [{ SMS_GATEWAY: "smoke" }, ["SMS_GATEWAY"]],
    [{ SMS_GATEWAY: "http", SMS_URL: URL_TEMPLATE }, ["SMS_SECRET"]],
    [{ SMS_GATEWAY: "http", SMS_URL: "https://sms.example.cn/send" }, ["SMS_URL"]],
    [{ SMS_URL: "sms.example.cn/{to}{text}" }, ["SMS_URL"]],
    [{ SMS_URL: "https://sms.example.cn/{phone}" }, ["SMS_URL"]],
    [{ SMS_OK: "(" }, ["SMS_OK"]],
    [{ SMTP_URL: "smtps://u:p@mail.example.org" }, ["MAIL_FROM"]],
    [{ SMTP_URL: "http://mail.example.org", MAIL_FROM: "hall@example.org" }, ["SMTP_URL"]],
    [{ MAIL_FROM: "hall" }, ["MAIL_FROM", "SMTP_URL"]],
    [
      { SMS_GATEWAY: "http", PORT: "x", SMTP_URL: "?", SIGN_IN_TRIES: "0" },
      ["PORT", "SIGN_IN_TRIES", "SMTP_URL", "SMS_URL", "MAIL_FROM"],
    ],
  ])("%j is refused, with every fault at once", (env, names) => expect(namesOf(faultsOf(env))).toEqual(names));

  test("secrets are never repeated", () => {
    const env = { SMS_URL: "gateway?key=hush", SMS_BODY: "{hush}", SMTP_URL: "mailto:u:hush@example.org" };
    expect(faultsOf({ ...env, MAIL_FROM: "a@example.org" })).toHaveLength(3);
    expect(faultsOf({ ...env, MAIL_FROM: "a@example.org" }).join()).not.toContain("hush");
  });
});
