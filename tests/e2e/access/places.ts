import { randomUUID } from "node:crypto";
import type pg from "pg";

import { placeIn, type Way } from "../support/way.ts";
import type { Make } from "./objects.ts";

/** Places and parties as the committee's own forms make them, and the forms about them as their pages draw them. */
export const PLACE_MAKERS = {
  area: async (way) => {
    const area = way.community.areaId;
    return { params: { area }, form: { name: "一期东", ...(await drawn(way, `/places/areas/${area}`)) } };
  },
  emptyArea: async (way) => {
    const area = await added(way, "/places/areas/new", { name: "三期" });
    return { params: { area }, form: await drawn(way, `/places/areas/${area}`) };
  },
  newBuilding: async (way) => ({
    form: { propertyAreaId: way.community.areaId, name: "12号楼", gridId: "", formKey: randomUUID() },
  }),
  building: async (way, db) => {
    const building = await buildingOf(way, db);
    const form = { name: "13号楼", gridId: "", ...(await drawn(way, `/places/buildings/${building}`)) };
    return { params: { building }, form };
  },
  movable: async (way, db) => {
    const building = await buildingOf(way, db);
    const to = await added(way, "/places/areas/new", { name: "三期" });
    const query = `?to=${to}`;
    return {
      params: { building },
      query,
      form: { to, ...(await drawn(way, `/places/buildings/${building}/area${query}`)) },
    };
  },
  emptyBuilding: async (way) => {
    const fields = { propertyAreaId: way.community.areaId, name: "12号楼", gridId: "" };
    const building = await added(way, "/places/buildings/new", fields);
    return { params: { building }, form: await drawn(way, `/places/buildings/${building}`) };
  },
  stairwell: async (way, db) => {
    const building = await buildingOf(way, db);
    const query = `?${new URLSearchParams({ name: "1单元" })}`;
    const { revision } = await drawn(way, `/places/buildings/${building}/stairwell${query}`);
    return { params: { building }, query, form: { stairwell: "1单元", newName: "甲单元", revision } };
  },
  grid: async (way) => {
    const grid = await added(way, "/places/grids/new", { name: "第一网格" });
    return { params: { grid }, form: { name: "第二网格", ...(await drawn(way, `/places/grids/${grid}`)) } };
  },
  newUnit: async (way, db) => ({ form: { ...UNIT, ...OWNER, buildingId: await buildingOf(way, db), ...key() } }),
  unit: async (way, db) => {
    const buildingId = await buildingOf(way, db);
    const unit = await added(way, "/places/units/new", { ...UNIT, ...OWNER, buildingId });
    const form = { ...UNIT, buildingId, areaDm2: "90", sameAs: "", ...(await drawn(way, `/places/units/${unit}`)) };
    return { params: { unit }, form };
  },
  party: async (way, db) => {
    const party = await partyOf(way, db, "101");
    const form = { kind: "person", voter: "", name0: "陈大海", ...(await drawn(way, `/places/parties/${party}`)) };
    return { params: { party }, own: "author", form };
  },
  twoParties: async (way, db) => {
    const [party, other] = [await partyOf(way, db, "101"), await partyOf(way, db, "201")];
    const query = `?other=${other}`;
    const form = await drawn(way, `/places/parties/${party}/merger${query}`);
    return { params: { party }, query, own: "author", form: { other, ...form } };
  },
  ownerOfTwo: async (way, db) => {
    const party = await partyOf(way, db, "102");
    const page = await drawn(way, `/places/parties/${party}/split`);
    const form = { [`unit-${await unitOf(way, db, "102")}`]: "on", ...OWNER, ...page, ...key() };
    return { params: { party }, own: "li", form };
  },
  flat: async (way, db) => ({
    params: { unit: await unitOf(way, db, "101") },
    own: "author",
    form: { accountId: way.person("author").accountId },
  }),
  member: async (way) => {
    const name = "只在名单里的姓名";
    const member = await added(way, "/members/new", { name, account: "", reason: "成员身份确认" });
    return { params: { member }, secrets: [name] };
  },
} satisfies Record<string, Make>;

const key = () => ({ formKey: randomUUID() as string });

const UNIT = {
  ...{ stairwell: "1单元", room: "901", kind: "flat", areaDm2: "89.37", areaSource: "registered" },
  ...{ areaDocument: "", registeredOn: "", countsForArea: "on", countsForHead: "on" },
};
const OWNER = { ownerNames: "钱一", ownerKind: "person", sameAs: "" };

/** The id of something that a form of the committee's added. */
async function added(way: Way, at: string, fields: Record<string, string>): Promise<string> {
  return (
    placeIn(await way.send("moderator", at, { ...fields, ...key() }))
      .split("/")
      .at(-1) ?? ""
  );
}

/** What the forms of a page were drawn from. */
async function drawn(way: Way, at: string): Promise<{ revision: string; otherRevision?: string }> {
  const { text } = await way.page("moderator", at);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([0-9a-f]{16})"`).exec(text)?.[1];
  const otherRevision = hidden("otherRevision");
  return { revision: hidden("revision") ?? "", ...(otherRevision && { otherRevision }) };
}

const buildingOf = async (way: Way, db: pg.Client): Promise<string> =>
  (await db.query(`SELECT "id" FROM "Building" WHERE "communityId" = $1`, [way.community.id])).rows[0].id;

const inRoom = `FROM "ExclusiveUnit" WHERE "communityId" = $1 AND "room" = $2`;
const partyOf = async (way: Way, db: pg.Client, room: string): Promise<string> =>
  (await db.query(`SELECT "partyId" ${inRoom}`, [way.community.id, room])).rows[0].partyId;
const unitOf = async (way: Way, db: pg.Client, room: string): Promise<string> =>
  (await db.query(`SELECT "id" ${inRoom}`, [way.community.id, room])).rows[0].id;
