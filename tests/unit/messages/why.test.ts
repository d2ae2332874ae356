import { expect, test } from "vitest";

import { whyOf } from "#app/messages/why.ts";

test.each([
  [new Error("the gateway answered 500"), "the gateway answered 500"],
  [Object.assign(new Error("no such user chen@example.org"), { code: "EENVELOPE" }), "no such user …; EENVELOPE"],
  [new Error("550 <chen@example.org>: unknown"), "550 <…>: unknown"],
  [new Error("bad url https://sms.example.cn/?to=13812345678&p=hush"), "bad url …"],
  [new Error("13812345678 is blocked, code 004217"), "… is blocked, code …"],
  [
    new TypeError("fetch failed", { cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED" }) }),
    "fetch failed; connect; ECONNREFUSED",
  ],
  ["no error", ""],
])("%s is told as %s", (error, why) => expect(whyOf(error)).toBe(why));
