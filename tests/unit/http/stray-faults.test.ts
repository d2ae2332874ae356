import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test("a promise that fails unseen is told in the log, without values, and the process goes on", () => {
  const script = `
    import { logStrayFaults } from "./app/http/stray-faults.server.ts";
    logStrayFaults();
    Promise.reject(new Error("Key (phone)=(13800000000) already exists"));
    setTimeout(() => console.log("still here"), 50);`;
  const said = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  const [line = "", rest] = said.trim().split("\n");
  expect(JSON.parse(line)).toMatchObject({ level: 50, err: { message: "Key (phone)=(…) already exists" } });
  expect(rest).toBe("still here");
});
