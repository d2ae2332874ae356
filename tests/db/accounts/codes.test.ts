import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { CodeMessage } from "#app/domain/accounts/code-message.ts";
import { contactOf } from "#app/domain/accounts/contact.ts";
import { enterByCode as enter } from "#app/domain/accounts/enter-by-code.server.ts";
import { provenContact, register } from "#app/domain/accounts/register.server.ts";
import { resetPassword } from "#app/domain/accounts/reset-password.server.ts";
import { sendCode } from "#app/domain/accounts/send-code.server.ts";
import { sweepEntrances } from "#app/domain/accounts/sweep-entrances.server.ts";
import { withCode } from "#app/domain/accounts/use-code.server.ts";
import type { Refused } from "#app/domain/shared/refusal.ts";
import { freshDatabase } from "../support/database.ts";

freshDatabase();

let phones = 0;
const newPhone = () => `138${String(++phones).padStart(8, "0")}`;

/** A gateway that keeps what it was given, or fails as told. */
function post(fails = false) {
  const sent: (CodeMessage & { to: string })[] = [];
  const messenger = {
    async send(to: string, message: CodeMessage) {
      sent.push({ to, ...message });
      if (fails) throw new Error("the gateway is on fire");
    },
  };
  return { sent, means: { messengers: { phone: messenger, email: messenger }, codesPerHour: 20 } };
}

let networks = 0;
type Purpose = Parameters<typeof sendCode>[0]["purpose"];

async function codeFor(value: string, { purpose = "enter" as Purpose, id = randomUUID() as string } = {}) {
  const { sent, means } = post();
  await sendCode({ id, purpose, to: contact(value), network: `192.0.2.${++networks}` }, means);
  return { id, code: sent[0]?.code ?? "" };
}

function contact(value: string) {
  const found = contactOf(value);
  if (!found) throw new Error(`${value} is no contact`);
  return found;
}

const other = (code: string) => (code === "000000" ? "000001" : "000000");
const refusal = (code: string) => expect.objectContaining({ code });

/** As if so much time had passed since every code to this number. */
const later = (target: string, seconds: number) =>
  prisma.$executeRaw`UPDATE "OneTimeCode" SET "sentAt" = "sentAt" - ${seconds} * interval '1 second',
    "expiresAt" = "expiresAt" - ${seconds} * interval '1 second', "usedAt" = "usedAt" - ${seconds} * interval '1 second'
    WHERE "target" = ${target}`;

const CONSENT = { privacyVersion: "2026-11" };

async function registered(phone: string, realName = "陈大海", password?: string) {
  const { id, code } = await codeFor(phone);
  const entered = await enter(id, code);
  if (!("proof" in entered)) throw new Error("known already");
  return register({ ...CONSENT, proof: entered.proof, realName, password });
}

describe("a code", () => {
  test("is six digits, kept as a digest, and opens once", async () => {
    const phone = newPhone();
    const { id, code } = await codeFor(phone);
    expect(code).toMatch(/^\d{6}$/);
    const row = await prisma.oneTimeCode.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(code);
    expect(row.expiresAt.getTime() - row.sentAt.getTime()).toBe(300_000);
    expect(await enter(id, code)).toEqual({ proof: expect.stringMatching(`^${id}\\.`) });
    await expect(enter(id, code)).rejects.toEqual(refusal("code_spent"));
  });

  test("is valid for five minutes and no longer", async () => {
    const [early, late] = [newPhone(), newPhone()];
    const [one, another] = [await codeFor(early), await codeFor(late)];
    await later(early, 295);
    await later(late, 301);
    await expect(enter(one.id, one.code)).resolves.toHaveProperty("proof");
    await expect(enter(another.id, another.code)).rejects.toEqual(refusal("code_spent"));
  });

  test("can be guessed at five times, however many guess at once, and then is worth nothing", async () => {
    const { id, code } = await codeFor(newPhone());
    const guesses = await Promise.allSettled(Array.from({ length: 40 }, () => enter(id, other(code))));
    const codes = guesses.map((guess) => (guess.status === "rejected" ? (guess.reason as Refused).code : "in"));
    expect(codes.filter((said) => said === "code_wrong")).toHaveLength(5);
    expect(codes.filter((said) => said === "code_spent")).toHaveLength(35);
    await expect(enter(id, code)).rejects.toEqual(refusal("code_spent"));
  });

  test("lets in once, however often it is sent at once", async () => {
    const { id, code } = await codeFor(newPhone());
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => enter(id, code)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("for one thing does for nothing else, and a guess at the wrong place is no try", async () => {
    const phone = newPhone();
    await registered(phone);
    for (const purpose of ["resetPassword", "changePhone", "changeEmail"] as const) {
      await later(phone, 61);
      const { id, code } = await codeFor(phone, { purpose });
      await expect(enter(id, code), purpose).rejects.toEqual(refusal("code_spent"));
      expect(await prisma.oneTimeCode.findUnique({ where: { id } })).toMatchObject({ triesLeft: 5, usedAt: null });
    }
    await later(phone, 61);
    const { id, code } = await codeFor(phone);
    await expect(resetPassword(id, code, "锄禾日当午汗滴禾下土")).rejects.toEqual(refusal("code_spent"));
  });

  test("of one browser is worth nothing in another: the right digits for another code are wrong", async () => {
    const phone = newPhone();
    const mine = await codeFor(phone);
    await later(phone, 61);
    const theirs = await codeFor(phone);
    if (mine.code !== theirs.code) await expect(enter(theirs.id, mine.code)).rejects.toEqual(refusal("code_wrong"));
    for (const id of ["", "x", `${mine.id}x`, randomUUID()])
      await expect(enter(id, mine.code), id).rejects.toEqual(refusal("code_spent"));
    await expect(enter(mine.id, mine.code)).resolves.toHaveProperty("proof");
  });

  test("stays as it was when what it was used for is refused; a wrong one counts all the same", async () => {
    const { id, code } = await codeFor(newPhone());
    const fail = () => Promise.reject(new Error("not today"));
    await expect(withCode({ id, purpose: "enter", code }, fail)).rejects.toThrow("not today");
    await expect(withCode({ id, purpose: "enter", code: other(code) }, fail)).rejects.toEqual(refusal("code_wrong"));
    expect(await prisma.oneTimeCode.findUnique({ where: { id } })).toMatchObject({ triesLeft: 4, usedAt: null });
  });
});

describe("sending", () => {
  test("once a minute to one number, from wherever, ten times a day", async () => {
    const phone = newPhone();
    await codeFor(phone);
    await expect(codeFor(phone)).rejects.toMatchObject({ code: "wait_longer", waitSeconds: expect.any(Number) });
    await expect(codeFor(phone, { purpose: "resetPassword" })).rejects.toMatchObject({ code: "wait_longer" });
    for (let n = 2; n <= 10; n += 1) {
      await later(phone, 60);
      await codeFor(phone);
    }
    await later(phone, 3_600);
    const eleventh = await codeFor(phone).catch((error: Refused) => error);
    expect(eleventh).toMatchObject({ code: "wait_longer" });
    expect((eleventh as Refused).waitSeconds).toBeGreaterThan(20 * 3_600);
    await later(phone, 86_400);
    await codeFor(phone);
  });

  test("to one number one at a time, though many ask at once", async () => {
    const phone = newPhone();
    const asked = await Promise.allSettled(Array.from({ length: 12 }, () => codeFor(phone)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("twenty an hour from one address, though many ask at once, a hundred a day; others are not held up", async () => {
    const { means, sent } = post();
    const ask = (network: string) =>
      sendCode({ id: randomUUID(), purpose: "enter", to: contact(newPhone()), network }, means);
    const asked = await Promise.allSettled(Array.from({ length: 25 }, () => ask("203.0.113.7")));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    expect(sent).toHaveLength(20);
    const passHour = () =>
      prisma.$executeRaw`UPDATE "OneTimeCode" SET "sentAt" = "sentAt" - interval '1 hour' WHERE "origin" =
        (SELECT "origin" FROM "OneTimeCode" WHERE "target" = ${sent[0]?.to ?? ""})`;
    for (let hour = 1; hour < 5; hour += 1) {
      await passHour();
      for (let n = 0; n < 20; n += 1) await ask("203.0.113.7");
    }
    await passHour();
    await expect(ask("203.0.113.7")).rejects.toMatchObject({ code: "wait_longer" });
    await ask("203.0.113.8");
  });

  test("the same form twice is one message, and another's form is not taken for it", async () => {
    const { means, sent } = post();
    const sending = { id: randomUUID(), purpose: "enter", to: contact(newPhone()), network: "192.0.2.200" } as const;
    await Promise.all([sendCode(sending, means), sendCode(sending, means)]);
    expect(sent).toHaveLength(1);
    await expect(sendCode({ ...sending, to: contact(newPhone()) }, means)).rejects.toEqual(refusal("code_spent"));
    await expect(sendCode({ ...sending, purpose: "resetPassword" }, means)).rejects.toEqual(refusal("code_spent"));
  });

  test("that fails is said, its code is worth nothing, and the code before it still is", async () => {
    const phone = newPhone();
    const before = await codeFor(phone);
    await later(phone, 61);
    const { means, sent } = post(true);
    const id = randomUUID();
    const sending = { id, purpose: "enter", to: contact(phone), network: "192.0.2.201" } as const;
    await expect(sendCode(sending, means)).rejects.toEqual(refusal("message_not_sent"));
    await expect(enter(id, sent[0]?.code ?? "")).rejects.toEqual(refusal("code_spent"));
    await expect(enter(before.id, before.code)).resolves.toHaveProperty("proof");
    await expect(codeFor(phone), "what a gateway may have sent counts").rejects.toMatchObject({ code: "wait_longer" });
  });

  test("is refused where nothing is set up to send with", async () => {
    const means = { messengers: { phone: null, email: null }, codesPerHour: 20 };
    const sending = { id: randomUUID(), purpose: "enter", to: contact(newPhone()), network: "192.0.2.202" } as const;
    await expect(sendCode(sending, means)).rejects.toEqual(refusal("no_messenger"));
  });

  test("leaves nothing behind after two days", async () => {
    const phone = newPhone();
    const { id } = await codeFor(phone);
    await later(phone, 47 * 3_600);
    await sweepEntrances();
    expect(await prisma.oneTimeCode.count({ where: { id } })).toBe(1);
    await later(phone, 2 * 3_600);
    await sweepEntrances();
    expect(await prisma.oneTimeCode.count({ where: { id } })).toBe(0);
  });
});

describe("registering", () => {
  test("makes an account with consents, seen by neighbours in part, without any role", async () => {
    const phone = newPhone();
    const accountId = await registered(phone, "陈大海", "锄禾日当午汗滴禾下土");
    const account = await prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: {
        ...{ phone: true, email: true, loginName: true, realName: true, shownName: true, isDemo: true },
        passwordHash: true,
        consents: { select: { kind: true, version: true }, orderBy: { kind: "asc" } },
        memberships: true,
      },
    });
    expect(account).toEqual({
      ...{ phone, email: null, loginName: null, realName: "陈大海", shownName: "陈*海", isDemo: false },
      passwordHash: expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/),
      consents: [
        { kind: "adult", version: "2026-11" },
        { kind: "privacy", version: "2026-11" },
      ],
      memberships: [],
    });
  });

  test("a known phone is simply in", async () => {
    const phone = newPhone();
    const accountId = await registered(phone);
    await later(phone, 61);
    const { id, code } = await codeFor(phone);
    expect(await enter(id, code)).toEqual({ accountId });
  });

  test("sent ten times at once is one account", async () => {
    const { id, code } = await codeFor(newPhone());
    const entered = await enter(id, code);
    const proof = "proof" in entered ? entered.proof : "";
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => register({ ...CONSENT, proof, realName: "陈大海" })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await prisma.consent.count({ where: { accountId: ids[0] ?? "" } })).toBe(2);
  });

  test("needs the proof that the code was right, for half an hour, and nothing less", async () => {
    const phone = newPhone();
    const { id, code } = await codeFor(phone);
    const attempt = (proof: string) => register({ ...CONSENT, proof, realName: "陈大海" });
    for (const proof of ["", id, `${id}.`, `${id}.${code}`, "x.y"])
      await expect(attempt(proof), proof).rejects.toEqual(refusal("code_spent"));
    const entered = await enter(id, code);
    const proof = "proof" in entered ? entered.proof : "";
    for (const wrong of [`${id}.${code}`, `${id}.`, proof.slice(0, -1), `${proof}x`])
      await expect(attempt(wrong), wrong).rejects.toEqual(refusal("code_spent"));
    expect(await provenContact(proof)).toMatchObject({ value: phone });
    await later(phone, 31 * 60);
    await expect(attempt(proof)).rejects.toEqual(refusal("code_spent"));
    expect(await prisma.account.count({ where: { phone } })).toBe(0);
  });

  test("by e-mail wants a password; a password much like one's own name or number is refused, and one may try again", async () => {
    const { id, code } = await codeFor("chen.dahai@example.org");
    const entered = await enter(id, code);
    const proof = "proof" in entered ? entered.proof : "";
    const attempt = (password?: string) => register({ ...CONSENT, proof, realName: "陈大海", password });
    await expect(attempt()).rejects.toEqual(refusal("password_needed"));
    await expect(attempt("chen.dahai1")).rejects.toEqual(refusal("password_too_close"));
    await expect(attempt("锄禾日当午汗滴禾下土")).resolves.toMatch(/-/);
  });
});

describe("resetting a password", () => {
  const NEW = "粒粒皆辛苦谁知盘中餐";

  test("gives a new one and ends every session", async () => {
    const phone = newPhone();
    const accountId = await registered(phone, "陈大海", "锄禾日当午汗滴禾下土");
    const before = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    await prisma.session.create({ data: { id: randomUUID(), accountId, expiresAt: new Date(Date.now() + 60_000) } });
    await prisma.knownDevice.create({ data: { accountId, id: "a device" } });
    await later(phone, 61);
    const { id, code } = await codeFor(phone, { purpose: "resetPassword" });
    await expect(resetPassword(id, other(code), NEW)).rejects.toEqual(refusal("code_wrong"));
    expect(await prisma.session.count({ where: { accountId } })).toBe(1);
    expect(await resetPassword(id, code, NEW)).toBe(accountId);
    const after = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    expect(after.passwordHash).not.toBe(before.passwordHash);
    expect(await prisma.session.count({ where: { accountId } })).toBe(0);
    expect(await prisma.knownDevice.count({ where: { accountId } })).toBe(0);
    await expect(resetPassword(id, code, NEW)).rejects.toEqual(refusal("code_spent"));
  });

  test("of a number nobody registered is told to its owner alone; erased accounts are nobody's", async () => {
    const phone = newPhone();
    const { id, code } = await codeFor(phone, { purpose: "resetPassword" });
    await expect(resetPassword(id, other(code), NEW)).rejects.toEqual(refusal("code_wrong"));
    await expect(resetPassword(id, code, NEW)).rejects.toEqual(refusal("not_registered"));
  });
});
