import { beforeAll, describe, expect, test } from "vitest";

import { prisma } from "#app/db/client.server.ts";
import { recordLooks } from "#app/domain/accounts/record-look.server.ts";
import { KINDS } from "#app/domain/audit/actions.ts";
import { exportAudit } from "#app/domain/audit/export-audit.server.ts";
import { AuditFilter, OwnActsFilter } from "#app/domain/audit/forms.ts";
import { auditPage, ownActsPage } from "#app/domain/audit/queries.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { verify } from "../../../bin/verify-audit/verify.mjs";
import { linesOf } from "../../../bin/verify-vote/lines.mjs";
import { freshDatabase } from "../support/database.ts";
import { makePerson, type SignedIn } from "../votes/hall.ts";

freshDatabase();

const communityId = "yangguang";
let supervisor: SignedIn;
let chair: SignedIn;
let resident: SignedIn;
beforeAll(async () => {
  for (const id of [communityId, "heping"]) {
    const data = { id, name: id, subdistrict: { create: { name: id } }, endorsementThreshold: 1 };
    await prisma.community.create({ data });
  }
  supervisor = await makePerson(communityId, "supervisor");
  chair = await makePerson(communityId, "chair");
  resident = await makePerson(communityId, "resident");
  for (let number = 1; number <= 40; number += 1) {
    await record(prisma, chair, { action: "vote.open", subject: `vote:2026-${number}` });
  }
  const about = resident.accountId;
  const refusal = { detail: { standing: "tenant" }, personal: { reason: "姓名对不上" } };
  await record(prisma, chair, { action: "claim.refuse", subject: "claim:1", about, ...refusal });
  await recordLooks(prisma, chair, [about], "party");
  await record(prisma, { communityId: "heping", accountId: null }, { action: "vote.close", subject: "vote:2026-0001" });
  await record(prisma, { communityId: null, accountId: null }, { action: "subdistrict.add", subject: "subdistrict:1" });
});

const refusedWith = (code: string) => expect.objectContaining({ code });
const asked = (query: Record<string, string>) => auditPage(supervisor, AuditFilter.parse(query));
const own = (actor: SignedIn, query: Record<string, string> = {}) => ownActsPage(actor, OwnActsFilter.parse(query));

describe("the supervisor", () => {
  test("reads every act of the community, the last first, page by page", async () => {
    const first = await asked({});
    expect(first.entries).toHaveLength(30);
    expect(first.entries[0]).toMatchObject({
      ...{ action: "person.look", n: 42, by: { id: chair.accountId }, about: { id: resident.accountId } },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const rest = await asked({ after: `${first.next}` });
    expect([...first.entries, ...rest.entries].map(({ n }) => n)).toEqual(
      Array.from({ length: 42 }, (_, at) => 42 - at),
    );
    expect(rest.next).toBeNull();
  });

  test("asks by kind, person and day; what makes no sense is not asked", async () => {
    const counted = await Promise.all(KINDS.map(async (kind) => (await asked({ kind })).entries.length));
    expect(counted).toEqual(KINDS.map((kind) => ({ votes: 30, people: 1, looks: 1 })[kind as string] ?? 0));
    expect((await asked({ person: resident.accountId })).entries.map(({ action }) => action)).toEqual([
      "person.look",
      "claim.refuse",
    ]);
    const today = shanghaiDay(new Date());
    expect((await asked({ from: today, to: today })).entries).toHaveLength(30);
    expect((await asked({ to: "2020-01-01" })).entries).toEqual([]);
    expect((await asked({ kind: "x", person: "y", from: "z", to: "2026-99-99", after: "-1" })).entries).toHaveLength(
      30,
    );
  });

  test("finds everybody with power to ask for, and no resident", async () => {
    const { people } = await asked({});
    expect(people.map(({ roles }) => roles).sort()).toEqual([["chair"], ["supervisor"]]);
  });

  test("reads what stands above the communities, and nothing of another one", async () => {
    expect((await asked({ above: "on" })).entries.map(({ action }) => action)).toEqual(["subdistrict.add"]);
    const all = JSON.stringify([await asked({}), await asked({ kind: "votes" })]);
    expect(all).not.toContain("vote.close");
  });

  test("takes it along, and that is written down as well", async () => {
    const outcome = await verify(linesOf(await exportAudit(supervisor, false)));
    expect(outcome).toMatchObject({ verified: { chain: communityId, entries: 43 } });
    const [last] = (await asked({})).entries;
    expect(last).toMatchObject({ action: "audit.export", by: { id: supervisor.accountId } });
    expect("verified" in outcome && outcome.verified.hash).toBe(last?.hash);
    expect(await verify(linesOf(await exportAudit(supervisor, true)))).toMatchObject({ verified: { chain: "*" } });
  });
});

test("nobody else reads it, whatever power they have", async () => {
  for (const role of ["moderator", "chair", "official", "admin", "resident"] as const) {
    const actor = { ...chair, roles: new Set([role]) };
    await expect(auditPage(actor, {}), role).rejects.toEqual(refusedWith("supervisor_only"));
    await expect(exportAudit(actor, false), role).rejects.toEqual(refusedWith("supervisor_only"));
  }
  await expect(auditPage({ ...chair, accountId: null }, {})).rejects.toEqual(refusedWith("sign_in_first"));
});

describe("the person concerned", () => {
  test("reads what was done about them, with the reason and who looked", async () => {
    const { entries } = await own(resident);
    expect(entries).toMatchObject([
      { action: "person.look", said: { what: "party" }, by: { id: chair.accountId }, community: communityId },
      { action: "claim.refuse", said: { reason: "姓名对不上", standing: "tenant" } },
    ]);
    expect((await own(resident, { side: "by" })).entries).toEqual([]);
  });

  test("reads what they did themselves, page by page, but not again of whom", async () => {
    const first = await own(chair, { side: "by" });
    expect(first.entries).toHaveLength(30);
    expect(first.entries[1]).toMatchObject({ action: "claim.refuse", about: null, said: { standing: "tenant" } });
    expect(JSON.stringify(first)).not.toContain("姓名对不上");
    const rest = await own(chair, { side: "by", after: first.next ?? "" });
    expect(rest.entries).toHaveLength(12);
    expect((await own(chair)).entries).toEqual([]);
  });
});
