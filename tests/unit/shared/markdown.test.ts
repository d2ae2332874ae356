import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { plainHtml } from "#app/domain/shared/plain-text.ts";
import { renderMarkdown, renderNow } from "#app/domain/shared/render-markdown.server.ts";

describe("what comes out", () => {
  test.each([
    ["**加粗** 和 [链接](https://hall.test/)", '<a href="https://hall.test/" rel="nofollow ugc noopener">链接</a>'],
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
    ['<p style="color:red">', "style"],
  ])("%j holds no %s", async (text, html) => expect((await renderMarkdown(text)).html).not.toContain(html));

  test("the plain text has no markup", async () => {
    expect((await renderMarkdown('**甲** <乙> & "丙"')).text).toBe('甲 <乙> & "丙"');
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
