import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { Day, Month } from "#app/ui/moment.tsx";

test.each([
  ["2012-03-21T00:00+08:00", '<time dateTime="2012-03-21">2012年3月21日</time>'],
  ["2012-03-21T23:59+08:00", '<time dateTime="2012-03-21">2012年3月21日</time>'],
])("a day is the one it is in Shanghai, for people and for programs: %s", (at, shown) => {
  expect(renderToStaticMarkup(createElement(Day, { at: new Date(at) }))).toBe(shown);
});

test.each(["2026-01", "2026-11", "2026-12"])("a month of counts is written as people do: %s", (month) => {
  const shown = `<time dateTime="${month}">2026年${Number(month.slice(5))}月</time>`;
  expect(renderToStaticMarkup(createElement(Month, { month }))).toBe(shown);
});
