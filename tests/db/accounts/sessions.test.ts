import { beforeAll, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { grantRole } from "#app/domain/accounts/grant-role.server.ts";
import { createSessions } from "#app/http/session.server.ts";
import { freshDatabase } from "../support/database.ts";
import { makeHall, makePerson } from "../votes/hall.ts";

freshDatabase();
const communityId = "hexie";
const sessions = createSessions({ secure: false });
const userAgent = "Mozilla/5.0 (iPhone) MicroMessenger/8.0";

beforeAll(() => makeHall(communityId));

/** What a browser sends back of a Set-Cookie line. */
const kept = (setCookie = "") => setCookie.split(";")[0] ?? "";

async function signedIn(...roles: Parameters<typeof makePerson>[1][]) {
  const { accountId } = await makePerson(communityId, ...roles);
  const cookie = kept(await sessions.begin(accountId, { cookies: undefined, userAgent }));
  return { accountId, cookie };
}

const grant = (accountId: string, role: "chair" | "resident") =>
  grantRole(prisma, { communityId, accountId, role, grantedById: null, reason: "" });

test("signing in remembers the device, and ends the session that was brought", async () => {
  const { accountId, cookie } = await signedIn("resident");
  const again = kept(await sessions.begin(accountId, { cookies: cookie, userAgent: undefined }));
  expect((await sessions.person(cookie)).person).toBeNull();
  expect((await sessions.person(again)).person?.accountId).toBe(accountId);
  const rows = await prisma.session.findMany({ where: { accountId }, select: { device: true } });
  expect(rows).toEqual([{ device: "" }]);

  const other = await signedIn("resident");
  expect(await prisma.session.findFirst({ where: { accountId: other.accountId }, select: { device: true } })).toEqual({
    device: "微信 · iPhone",
  });
});

test("when roles change, the next request goes on under another id and the old cookie is dead", async () => {
  const { accountId, cookie } = await signedIn("resident");
  expect(await sessions.person(cookie)).toMatchObject({ person: { accountId } });
  expect((await sessions.person(cookie)).setCookie).toBeUndefined();

  await grant(accountId, "chair");
  const changed = await sessions.person(cookie);
  expect(changed.person?.owesFactor).toBe(true);
  const renewed = kept(changed.setCookie);
  expect(renewed).not.toBe(cookie);
  // The browser may hold the new cookie already: what it brought late does not wipe it out.
  expect(await sessions.person(cookie)).toEqual({ person: null });
  expect((await sessions.person(renewed)).person?.session.id).toBe(changed.person?.session.id);

  await prisma.membership.updateMany({ where: { accountId, role: "chair" }, data: { endedAt: new Date() } });
  const ended = await sessions.person(renewed);
  expect(ended.person?.owesFactor).toBe(false);
  expect(kept(ended.setCookie)).not.toBe(renewed);
});

test("many requests at once after a change of roles give the session one new id", async () => {
  const { accountId, cookie } = await signedIn("resident");
  await sessions.person(cookie);
  await grant(accountId, "chair");
  const answers = await Promise.all(Array.from({ length: 5 }, () => sessions.person(cookie)));
  const cookies = answers.flatMap(({ setCookie }) => setCookie ?? []);
  expect(cookies).toHaveLength(1);
  expect((await sessions.person(kept(cookies[0]))).person?.accountId).toBe(accountId);
  expect(await prisma.session.count({ where: { accountId } })).toBe(1);
});

test("a factor that was shown gives staff their roles, under another id", async () => {
  const { cookie } = await signedIn("moderator");
  const { person } = await sessions.person(cookie);
  if (!person) throw new Error("nobody");
  expect([...person.rolesIn(communityId)]).toEqual([]);
  const renewed = kept(await sessions.renew(person, "factor"));
  expect((await sessions.person(cookie)).person).toBeNull();
  const after = (await sessions.person(renewed)).person;
  expect([...(after?.rolesIn(communityId) ?? [])]).toEqual(["moderator"]);
  expect(after?.session.factorAt).not.toBeNull();
  await expect(sessions.renew(person)).rejects.toThrow("sign_in_first");
});

test("that a session is in use is noted by the hour, not at every request", async () => {
  const { accountId, cookie } = await signedIn("resident");
  await sessions.person(cookie);
  const seenAt = async () =>
    (await prisma.session.findFirst({ where: { accountId }, select: { seenAt: true } }))?.seenAt;
  const half = new Date(Date.now() - 30 * 60_000);
  await prisma.session.updateMany({ where: { accountId }, data: { seenAt: half } });
  await sessions.person(cookie);
  expect(await seenAt()).toEqual(half);
  await prisma.session.updateMany({ where: { accountId }, data: { seenAt: new Date(Date.now() - 61 * 60_000) } });
  await sessions.person(cookie);
  expect(Date.now() - Number(await seenAt())).toBeLessThan(60_000);
});
