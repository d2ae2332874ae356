import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

import { hashPassword } from "#app/domain/accounts/password.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { PAGES_CHANNEL } from "#app/domain/shared/touch.server.ts";
import type { Person } from "./session.ts";

/** Two endorsements let a proposal in. */
export const THRESHOLD = 2;

/** Whoever proposes in these tests has been here for long, and so may propose more than others. */
const daysHere = (part: string) => (part === "author" ? 200 : 1);

/** Who lives and serves here: five owners of one building, one of whom never votes, a tenant, and the committee. */
const PEOPLE = {
  author: { shownName: "陈海", roles: ["resident", "owner"], flats: { "101": 89_37 } },
  li: { shownName: "李阿姨", roles: ["resident", "owner"], flats: { "102": 70_50, "202": 50_00 } },
  wang: { shownName: "王*国", roles: ["resident", "owner"], flats: { "201": 70_05 } },
  zhao: { shownName: "赵老师", roles: ["resident", "owner"], flats: { "301": 93_18 } },
  absent: { shownName: "孙*", roles: ["owner"], flats: { "302": 101_30 } },
  tenant: { shownName: "租客小周", roles: ["resident"], flats: {} },
  moderator: { shownName: "李敏", roles: ["moderator"], flats: {} },
  chair: { shownName: "王芳", roles: ["chair"], flats: {} },
} satisfies Record<string, { shownName: string; roles: string[]; flats: Record<string, number> }>;

export type Part = keyof typeof PEOPLE;
export type Community = { id: string; name: string; areaId: string; people: Record<Part, Person> };

const password = "和睦社区2026";
let passwordHash: Promise<string> | undefined;

/** A small community of its own for one test, so that a handful of people reach a quorum and tests do not meet. */
export async function makeCommunity(db: pg.Client): Promise<Community> {
  passwordHash ??= hashPassword(password);
  const id = `hemu-${randomBytes(6).toString("hex")}`;
  const communityId = id;
  const name = "和睦社区";
  const parts = Object.entries(PEOPLE).map(([part, person]) => ({
    ...{ part, ...person, accountId: randomUUID() as string, loginName: `${part}-${id}`, partyId: randomUUID() },
  }));
  const owners = parts.filter(({ flats }) => Object.keys(flats).length > 0);
  const propertyAreaId = randomUUID();
  const buildingId = randomUUID();
  const hash = await passwordHash;

  const subdistrictId = randomUUID();
  await insert(db, "Subdistrict", [{ id: subdistrictId, name: `和平街道${id}` }]);
  await insert(db, "Community", [{ id, name, subdistrictId, endorsementThreshold: THRESHOLD }]);
  await insert(
    db,
    "Account",
    parts.map(({ part, accountId, loginName, shownName }) => ({
      createdAt: new Date(Date.now() - daysHere(part) * 86_400_000),
      ...{ id: accountId, loginName, shownName, realName: `实名${shownName}`, passwordHash: hash },
      // Second factors have tests of their own.
      isDemo: true,
    })),
  );
  await insert(
    db,
    "Membership",
    parts.flatMap(({ accountId, roles }) => roles.map((role) => ({ communityId, id: randomUUID(), accountId, role }))),
  );
  await insert(db, "PropertyArea", [{ communityId, id: propertyAreaId, name: "一期" }]);
  await insert(db, "Building", [{ communityId, id: buildingId, propertyAreaId, name: "1号楼" }]);
  await insert(
    db,
    "OwnerParty",
    owners.map(({ partyId }) => ({ communityId, id: partyId, propertyAreaId, kind: "person" })),
  );
  await insert(
    db,
    "OwnerPartyMember",
    owners.map(({ partyId, accountId, shownName }) => ({
      ...{ communityId, partyId, position: 0, name: shownName, accountId },
    })),
  );
  await insert(
    db,
    "ExclusiveUnit",
    owners.flatMap(({ partyId, flats }) =>
      Object.entries(flats).map(([room, areaDm2]) => ({
        ...{ communityId, id: randomUUID(), buildingId, partyId, stairwell: "1单元", room, areaDm2 },
      })),
    ),
  );
  await db.query("SELECT pg_notify($1, $2)", [PAGES_CHANNEL, tags.installation()]);

  const people = Object.fromEntries(
    parts.map(({ part, accountId, loginName, shownName }) => [part, { accountId, loginName, shownName, password }]),
  ) as Record<Part, Person>;
  return { id, name, areaId: propertyAreaId, people };
}

/** Rows of one table, all with the same columns; the others take their defaults. */
export async function insert(db: pg.Client, table: string, rows: object[]) {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(", ");
  await db.query(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1)`,
    [JSON.stringify(rows)],
  );
}
