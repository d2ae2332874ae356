import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";

import { drawn, treeOf } from "../../../bench/yardsticks/tree.ts";

const h = createElement;
const page = h(
  "html",
  { lang: "zh-CN" },
  h("head", null, h("meta", { charSet: "utf-8" }), h("title", null, "提案 & 评论")),
  h(
    "body",
    { className: "elder" },
    h("a", { href: '/c?a=1&b="2"', "aria-label": "去" }, "第 ", 2, " 页 <下一页>"),
    h("svg", { viewBox: "0 0 1 1" }, h("path", { d: "M0 0" })),
    h("div", { className: "prose", dangerouslySetInnerHTML: { __html: "<p>他说：<em>好</em>。</p><hr>" } }),
    h("br"),
  ),
);

test("a page drawn from its own markup is the same page", () => {
  const html = renderToString(page);
  expect(renderToString(drawn(treeOf(`<!doctype html>${html}`)))).toBe(html);
});

test("a page that was cut short is refused", () => {
  expect(() => treeOf("<html><body><p>半页")).toThrow("not whole");
});
