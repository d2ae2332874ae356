import { Secret, TOTP } from "otpauth";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { makeRecoveryCodes } from "#app/domain/factors/make-recovery-codes.server.ts";
import { entryOf } from "#app/domain/factors/queries.server.ts";
import { removeTotp } from "#app/domain/factors/remove-factor.server.ts";
import { resetFactors } from "#app/domain/factors/reset-factors.server.ts";
import { beginTotp, confirmTotp } from "#app/domain/factors/set-up-totp.server.ts";
import { showRecoveryCode } from "#app/domain/factors/show-recovery-code.server.ts";
import { showTotp } from "#app/domain/factors/show-totp.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { freshDatabase } from "../support/database.ts";
import { makeHall, makePerson } from "../votes/hall.ts";

freshDatabase();
const communityId = "hexie";
beforeAll(() => makeHall(communityId));

const STEP_MS = 30_000;
const start = new Date("2026-06-09T12:00:00Z");
const later = (steps: number) => new Date(start.getTime() + steps * STEP_MS);

async function holding(...roles: Role[]): Promise<Holder> {
  const { accountId } = await makePerson(communityId, ...roles);
  return shown(accountId);
}

/** Somebody whose session has just been begun, its factor shown. */
const shown = (accountId: string): Holder => ({
  accountId,
  session: { id: accountId, factorAt: new Date(), provedAt: new Date() },
});

async function codeAt({ accountId }: Holder, at: Date, which: "secret" | "nextSecret" = "secret") {
  const row = await prisma.totpFactor.findUniqueOrThrow({ where: { accountId } });
  const secret = new Secret({ buffer: new Uint8Array(row[which] ?? []).buffer });
  return new TOTP({ secret, algorithm: "SHA1", digits: 6, period: 30 }).generate({ timestamp: at.getTime() });
}

async function withTotp(...roles: Role[]) {
  const holder = await holding(...roles);
  await beginTotp(holder);
  await confirmTotp(holder, await codeAt(holder, start, "nextSecret"), start);
  return holder;
}

const refused = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === "rejected" ? [result.reason.message] : []));

describe("an authenticator", () => {
  test("is of use after its first right code, and of none before", async () => {
    const holder = await holding("moderator");
    await expect(confirmTotp(holder, "123456")).rejects.toThrow("totp_not_begun");
    await beginTotp(holder);
    const first = await codeAt(holder, start, "nextSecret");
    await expect(showTotp(holder, first, start)).rejects.toThrow("factor_wrong");
    await expect(confirmTotp(holder, "000000", start)).rejects.toThrow("factor_wrong");
    await confirmTotp(holder, first, start);
    await expect(showTotp(holder, first, start)).rejects.toThrow("factor_used");
    await showTotp(holder, await codeAt(holder, later(1)), later(1));
    expect((await entryOf(holder.accountId)).owesFactor).toBe(true);
  });

  test("gives a code that works once, however many try it at once", async () => {
    const holder = await withTotp("chair");
    const code = await codeAt(holder, later(1));
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => showTotp(holder, code, later(1))));
    expect(refused(results)).toEqual(Array(4).fill("factor_used"));
    // Nor the one before it, which its window would still have taken.
    await expect(showTotp(holder, await codeAt(holder, start), later(1))).rejects.toThrow("factor_used");
  });

  test("stays in force until another one is confirmed in its place", async () => {
    const holder = await withTotp("moderator");
    await beginTotp(holder);
    await showTotp(holder, await codeAt(holder, later(1)), later(1));
    const old = await codeAt(holder, later(3));
    await confirmTotp(holder, await codeAt(holder, later(2), "nextSecret"), later(2));
    await expect(showTotp(holder, old, later(3))).rejects.toThrow("factor_wrong");
    await showTotp(holder, await codeAt(holder, later(3)), later(3));
  });

  test("is not set up by who only knows the password of somebody who has one", async () => {
    const holder = await withTotp("moderator");
    const thief = { ...holder, session: { ...holder.session, factorAt: null } };
    await expect(beginTotp(thief)).rejects.toThrow("factor_first");
    await expect(makeRecoveryCodes(thief)).rejects.toThrow("factor_first");
    await expect(removeTotp(thief)).rejects.toThrow("factor_first");
  });

  test("is not taken from staff when it is their only factor; of two removals at once one stays", async () => {
    const holder = await withTotp("supervisor");
    await expect(removeTotp(holder)).rejects.toThrow("last_factor");
    await prisma.passkey.create({
      data: { id: `key-${holder.accountId}`, accountId: holder.accountId, publicKey: new Uint8Array(1), name: "钥匙" },
    });
    const { removePasskey } = await import("#app/domain/factors/remove-factor.server.ts");
    const results = await Promise.allSettled([removeTotp(holder), removePasskey(holder, `key-${holder.accountId}`)]);
    expect(refused(results)).toEqual(["last_factor"]);
  });

  test("is nothing for residents, and what staff do with theirs is written down where they serve", async () => {
    await expect(beginTotp(await holding("resident", "owner"))).rejects.toThrow("staff_only");
    const holder = await withTotp("admin", "resident");
    await makeRecoveryCodes(holder);
    const written = await prisma.auditEntry.findMany({
      where: { communityId, actorId: holder.accountId },
      orderBy: { id: "asc" },
      select: { action: true, aboutId: true, detail: true },
    });
    const aboutId = holder.accountId;
    expect(written).toEqual([
      { action: "factor.add", aboutId, detail: { kind: "totp" } },
      { action: "factor.renew", aboutId, detail: { kind: "recoveryCodes" } },
    ]);
  });
});

test("after five wrong codes each has to wait, a right one as well; a right one before forgives them", async () => {
  const holder = await withTotp("moderator");
  const wrong = () => showTotp(holder, "000000", later(1));
  for (let time = 0; time < 4; time += 1) await expect(wrong()).rejects.toThrow("factor_wrong");
  await showTotp(holder, await codeAt(holder, later(1)), later(1));
  for (let time = 0; time < 5; time += 1) await expect(wrong()).rejects.toThrow("factor_wrong");
  await expect(showTotp(holder, await codeAt(holder, later(2)), later(2))).rejects.toThrow("wait_longer");
  await prisma.attemptCount.updateMany({ data: { lastAt: new Date(Date.now() - 61_000) } });
  await showTotp(holder, await codeAt(holder, later(2)), later(2));
});

describe("recovery codes", () => {
  test("work once each, and only for their own account", async () => {
    const holder = await withTotp("moderator");
    const other = await withTotp("moderator");
    const codes = await makeRecoveryCodes(holder);
    expect(new Set(codes).size).toBe(10);
    const [first = "", second = ""] = codes;
    await expect(showRecoveryCode(other, first)).rejects.toThrow("factor_wrong");
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => showRecoveryCode(holder, first)));
    expect(refused(results)).toEqual(Array(4).fill("factor_wrong"));
    await showRecoveryCode(holder, ` ${second.toUpperCase().replaceAll("-", " ")}`);
  });

  test("are kept as digests, end when new ones are made, and go with the last factor", async () => {
    const holder = await withTotp("moderator");
    const [old = ""] = await makeRecoveryCodes(holder);
    const rows = await prisma.recoveryCode.findMany({ where: { accountId: holder.accountId } });
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toContain(old.replaceAll("-", ""));
    const [fresh = ""] = await makeRecoveryCodes(holder);
    await expect(showRecoveryCode(holder, old)).rejects.toThrow("factor_wrong");
    await showRecoveryCode(holder, fresh);

    await prisma.membership.updateMany({ where: { accountId: holder.accountId }, data: { endedAt: new Date() } });
    await removeTotp(holder);
    expect(await prisma.recoveryCode.count({ where: { accountId: holder.accountId } })).toBe(0);
    expect((await entryOf(holder.accountId)).owesFactor).toBe(false);
  });

  test("are not made for who has no factor", async () => {
    await expect(makeRecoveryCodes(await holding("moderator"))).rejects.toThrow("staff_only");
  });
});

test("who lost every factor begins anew once the operator has seen to it, and it is written down", async () => {
  const holder = await withTotp("chair");
  const { accountId } = holder;
  await makeRecoveryCodes(holder);
  await prisma.passkey.create({
    data: { id: `lost-${accountId}`, accountId, publicKey: new Uint8Array(1), name: "旧手机" },
  });
  await prisma.session.create({
    data: { id: `old-${accountId}`, accountId, expiresAt: new Date(Date.now() + 60_000) },
  });
  await expect(resetFactors("nobody-here")).rejects.toThrow("not_found");
  const { loginName } = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
  await resetFactors(` ${loginName?.toUpperCase()} `);
  const left = await Promise.all([
    prisma.totpFactor.count({ where: { accountId } }),
    prisma.passkey.count({ where: { accountId } }),
    prisma.recoveryCode.count({ where: { accountId } }),
    prisma.session.count({ where: { accountId } }),
  ]);
  expect(left).toEqual([0, 0, 0, 0]);
  expect(await prisma.auditEntry.count({ where: { action: "factor.reset", aboutId: accountId } })).toBe(1);
  await beginTotp(holder);
  await confirmTotp(holder, await codeAt(holder, later(50), "nextSecret"), later(50));
});
