import { expect, test } from "vitest";

import { titleTerms } from "#app/domain/proposals/title-terms.server.ts";

test.each([
  ["地下车库漏水维修资金", ["地下", "车库", "漏水", "维修", "资金"]],
  ["物业费涨价听证会", ["物业费", "涨价", "听证会"]],
  ["电动自行车充电难", ["电动", "自行车", "充电"]],
])("%s is cut into words", (title, words) => {
  const { weights } = titleTerms(title);
  expect(words.filter((word) => weights.get(word) !== 2)).toEqual([]);
});
