import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";

import { EXPORTED_FILES, exportOwnData } from "#app/domain/own-data/export-own-data.server.ts";
import { TRACES } from "#app/domain/own-data/traces.ts";
import { en } from "#app/i18n/en.ts";
import { zh } from "#app/i18n/zh.ts";
import { freshDatabase } from "../support/database.ts";
import { freshFiles } from "../support/files.ts";
import { makeHall, makePerson } from "../votes/hall.ts";
import { accountColumns, nameOf, rowsOf } from "./columns.ts";
import { type Life, live, OTHERS, PERSON, SECRETS } from "./life.ts";

freshDatabase();

freshFiles();

let life: Life;
let files: Record<string, string>;
beforeAll(async () => {
  const hall = await makeHall("yangguang");
  life = await live(hall, hall.author, await makePerson("yangguang", "resident"));
  files = await exported(life.me.accountId);
});

async function exported(accountId: string): Promise<Record<string, string>> {
  const pieces = [];
  for await (const piece of exportOwnData(accountId, zh.ownData.readme)) pieces.push(piece);
  const found = unzipSync(Buffer.concat(pieces));
  return Object.fromEntries(Object.entries(found).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

describe("every column of the schema that says whose something is", () => {
  test("is in the table of traces, and nothing else is", async () => {
    expect(Object.keys(TRACES).sort()).toEqual((await accountColumns()).map(nameOf).sort());
  });

  test.each(Object.entries(TRACES))("%s is told, or why not is", (_, { file, because }) => {
    if (file) expect(EXPORTED_FILES).toContain(file);
    else expect(because).toBeTruthy();
  });

  test.each(Object.keys(TRACES))("%s has a row in the life that is exported here", async (trace) => {
    expect(await rowsOf(trace, life.me.accountId)).toBeGreaterThan(0);
  });
});

/** Something of each kind that only its own file can tell. */
const TOLD: [file: string, ...told: string[]][] = [
  ["account.json", PERSON.realName, PERSON.shownName, PERSON.loginName, PERSON.phone, PERSON.email],
  ["consents.json", "2026-07"],
  ["sessions.json", PERSON.device, "knownDevices"],
  ["factors.json", "门厅电脑", "confirmedAt", "usedAt"],
  ["roles.json", "换届当选", "任期届满", "街道派驻"],
  ["homes.json", "7号楼", "502", "桂花网格", "usedAt", "tenant"],
  ["claims.json", PERSON.claimedName],
  ["proposals.json", "楼道加装扶手", "还没想好的草稿", "revisions", "扶手和路灯不是一回事"],
  ["comments.json", "我家老人天天走这段楼梯。", "没有扶手的楼梯"],
  ["endorsements.json", "北门加一盏路灯"],
  ["stances.json", "support"],
  ["threads.json", "helpful", "follows", "mentionedAt"],
  ["sanctions.json", "没有依据的提醒"],
  ["moves.json", "submitted"],
  ["ballots.json", "agree", "是否同意大修电梯？"],
  ["objections.json", "的票没有算"],
  ["published.json", "是否同意大修电梯？", "北门路灯", "楼道太暗"],
  ["looks.json", '"what": "claim"'],
  ["acts.json", "claim.accept", "claim.refuse", `不是${PERSON.realName}`],
];

describe("the archive", () => {
  test.each(TOLD)("tells in %s what is one's own", (file, ...told) => {
    expect(told.filter((text) => !files[file]?.includes(text))).toEqual([]);
  });

  test("tells everything there is to tell", () => {
    expect(TOLD.map(([file]) => file).sort()).toEqual([...EXPORTED_FILES].sort());
    for (const file of EXPORTED_FILES) expect(() => JSON.parse(files[file] ?? "")).not.toThrow();
  });

  test("says of each file what it is", () => {
    for (const { readme } of [zh.ownData, en.ownData])
      expect(EXPORTED_FILES.filter((file) => !readme.includes(file))).toEqual([]);
    expect(files["README.txt"]).toBe(zh.ownData.readme);
  });

  test("holds what one wrote to be read as it is", () => {
    expect(files[`texts/proposal-${life.serial}.md`]).toContain("# 楼道加装扶手");
    expect(files[`texts/proposal-${life.serial}.html`]).toContain("<strong>扶手</strong>");
    expect(files[`texts/proposal-draft-${life.draftId}.md`]).toContain("# 还没想好的草稿");
    expect(files["texts/comments.md"]).toMatch(/ proposals\/20\d\d-\d{4}\n\n我家老人天天走这段楼梯。/);
    expect(files["texts/comments.md"]).toMatch(/ notices\/20\d\d-\d{4}\n\n公示里的日期能不能写大一点？/);
    expect(Object.entries(files).find(([name]) => name.startsWith("proofs/"))?.[1]).toBe("房产证照片");
  });

  test("holds the pictures one sent, by the names that comments.json gives them", () => {
    const [{ pictures }] = JSON.parse(files["comments.json"] ?? "");
    const names = Object.keys(files).filter((name) => name.startsWith("pictures/"));
    expect(names).toEqual(pictures.map(({ id }: { id: string }) => `pictures/${id}.jpg`));
    expect(files[names[0] ?? ""]?.length).toBeGreaterThan(300);
  });

  test("holds nothing of anybody else, and nothing that opens a door", () => {
    const all = Object.values(files).join("\n");
    const others = [...Object.values(OTHERS), "9X9X", life.other.accountId, "against"];
    expect(others.filter((text) => all.includes(text))).toEqual([]);
    expect([...Object.values(SECRETS), "totp-of-mine"].filter((text) => all.includes(text))).toEqual([]);
  });

  test("of somebody who did nothing is there all the same", async () => {
    const { accountId } = await makePerson("yangguang");
    const empty = await exported(accountId);
    for (const file of EXPORTED_FILES) expect(() => JSON.parse(empty[file] ?? ""), file).not.toThrow();
    expect(empty["comments.json"]?.trim()).toBe("[]");
  });
});
