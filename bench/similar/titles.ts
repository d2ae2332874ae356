import { randomUUID } from "node:crypto";
import type pg from "pg";

import { TERMS_VERSION } from "#app/domain/proposals/likeness.ts";
import { titleTerms } from "#app/domain/proposals/title-terms.server.ts";

const PLACES = ["北门", "南门", "东门", "中心花园", "地下车库", "一期", "二期", "活动室", "快递柜旁", "健身角"];
const WISHES = ["增设", "加装", "更换", "维修", "规范", "取消", "扩建", "改造", "清理", "重新规划"];
const THINGS = [
  ...["路灯", "电梯", "充电桩", "停车位", "垃圾投放点", "长椅", "监控摄像头", "儿童滑梯", "门禁", "减速带", "雨水管"],
  ...["消防通道", "晾衣架", "无障碍坡道", "绿化带", "快递柜", "电动车车棚", "宠物便溺箱", "公示栏", "排水沟", "围栏"],
];
const ENDS = ["老人", "孩子", "上班族", "骑车人", "行动不便者", "访客", "租户", "宠物主人", "快递员", "保洁人员"];

/** Titles of a community in which everybody asks for much the same: no two are equal, and all share words with a thousand others. */
export const manyTitles = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const [place, wish] = [PLACES[at % PLACES.length], WISHES[Math.floor(at / 10) % WISHES.length]];
    return `${at % 97}号楼${place}${wish}${THINGS[at % THINGS.length]}，照顾${ENDS[Math.floor(at / 100) % ENDS.length]}（${at}）`;
  });

/** Writes submitted proposals with these titles by somebody of the community, and their terms. */
export async function writeTitles(client: pg.Client, communityId: string, authorId: string, titles: string[]) {
  const rows = titles.map((title, at) => {
    const ids = { id: randomUUID(), threadId: randomUUID(), formKey: randomUUID() };
    const { weights, size } = titleTerms(title);
    return { ...ids, communityId, authorId, title, year: 2020, number: at + 1, terms: [...weights.keys()], size };
  });
  const sent = [JSON.stringify(rows)];
  await client.query(
    `INSERT INTO "Thread" ("communityId", "id")
     SELECT "communityId", "threadId" FROM json_to_recordset($1) AS r("communityId" text, "threadId" uuid)`,
    sent,
  );
  await client.query(
    `INSERT INTO "Proposal" ("communityId", "id", "threadId", "formKey", "authorId", "title", "year", "number", "termsVersion",
       "category", "body", "bodyHtml", "excerpt", "state", "submittedAt")
     SELECT "communityId", "id", "threadId", "formKey", "authorId", "title", "year", "number", ${TERMS_VERSION},
       'other', '', '', '', 'endorsing', now()
     FROM json_to_recordset($1) AS r("communityId" text, "id" uuid, "threadId" uuid, "formKey" uuid, "authorId" uuid,
       "title" text, "year" int, "number" int)`,
    sent,
  );
  await client.query(
    `INSERT INTO "ProposalTerm" ("communityId", "proposalId", "term", "size")
     SELECT "communityId", "id", term, "size"
     FROM json_to_recordset($1) AS r("communityId" text, "id" uuid, "terms" json, "size" int), json_array_elements_text("terms") AS term`,
    sent,
  );
  await client.query(`VACUUM ANALYZE "Proposal", "ProposalTerm"`);
}
