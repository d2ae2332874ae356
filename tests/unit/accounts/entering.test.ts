import { describe, expect, test } from "vitest";

import { countersOf, networkOf } from "#app/domain/accounts/attempts.ts";
import { contactOf, maskedContact } from "#app/domain/accounts/contact.ts";
import { CodeForm, RegisterForm } from "#app/domain/accounts/forms.ts";
import { originCaps, TARGET_CAPS, waitToSend } from "#app/domain/accounts/one-time-code.ts";

describe("a phone number or an e-mail address", () => {
  test.each([
    ["13812345678", "13812345678"],
    [" 138 1234 5678 ", "13812345678"],
    ["138-1234-5678", "13812345678"],
    ["１３８１２３４５６７８", "13812345678"],
    ["+86 138 1234 5678", "13812345678"],
    ["008613812345678", "13812345678"],
    ["8613812345678", "13812345678"],
    ["ChenHai@Example.ORG", "chenhai@example.org"],
    ["a+b@mail.example.com.cn", "a+b@mail.example.com.cn"],
    ["陈海@example.org", "陈海@example.org"],
  ])("%s is %s", (typed, value) => expect(contactOf(typed)?.value).toBe(value));

  test.each([
    ...["", "wangfang", "12812345678", "1381234567", "138123456789", "+8513812345678", "86138123456789"],
    ...[
      "a@b",
      "a@@example.org",
      "a b@example.org",
      "a@example.org, b@example.org",
      "a@example.org\nBcc: b@example.org",
    ],
    ...["<a@example.org>", `${"x".repeat(65)}@example.org`, `a@${"x.".repeat(130)}org`, "a@-x.org", "a@example.org."],
  ])("%j is neither", (typed) => expect(contactOf(typed)).toBeNull());

  test.each([
    ["13812345678", "138****5678"],
    ["chenhai@example.org", "c***@example.org"],
    ["𠮷田@example.org", "𠮷***@example.org"],
  ])("of %s no more than %s is shown", (typed, shown) => {
    const contact = contactOf(typed);
    expect(contact && maskedContact(contact)).toBe(shown);
  });
});

describe("when another code may be sent", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const ago = (...seconds: number[]) => seconds.map((second) => new Date(now.getTime() - second * 1000));
  const every = (count: number, seconds: number) =>
    ago(...Array.from({ length: count }, (_, at) => (at + 1) * seconds));

  test.each([
    ["nothing was sent", TARGET_CAPS, [], 0],
    ["one just now", TARGET_CAPS, ago(0), 60],
    ["one 59.5 s ago", TARGET_CAPS, ago(59.5), 1],
    ["one a minute ago", TARGET_CAPS, ago(60), 0],
    ["nine today", TARGET_CAPS, every(9, 120), 0],
    ["ten today, the first 20 hours ago", TARGET_CAPS, every(10, 7_200), 4 * 3_600],
    ["ten, the first a day ago", TARGET_CAPS, every(10, 8_640), 0],
    ["19 in an hour from one address", originCaps(20), every(19, 10), 0],
    ["20 in an hour from one address", originCaps(20), every(20, 10), 3_400],
    ["100 in a day from one address", originCaps(20), every(100, 600), 86_400 - 60_000],
  ] as const)("%s", (_, caps, sent, wait) => expect(waitToSend(sent, caps, now)).toBe(wait));
});

describe("what an attempt is counted under", () => {
  test("elsewhere the name and the network, on a known device that alone", () => {
    const keys = (device: string | null) => countersOf("n", "w", device, 5).map(({ key, free }) => `${key} ${free}`);
    expect(keys(null)).toEqual(["name n 5", "network w 50"]);
    expect(keys("d")).toEqual(["device d n 5"]);
  });

  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s counts as %s", (address, network) => expect(networkOf(address)).toBe(network));
});

describe("forms", () => {
  test.each(["123456", " 123 456 ", "１２３４５６"])("%j is a code as people copy it", (code) =>
    expect(CodeForm.safeParse({ code }).data?.code).toBe("123456"),
  );
  test.each(["", "12345", "1234567", "12345a"])("%j is none", (code) =>
    expect(CodeForm.safeParse({ code }).error?.issues[0]?.message).toBe("bad_code"),
  );

  const ticked = { adult: "yes", privacy: "yes", password: "" };
  test.each([
    ["陈海", "陈海"],
    [" 欧阳 ", "欧阳"],
    ["买买提•阿不都拉", "买买提·阿不都拉"],
    ["Anna-Maria  O'Neil", "Anna-Maria O'Neil"],
  ])("%j is a real name", (realName, kept) =>
    expect(RegisterForm.safeParse({ ...ticked, realName }).data?.realName).toBe(kept),
  );
  test.each(["陈", "陈海1", "<b>陈海</b>", "陈\u200b海", "陈\u202e海", "x".repeat(41), "--", "管理员🔥"])(
    "%j is none",
    (realName) => expect(RegisterForm.safeParse({ ...ticked, realName }).success).toBe(false),
  );
  test.each(["adult", "privacy"])("without %s nobody registers", (box) => {
    for (const value of [undefined, "", "no"]) {
      const sent: Record<string, unknown> = { ...ticked, realName: "陈海", [box]: value };
      // A browser leaves out what is not ticked.
      if (value === undefined) delete sent[box];
      const { error } = RegisterForm.safeParse(sent);
      expect(error?.issues).toMatchObject([{ path: [box], message: "not_ticked" }]);
    }
  });
});
