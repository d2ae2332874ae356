import { describe, expect, test } from "vitest";

import { pathToLog } from "#app/http/web-request.server.ts";

describe("the code of a letter is never written into the log", () => {
  test.each([
    "/join/K7QX2M9P4TRA",
    "/join/K7QX2M9P4TRA?next=/",
    "/JOIN/K7QX2M9P4TRA",
    "//join/K7QX2M9P4TRA",
    "/%6Aoin/K7QX2M9P4TRA",
    "/join%2FK7QX2M9P4TRA",
    "/join/K7QX2M9P4TRA/",
  ])("%s", (url) => {
    expect(pathToLog(url)).toBe("/join/…");
  });
});

test.each(["/", "/join", "/c/yangguang/proposals", "/joinery"])("%s is", (url) => {
  expect(pathToLog(`${url}?q=x`)).toBe(url);
});
