import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

/** Who may not import what. This file is the whole dependency rule: routes → domain → db. */
const FORBIDDEN = [
  {
    why: "rules stay pure",
    in: /^app\/domain\/(?!.*\.server\.)/,
    imports: /\.server|^app\/(db|http|routes|ui)\/(?!generated\/enums)|^@prisma|^@remix-run|^node:|^pg$/,
  },
  {
    why: "the domain does not know the web",
    in: /^app\/domain\//,
    imports: /^app\/(routes|http|ui)\/|^@remix-run|^react/,
  },
  {
    why: "pages ask commands and queries",
    in: /^app\/(routes|ui)\//,
    imports: /^app\/db\/|\/store\.server|^@prisma|^pg$/,
  },
  { why: "the database knows no rules", in: /^app\/db\//, imports: /^app\/(domain|http|routes|ui)\// },
  { why: "words know nothing but words", in: /^app\/i18n\//, imports: /^app\/(db|http|routes|ui)\// },
];

/** How many lines a file may have before it has to be split. */
const LONGEST = 250;

const sources = readdirSync("app", { recursive: true, encoding: "utf8" })
  .map((path) => `app/${path.replaceAll("\\", "/")}`)
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("app/db/generated/"));

describe("imports", () => {
  test.each(FORBIDDEN)("$why", ({ in: place, imports }) => {
    const offences = sources
      .filter((path) => place.test(path))
      .flatMap((path) =>
        importsOf(path)
          .filter((target) => imports.test(target))
          .map((target) => `${path} → ${target}`),
      );
    expect(offences).toEqual([]);
  });

  test("an area's stores are its own", () => {
    const offences = sources
      .filter((path) => path.startsWith("app/domain/"))
      .flatMap((path) =>
        importsOf(path)
          .filter((target) => /store\.server/.test(target) && areaOf(path) !== areaOf(target))
          .map((target) => `${path} → ${target}`),
      );
    expect(offences).toEqual([]);
  });
});

test(`no file is longer than ${LONGEST} lines`, () => {
  const long = sources.filter((path) => readFileSync(path, "utf8").split("\n").length > LONGEST + 1);
  expect(long).toEqual([]);
});

/** "votes" for app/domain/votes/tally.ts. */
const areaOf = (path: string) => /^app\/domain\/([^/]+)\//.exec(path)?.[1];

/** What a file imports: files of the app as app/…, packages by name. */
function importsOf(path: string): string[] {
  const named = readFileSync(path, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g);
  return [...named].map(([, target = ""]) => {
    if (target.startsWith("#app/")) return target.slice(1);
    return target.startsWith(".") ? join(dirname(path), target).replaceAll("\\", "/") : target;
  });
}
