import { randomUUID } from "node:crypto";
import { hash as argon2 } from "@node-rs/argon2";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { WAITS } from "#app/domain/accounts/attempts.ts";
import { deviceIdOf, noteSignInOn } from "#app/domain/accounts/note-device.server.ts";
import { hashPassword, type PasswordHash, passwordFits } from "#app/domain/accounts/password.server.ts";
import { signIn } from "#app/domain/accounts/sign-in.server.ts";
import { sweepEntrances } from "#app/domain/accounts/sweep-entrances.server.ts";
import type { Refused } from "#app/domain/shared/refusal.ts";
import { freshDatabase } from "../support/database.ts";

freshDatabase();

const PASSWORD = "锄禾日当午汗滴禾下土";
const FREE = 5;
/** As we hash, and as cheaply as can be: what a hash costs is said in it. */
let hash: PasswordHash;
let cheap: PasswordHash;
beforeAll(async () => {
  hash = await hashPassword(PASSWORD);
  cheap = (await argon2(PASSWORD, { memoryCost: 8, timeCost: 1 })) as PasswordHash;
});

let made = 0;
async function makeAccount(passwordHash: PasswordHash | null = cheap) {
  made += 1;
  const names = {
    loginName: `person${made}`,
    phone: `139${String(made).padStart(8, "0")}`,
    email: `p${made}@example.org`,
  };
  const { id } = await prisma.account.create({ data: { ...names, realName: "某人", shownName: "某*", passwordHash } });
  return { id, ...names };
}

/** As many neighbours, whose names begin so. */
const makeNeighbours = (name: string, count: number) =>
  prisma.account.createMany({
    data: Array.from({ length: count }, (_, n) => ({
      ...{ loginName: `${name}${n}`, realName: "某人", shownName: "某*", passwordHash: cheap },
    })),
  });

let networks = 0;
const newNetwork = () => `198.51.100.${++networks}`;
type Where = { network?: string; device?: string };

/** How an attempt goes: the account, or the refusal's code. */
const attempt = (name: string, password: string, { network = newNetwork(), device = "" }: Where = {}) =>
  signIn({ name, password, network, deviceId: deviceIdOf(device) }, FREE).catch((error: Refused) => error.code);

/** As if so many seconds had passed for every count. */
const pass = (seconds: number) =>
  prisma.$executeRaw`UPDATE "AttemptCount" SET "lastAt" = "lastAt" - ${seconds} * interval '1 second',
    "since" = "since" - ${seconds} * interval '1 second'`;

async function wrongly(times: number, name: string, where: () => Where = () => ({})) {
  const said = [];
  for (let n = 0; n < times; n += 1) said.push(await attempt(name, `guess ${n}`, where()));
  return said;
}

describe("signing in", () => {
  test("by name, phone or e-mail address, however they are typed", async () => {
    const { id, loginName, phone, email } = await makeAccount();
    for (const name of [loginName.toUpperCase(), ` ${loginName} `, phone, `+86 ${phone}`, email.toUpperCase()])
      expect(await attempt(name, PASSWORD), name).toBe(id);
    for (const wrong of [`${PASSWORD} `, PASSWORD.slice(1), ""]) {
      expect(await attempt(loginName, wrong)).toBe("wrong_sign_in");
    }
  });

  test("nobody gets in by password who has none", async () => {
    const without = await makeAccount(null);
    expect(await attempt(without.phone, "")).toBe("wrong_sign_in");
  });

  test("known and unknown names are counted and refused alike", async () => {
    const { loginName } = await makeAccount();
    const nobody = `nobody${made}`;
    const [known, unknown] = [await wrongly(8, loginName), await wrongly(8, nobody)];
    expect(known).toEqual([...Array(5).fill("wrong_sign_in"), ...Array(3).fill("wait_longer")]);
    expect(unknown).toEqual(known);
    const counts = await prisma.attemptCount.findMany({ select: { key: true } });
    expect(JSON.stringify(counts)).not.toMatch(/person|nobody|198\.51/);
  });
});

describe("guessing at one account from many addresses", () => {
  test("has five tries, and then waits that grow to a quarter of an hour, the right password included", async () => {
    const { id, loginName } = await makeAccount();
    expect(await wrongly(FREE, loginName)).toEqual(Array(FREE).fill("wrong_sign_in"));
    for (const wait of [...WAITS, WAITS.at(-1) ?? 0]) {
      await pass(wait - 2);
      expect(await attempt(loginName, PASSWORD), `${wait - 2} s later`).toBe("wait_longer");
      await pass(3);
      expect(await attempt(loginName, "guess")).toBe("wrong_sign_in");
    }
    await pass(900);
    expect(await attempt(loginName, PASSWORD)).toBe(id);
    expect(await wrongly(FREE, loginName), "who was right starts afresh").toEqual(Array(FREE).fill("wrong_sign_in"));
  });

  test("says how long to wait", async () => {
    const { loginName } = await makeAccount();
    await wrongly(FREE, loginName);
    await pass(20);
    const asked = signIn({ name: loginName, password: PASSWORD, network: newNetwork(), deviceId: "" }, FREE);
    await expect(asked).rejects.toMatchObject({ code: "wait_longer", waitSeconds: 40 });
  });

  test("gets no more tries by guessing all at once", async () => {
    const { loginName } = await makeAccount();
    const said = await Promise.all(Array.from({ length: 40 }, (_, n) => attempt(loginName, `guess ${n}`)));
    expect(said.filter((code) => code === "wrong_sign_in")).toHaveLength(FREE);
  });

  test("never keeps the owner out on a device of theirs, nor does guessing there slow others", async () => {
    const { id, loginName } = await makeAccount();
    await noteSignInOn(id, "my phone");
    await wrongly(8, loginName);
    expect(await attempt(loginName, PASSWORD)).toBe("wait_longer");
    expect(await attempt(loginName, PASSWORD, { device: "my phone" })).toBe(id);
    expect(await attempt(loginName, PASSWORD, { device: "a device of somebody else" })).toBe("wait_longer");
    await pass(900);
    const where = () => ({ device: "my phone" });
    expect((await wrongly(8, loginName, where)).filter((code) => code === "wait_longer")).toHaveLength(3);
    expect(await attempt(loginName, PASSWORD, { device: "my phone" })).toBe("wait_longer");
    expect(await attempt(loginName, PASSWORD)).toBe(id);
  });
});

describe("one password sprayed over many accounts from one address", () => {
  test("is slowed after as many as ten people may get wrong; accounts and other addresses are not", async () => {
    const network = "203.0.113.9";
    const owner = await makeAccount();
    await makeNeighbours("victim", 55);
    const said = [];
    for (let n = 0; n < 55; n += 1) said.push(await attempt(`victim${n}`, "Spring2026!", { network }));
    expect(said).toEqual([...Array(50).fill("wrong_sign_in"), ...Array(5).fill("wait_longer")]);
    expect(await attempt(owner.loginName, PASSWORD, { network })).toBe("wait_longer");
    expect(await attempt(owner.loginName, PASSWORD)).toBe(owner.id);
    await noteSignInOn(owner.id, "at home");
    expect(await attempt(owner.loginName, PASSWORD, { network, device: "at home" })).toBe(owner.id);
    const counted = await prisma.attemptCount.count({ where: { failures: { gt: 1 } } });
    await attempt("victim54", "Spring2026!", { network });
    expect(await prisma.attemptCount.count({ where: { failures: { gt: 1 } } }), "who waits is not counted").toBe(
      counted,
    );
  });

  test("and neighbours who come at once are not in one another's way", async () => {
    const network = "203.0.113.12";
    await makeNeighbours("neighbour", 16);
    const come = (_: unknown, n: number) => attempt(`neighbour${n}`, "a typo", { network });
    for (let turn = 0; turn < 3; turn += 1) {
      const said = await Promise.all(Array.from({ length: 16 }, come));
      expect(new Set(said)).toEqual(new Set(["wrong_sign_in"]));
    }
  });

  test("is not made free again by signing in to an account of one's own", async () => {
    const network = "203.0.113.10";
    const own = await makeAccount();
    await makeNeighbours("target", 52);
    for (let n = 0; n < 49; n += 1) await attempt(`target${n}`, "Spring2026!", { network });
    expect(await attempt(own.loginName, PASSWORD, { network })).toBe(own.id);
    expect(await attempt("target50", "Spring2026!", { network })).toBe("wrong_sign_in");
    expect(await attempt("target51", "Spring2026!", { network })).toBe("wait_longer");
  });

  test("is forgotten after an hour, and its counts are thrown away after two days", async () => {
    const network = "203.0.113.11";
    await makeNeighbours("aim", 51);
    for (let n = 0; n < 51; n += 1) await attempt(`aim${n}`, "Spring2026!", { network });
    await pass(3_601);
    const said = [];
    for (let n = 0; n < 10; n += 1) said.push(await attempt(`aim${n}`, "Spring2026!", { network }));
    expect(new Set(said)).toEqual(new Set(["wrong_sign_in"]));
    await pass(49 * 3_600);
    await sweepEntrances();
    expect(await prisma.attemptCount.count()).toBe(0);
  });
});

test("a name tells nothing by the time its refusal takes", async () => {
  const { loginName } = await makeAccount(hash);
  const without = await makeAccount(null);
  const times: Record<string, number[]> = {};
  // In turn, so that a busy moment of the machine hits all alike.
  for (let n = 0; n < 25; n += 1) {
    for (const name of [loginName, without.phone, `stranger-${randomUUID()}`]) {
      const kind = name.startsWith("stranger") ? "unknown" : name === loginName ? "known" : "without";
      const began = performance.now();
      await signIn({ name, password: "guess", network: newNetwork(), deviceId: "" }, 1_000).catch(() => {});
      times[kind] = [...(times[kind] ?? []), performance.now() - began];
    }
  }
  // What else the machine does only adds: the fastest tells.
  const fastest = (kind: string) => Math.min(...(times[kind] ?? []));
  const all = ["known", "without", "unknown"].map(fastest);
  // The hash alone is nearly all of it: where it is left out the time falls to a tenth.
  expect(Math.max(...all) / Math.min(...all), `${all.map(Math.round)} ms`).toBeLessThan(1.5);
}, 60_000);

test("a hundred passwords at once are compared a few at a time; beyond that people are asked to come again", async () => {
  // In as much memory, and half the time.
  const quick = (await argon2(PASSWORD, { memoryCost: 19_456, timeCost: 1, parallelism: 1 })) as PasswordHash;
  const before = process.memoryUsage().rss;
  const asked = await Promise.allSettled(Array.from({ length: 300 }, () => passwordFits(quick, PASSWORD)));
  const refused = asked.filter(({ status }) => status === "rejected");
  expect(asked.length - refused.length).toBe(102);
  expect(refused.every((one) => one.status === "rejected" && (one.reason as Refused).code === "too_busy")).toBe(true);
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  expect(await passwordFits(quick, PASSWORD)).toBe(true);
}, 60_000);
