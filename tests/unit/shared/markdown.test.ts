import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { plainHtml } from "#app/domain/shared/plain-text.ts";
import { renderMarkdown, renderNow } from "#app/domain/shared/render-markdown.server.ts";

describe("what comes out", () => {
  test.each([
    ["**加粗** 和 [链接](/c/a)", '<a href="/c/a" rel="nofollow ugc noopener">链接</a>'],
    ["# 大标题", "<h3>大标题</h3>"],
    ["| 项目 | 金额 |\n| --- | --- |\n| 电梯 | 100 |", "<td>电梯</td>"],
    ["- 一\n- 二", "<li>二</li>"],
  ])("%j holds %s", async (text, html) => expect((await renderMarkdown(text)).html).toContain(html));

  test.each([
    ["<script>alert(1)</script>", "<script"],
    ["<img src=x onerror=alert(1)>", "<img"],
    ["![图](https://tracker.test/p.png)", "<img"],
    ["[x](javascript:alert(1))", "javascript:"],
    ["[x](data:text/html,hi)", "data:"],
    ['<p style="color:red">', "<p style"],
    ['[x](/a "title")<a href="https://a.test" onclick="x()">', '<a href="https'],
    ["说明[^1]\n\n[^1]: 在这里", " id="],
  ])("%j holds no %s", async (text, html) => expect((await renderMarkdown(text)).html).not.toContain(html));

  test.each([
    ["<b>粗</b>、<!-- 注 -->", "<b>粗</b>、<!-- 注 -->"],
    ["<div>\n整块\n</div>", "<div> 整块 </div>"],
    ["![门口的台阶](https://tracker.test/p.png)", "门口的台阶"],
    ["![台阶][1]\n\n[1]: https://tracker.test/p.png", "台阶"],
    ["- [x] 报修\n- [ ] 验收", "☑ 报修 ☐ 验收"],
    ["说明[^1]\n\n[^1]: 在这里", "说明[^1] [^1]: 在这里"],
  ])("of %j nothing is lost", async (text, words) => expect((await renderMarkdown(text)).text).toBe(words));

  test.each([
    ["[银行](https://evil.test/a)", "银行 (evil.test)"],
    ["[https://bank.test](https://evil.test/a)", "https://bank.test (evil.test)"],
    ["[](https://evil.test)", "(evil.test)"],
    ["[银行](//evil.test/a)", "银行 (evil.test)"],
    ["[银行][1]\n\n[1]: https://evil.test", "银行 (evil.test)"],
    ["https://bank.test@evil.test/a", "https://bank.test@evil.test/a (evil.test)"],
    ["[bank.test.evil.test](https://bank.test)", "bank.test.evil.test (bank.test)"],
    ["[写信](mailto:li@hall.test)", "写信 (li@hall.test)"],
    ["[**Hall.test**/a](https://hall.test/b)", "Hall.test/a"],
    ["<https://hall.test:81?a>", "https://hall.test:81?a"],
    ["li@hall.test 或 www.hall.test/a", "li@hall.test 或 www.hall.test/a"],
    ["[这里](/c/a/proposals)", "这里"],
  ])("the link in %j says where it leads", async (text, words) =>
    expect((await renderMarkdown(text)).text).toBe(words),
  );

  test.each([
    ["见https://hall.test。大家看看", ["https://hall.test"]],
    ["（https://hall.test/a?b=1#c），又见 https://hall.test/d。", ["https://hall.test/a?b=1#c", "https://hall.test/d"]],
    ["https://hall.test/a，再看https://hall.test/b。", ["https://hall.test/a", "https://hall.test/b"]],
    ["(https://hall.test/a(1).)，好", ["https://hall.test/a(1)"]],
    ["www.hall.test，好", ["http://www.hall.test"]],
    ["https://中文.test", []],
    ["<https://hall.test/路>", ["https://hall.test/%E8%B7%AF"]],
  ])("addresses in %j end where the sentence goes on", async (text, links) => {
    const { html, text: words } = await renderMarkdown(text);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual(links);
    expect(words).toBe(text.replace(/[<>]/g, ""));
  });

  test("the plain text has no markup", async () => {
    expect((await renderMarkdown('**甲** <乙> & "丙"')).text).toBe('甲 <乙> & "丙"');
    expect((await renderMarkdown("楼道**很**窄\n\n- 一\n- 二")).text).toBe("楼道很窄 一 二");
  });
});

test("a plain text is what the parser would have made of it", async () => {
  const signs = fc.constantFrom(..."楼道停车的事，。！？、：“”（）《》…—,?% 7a1éＡwww\n\n.-+#*>`~|=&<_[]");
  const texts = fc.array(signs, { minLength: 1, maxLength: 40 }).map((all) => all.join("").trim());
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const html = plainHtml(text);
      if (html === null) return;
      plain += 1;
      expect(html).toBe((await renderNow(text))?.html);
    }),
    { numRuns: 3_000 },
  );
  expect(plain).toBeGreaterThan(100);
});

describe("slow texts are refused in time, and the next one is not", () => {
  test.each([
    ["nested lists", "* ".repeat(5_000)],
    ["nested quotes", "> ".repeat(5_000)],
    ["setext headings", "a\n=\n".repeat(2_500)],
    ["emphasis", "*a_ ".repeat(10_000)],
    ["footnotes", "[^1] ".repeat(4_000)],
  ])("%s", async (_name, text) => {
    const startedAt = performance.now();
    await expect(renderMarkdown(text)).rejects.toMatchObject({ code: "text_too_tangled" });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect((await renderMarkdown("还行")).html).toBe("<p>还行</p>");
  });
});
