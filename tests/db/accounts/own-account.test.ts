import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { askForContact, changeContact } from "#app/domain/accounts/change-contact.server.ts";
import { changePassword } from "#app/domain/accounts/change-password.server.ts";
import { chooseName } from "#app/domain/accounts/choose-name.server.ts";
import { contactOf } from "#app/domain/accounts/contact.ts";
import { endOtherSessions, endSession } from "#app/domain/accounts/end-sessions.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import type { Holder } from "#app/domain/accounts/holder.ts";
import { sessionsPage } from "#app/domain/accounts/own-queries.server.ts";
import { proveAgain } from "#app/domain/accounts/prove-again.server.ts";
import type { Role } from "#app/domain/shared/actor.ts";
import { createSessions } from "#app/http/session.server.ts";
import { freshDatabase } from "../support/database.ts";
import { makeHall, makePerson } from "../votes/hall.ts";

freshDatabase();
const here = "hexie";
const there = "heping";
const sessions = createSessions({ secure: false });

beforeAll(async () => {
  await makeHall(here);
  await makeHall(there);
});

const holding = async (communityId: string, ...roles: Role[]): Promise<Holder> => {
  const { accountId } = await makePerson(communityId, ...roles);
  return { accountId, session: { id: accountId, factorAt: null, provedAt: new Date() } };
};

const nameOf = (accountId: string) =>
  prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { shownName: true, nameStyle: true, realName: true },
  });
const rename = (accountId: string, realName: string) =>
  prisma.account.update({ where: { id: accountId }, data: { realName, shownName: realName } });

describe("names", () => {
  test("are one's own in the community: of two at once, and of look-alikes, one gets it", async () => {
    const [one, other, third] = [
      await holding(here, "resident"),
      await holding(here, "owner"),
      await holding(here, "resident"),
    ];
    const results = await Promise.allSettled([
      chooseName(one, "chosen", "豆豆妈妈"),
      chooseName(other, "chosen", "豆豆 妈妈"),
    ]);
    expect(results.filter(({ status }) => status === "rejected")).toMatchObject([{ reason: { code: "name_taken" } }]);
    await expect(chooseName(third, "chosen", "豆豆妈媽".replace("媽", "妈"))).rejects.toThrow("name_taken");
    expect((await nameOf(third.accountId)).nameStyle).toBe("masked");

    const elsewhere = await holding(there, "resident");
    await chooseName(elsewhere, "chosen", "豆豆妈妈");
    expect(await nameOf(elsewhere.accountId)).toMatchObject({ shownName: "豆豆妈妈", nameStyle: "chosen" });
  });

  test("are free again when their owner takes another", async () => {
    const [one, other] = [await holding(here, "resident"), await holding(here, "resident")];
    await chooseName(one, "chosen", "七楼的风");
    await chooseName(one, "chosen", "七楼的 风");
    await chooseName(one, "masked", "");
    expect((await nameOf(one.accountId)).shownName).toBe("某*");
    await chooseName(other, "chosen", "七楼的风");
    await expect(chooseName(one, "chosen", "七楼的风")).rejects.toThrow("name_taken");
  });

  test("that pass for staff's are refused, their own excepted", async () => {
    const staff = await holding(here, "chair");
    await rename(staff.accountId, "王芳芳");
    const resident = await holding(here, "resident");
    for (const name of ["王芳芳", "王 芳芳", "王芳芳主任"]) {
      await expect(chooseName(resident, "chosen", name)).rejects.toThrow("name_of_staff");
    }
    await chooseName(staff, "chosen", "王芳芳主任");
    await chooseName(await holding(there, "resident"), "chosen", "王芳芳");
  });

  test("real names may be shared, but not with staff, and not be words of office", async () => {
    const [one, other, grand, namesake] = [
      ...[await holding(here, "resident"), await holding(here, "resident")],
      ...[await holding(here, "resident"), await holding(here, "resident")],
    ] as [Holder, Holder, Holder, Holder];
    for (const { accountId } of [one, other]) await rename(accountId, "张建国");
    await rename(grand.accountId, "官方通知");
    const staff = await holding(here, "moderator");
    await rename(staff.accountId, "李敏敏");
    await rename(namesake.accountId, "李敏敏");
    await chooseName(one, "real", "");
    await chooseName(other, "real", "");
    expect((await nameOf(other.accountId)).shownName).toBe("张建国");
    await expect(chooseName(await holding(here, "resident"), "chosen", "张建国")).rejects.toThrow("name_taken");
    await expect(chooseName(grand, "real", "")).rejects.toThrow("name_reserved");
    await expect(chooseName(namesake, "real", "")).rejects.toThrow("name_of_staff");
  });

  test("come along to another community, where a name that is taken gives way", async () => {
    const [guest, local] = [await holding(here, "resident"), await holding(there, "resident")];
    await chooseName(guest, "chosen", "慢慢走");
    await chooseName(local, "chosen", "早起的人");
    const move = (accountId: string) =>
      grantRole(prisma, { communityId: there, accountId, role: "resident", grantedById: null, reason: "" });
    await move(guest.accountId);
    await grantRole(prisma, {
      communityId: there,
      accountId: guest.accountId,
      role: "owner",
      grantedById: null,
      reason: "",
    });
    expect((await nameOf(guest.accountId)).shownName).toBe("慢慢走");
    await expect(chooseName(local, "chosen", "慢慢走")).rejects.toThrow("name_taken");

    const late = await holding(here, "resident");
    await chooseName(late, "chosen", "早起的人");
    await move(late.accountId);
    expect(await nameOf(late.accountId)).toMatchObject({ shownName: "某*", nameStyle: "masked" });
    expect(await prisma.communityName.count({ where: { accountId: late.accountId } })).toBe(0);
  });
});

describe("sessions", () => {
  const begin = async (accountId: string) => {
    const cookie = (await sessions.begin(accountId, { cookies: undefined, userAgent: "Firefox/1 (Android)" })).split(
      ";",
    )[0];
    const { person } = await sessions.person(cookie);
    if (!person) throw new Error("nobody");
    return { cookie, person };
  };
  const isIn = async (cookie: string | undefined) => (await sessions.person(cookie)).person !== null;

  test("are listed for their owner, who signs out one or all others", async () => {
    const { accountId } = await holding(here, "resident");
    const stranger = await begin((await holding(here, "resident")).accountId);
    const [own, one, other] = [await begin(accountId), await begin(accountId), await begin(accountId)];
    const listed = await sessionsPage(own.person);
    expect(listed.map(({ isThis }) => isThis).filter(Boolean)).toHaveLength(1);
    expect(listed).toHaveLength(3);
    expect(listed[0]?.device).toBe("Firefox · Android");

    await endSession(own.person, one.person.session.id);
    expect([await isIn(own.cookie), await isIn(one.cookie), await isIn(other.cookie)]).toEqual([true, false, true]);
    await endSession(own.person, stranger.person.session.id);
    expect(await isIn(stranger.cookie)).toBe(true);
    await endOtherSessions(own.person);
    expect([await isIn(own.cookie), await isIn(other.cookie)]).toEqual([true, false]);
    expect(await isIn(stranger.cookie)).toBe(true);
  });

  test("end with the old password, all but the one it was changed in", async () => {
    const { accountId } = await holding(here, "resident");
    const [own, other] = [await begin(accountId), await begin(accountId)];
    await changePassword(own.person, "新的密码 2026!");
    expect([await isIn(own.cookie), await isIn(other.cookie)]).toEqual([true, false]);
    await proveAgain(own.person, "新的密码 2026!");
    await expect(proveAgain(own.person, "新的密码2026!")).rejects.toThrow("wrong_password");

    const late = { ...own.person, session: { ...own.person.session, provedAt: new Date(Date.now() - 16 * 60_000) } };
    await expect(changePassword(late, "another password")).rejects.toThrow("prove_again");
  });
});

describe("a phone or e-mail address", () => {
  let sent = "";
  const messenger = {
    send: async (_to: string, { code }: { code: string }) => {
      sent = code;
    },
  };
  const means = { messengers: { phone: messenger, email: messenger }, codesPerHour: 100 };
  const asks = async (holder: Holder, value: string) => {
    const id = randomUUID();
    const to = contactOf(value);
    if (!to) throw new Error(value);
    await askForContact(holder, { id, to, network: "192.0.2.1" }, means);
    return { id, code: sent };
  };
  const contactsOf = (accountId: string) =>
    prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: { phone: true, email: true } });

  test("is taken over by who shows the code that went there, and for their own account alone", async () => {
    const [holder, thief] = [await holding(here, "resident"), await holding(here, "resident")];
    const { id, code } = await asks(holder, "139 0000 1111");
    await expect(changeContact(thief, id, code)).rejects.toThrow("code_spent");
    await expect(changeContact(holder, id, code === "000000" ? "000001" : "000000")).rejects.toThrow("code_wrong");
    await changeContact(holder, id, code);
    await expect(changeContact(holder, id, code)).rejects.toThrow("code_spent");
    const mail = await asks(holder, "Chen.Hai@Example.org");
    await changeContact(holder, mail.id, mail.code);
    expect(await contactsOf(holder.accountId)).toEqual({ phone: "13900001111", email: "chen.hai@example.org" });
    expect(await contactsOf(thief.accountId)).toEqual({ phone: null, email: null });
  });

  test("that is somebody's already is not taken from them", async () => {
    const [owner, other] = [await holding(here, "resident"), await holding(here, "resident")];
    await prisma.account.update({ where: { id: owner.accountId }, data: { phone: "13900002222" } });
    const { id, code } = await asks(other, "13900002222");
    await expect(changeContact(other, id, code)).rejects.toThrow("contact_taken");
    expect((await contactsOf(owner.accountId)).phone).toBe("13900002222");
  });

  test("is not changed in a session whose proof is old, nor past a factor that was not shown", async () => {
    const holder = await holding(here, "resident");
    const late = { ...holder, session: { ...holder.session, provedAt: new Date(Date.now() - 16 * 60_000) } };
    await expect(asks(late, "13900003333")).rejects.toThrow("prove_again");
    await prisma.passkey.create({
      data: { id: holder.accountId, accountId: holder.accountId, publicKey: new Uint8Array(1), name: "钥匙" },
    });
    await expect(asks(holder, "13900003333")).rejects.toThrow("factor_first");
    expect(await prisma.oneTimeCode.count({ where: { target: "13900003333" } })).toBe(0);
  });
});
