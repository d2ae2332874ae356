import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

import { codeMessage } from "#app/domain/accounts/code-message.ts";
import { httpGateway } from "#app/messages/http-gateway.server.ts";

const PAGE = readFileSync("docs/messages.md", "utf8");
const [, RELAY = ""] = /```js\n([\s\S]*?)```/.exec(PAGE) ?? [];
const [, BODY = ""] = /SMS_BODY=(\{.*?\})`/.exec(PAGE) ?? [];

test("the relay in the documentation hands on what is signed, once, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "relay-"));
  const program = RELAY.replace("8025", "0")
    .replace('"127.0.0.1")', '"127.0.0.1", function () { console.log(this.address().port); })')
    .concat("async function sendWithYourProvider(...given) { console.log(given.join()); }");
  await writeFile(join(folder, "relay.mjs"), program);
  const relay = spawn(process.execPath, [join(folder, "relay.mjs")], {
    env: { ...process.env, SMS_SECRET: "a secret" },
  });
  try {
    const lines = createInterface({ input: relay.stdout })[Symbol.asyncIterator]();
    const line = async () => String((await lines.next()).value);
    const url = `http://127.0.0.1:${await line()}/`;
    const through = (secret: string) =>
      httpGateway({ url, body: BODY, ok: /^0$/, secret }).send("13812345678", codeMessage("004217", "enter"));
    await expect(through("another secret")).rejects.toThrow("403");
    await through("a secret");
    expect(await line()).toBe("13812345678,004217");
  } finally {
    relay.kill();
    await once(relay, "exit");
    await rm(folder, { recursive: true });
  }
});
