import { describe, expect, test } from "vitest";

import { citedIn, linkCitations } from "#app/domain/comments/citations.ts";
import { markMentions, mentionedIn, namesToLookUp, withoutEmphasis } from "#app/domain/comments/mentions.ts";
import { quoteOf } from "#app/domain/comments/quote.ts";
import { readPlace, ThreadView, threadQuery } from "#app/domain/comments/showing.ts";

describe("mentions", () => {
  const NAMES = ["桂花树下", "桂花", "张*三", "Ann Lee"];

  test.each([
    ["@桂花树下你说得对", ["桂花树下"]],
    ["@桂花你说得对", ["桂花"]],
    ["谢谢@张*三和@桂花，@张*三", ["张*三", "桂花"]],
    ["@Ann Lee said so", ["Ann Lee"]],
    ["写信到 me@桂花.cn", []],
    ["@@桂花", ["桂花"]],
    ["＠桂花 你好", ["桂花"]],
    ["@ 桂花", []],
    ["没有提到谁", []],
  ])("in %s", (body, names) => {
    expect(mentionedIn(body, NAMES)).toEqual(names);
    expect(namesToLookUp(body)).toEqual(expect.arrayContaining(names));
  });

  test("ask for no more names than there is room for", () => {
    expect(namesToLookUp("@甲乙丙丁戊己庚辛".repeat(500)).length).toBeLessThan(600);
  });

  test("are set in bold outside of tags, links and code", () => {
    const html = '<p title="@桂花">@桂花 <a href="/@桂花">@桂花</a> <code>@桂花</code> @桂花树</p>';
    expect(markMentions(html, ["桂花"])).toBe(
      '<p title="@桂花"><strong>@桂花</strong> <a href="/@桂花">@桂花</a> <code>@桂花</code> <strong>@桂花</strong>树</p>',
    );
    expect(markMentions("<p>＠桂花</p>", ["桂花"])).toBe("<p><strong>＠桂花</strong></p>");
    expect(markMentions("<p>@a.b</p><p>@axb</p>", ["a.b"])).toBe("<p><strong>@a.b</strong></p><p>@axb</p>");
  });

  test("of masked names are no emphasis", () => {
    expect(withoutEmphasis("@张*三 *真的*", ["张*三"])).toBe("@张\\*三 *真的*");
  });
});

describe("citations", () => {
  test.each([
    ["担心噪声（#3、#17）", [3, 17]],
    ["#3 #3 ＃4", [3, 4]],
    ["C#3 &#39; #1234567 /#5", []],
  ])("in %s", (text, numbers) => {
    expect(citedIn(text)).toEqual(numbers);
  });

  test("become links, where they are known", () => {
    const html = '<p>噪声（#3、#9）<a href="#3">#3</a></p>';
    expect(linkCitations(html, new Map([[3, "/c/a/proposals/1/comments/x#comment-x"]]))).toBe(
      '<p>噪声（<a href="/c/a/proposals/1/comments/x#comment-x">#3</a>、#9）<a href="#3">#3</a></p>',
    );
  });
});

describe("a quotation", () => {
  test.each([
    ["一行", "> 一行\n\n"],
    ["两行\n\n隔开", "> 两行\n>\n> 隔开\n\n"],
    ["> 别人的\n\n我的", "> 我的\n\n"],
    ["> 只有别人的", ""],
    ["", ""],
  ])("of %j", (body, quote) => {
    expect(quoteOf(body)).toBe(quote);
  });

  test("of a long text is cut between characters", () => {
    const quote = quoteOf("🏠".repeat(400));
    expect([...quote]).toHaveLength(300 + "> …\n\n".length);
    expect(quote.isWellFormed()).toBe(true);
  });
});

describe("the address of a part of a thread", () => {
  test("holds nothing that goes without saying, and takes nothing that makes no sense", () => {
    expect(threadQuery(ThreadView.parse({}))).toBe("");
    const view = { sort: "newest", show: "oppose", after: "0~17" };
    expect(threadQuery(ThreadView.parse(view))).toBe("?sort=newest&show=oppose&after=0%7E17");
    expect(threadQuery(ThreadView.parse({ since: "12" }))).toBe("?since=12");
    expect(ThreadView.parse({ sort: "x", show: "y", since: "-1", after: "1~2~3" })).toEqual({ sort: "best" });
    for (const since of ["", "1.5", "a", "1e3", "9999999999"])
      expect(ThreadView.parse({ since }).since).toBeUndefined();
    expect(readPlace("5~17")).toEqual({ score: 5, position: 17 });
    for (const strange of [undefined, "", "17", "a~b", "0~1.5", "0~-1", "1~99999999999", "1~2~3"])
      expect(readPlace(strange), strange).toBeNull();
  });
});
