import { afterEach, describe, expect, test } from "vitest";

import { codeMessage } from "#app/domain/accounts/code-message.ts";
import { httpGateway } from "#app/messages/http-gateway.server.ts";
import type { HttpGateway } from "#app/messages/settings.ts";
import { signatureOf, startGateway } from "../../support/sms-gateway.ts";

const SECRET = "a secret with & and 字";
const TO = "13812345678";
const MESSAGE = codeMessage("004217", "enter");

type Gateway = Awaited<ReturnType<typeof startGateway>>;
const gateways: Gateway[] = [];
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});

async function gatewayThat(...answering: Parameters<typeof startGateway>): Promise<Gateway> {
  const gateway = await startGateway(...answering);
  gateways.push(gateway);
  return gateway;
}

const through = (url: string, given: Partial<HttpGateway> = {}, patience?: number) =>
  httpGateway({ url, body: null, ok: null, secret: SECRET, ...given }, patience).send(TO, MESSAGE);

describe("what a gateway gets", () => {
  test("a GET, filled in and signed", async () => {
    const { url, received } = await gatewayThat();
    await through(`${url}/send?m={to}&c={text}&code={code}&t={time}&n={nonce}&s={sign}`);
    const [{ method, path } = { method: "", path: "" }] = received;
    const asked = Object.fromEntries(new URL(path, url).searchParams);
    expect(method).toBe("GET");
    expect(asked).toMatchObject({ m: TO, c: MESSAGE.text, code: "004217" });
    expect(Math.abs(Number(asked.t) - Date.now() / 1000)).toBeLessThan(10);
    const signed = { time: asked.t ?? "", nonce: asked.n ?? "", to: TO, text: MESSAGE.text };
    expect(asked.s).toBe(signatureOf(SECRET, signed));
    expect(asked.s).not.toBe(signatureOf(SECRET, { ...signed, to: "13812345679" }));
  });

  test("a POST of JSON, quoted, or of a form", async () => {
    const { url, received } = await gatewayThat();
    await through(url, { body: '{"to":"{to}","params":{"code":"{code}"},"text":"{text}"}' });
    await through(url, { body: "mobile={to}&content={text}&sign={sign}" });
    const [json, form] = received;
    expect(json).toMatchObject({ method: "POST", contentType: "application/json; charset=utf-8" });
    expect(JSON.parse(json?.body ?? "")).toEqual({ to: TO, params: { code: "004217" }, text: MESSAGE.text });
    expect(form?.contentType).toBe("application/x-www-form-urlencoded; charset=utf-8");
    expect(new URLSearchParams(form?.body).get("content")).toBe(MESSAGE.text);
  });

  test("no signature is used twice", async () => {
    const { url, received } = await gatewayThat();
    for (let n = 0; n < 5; n += 1) await through(`${url}/?{sign}`);
    expect(new Set(received.map(({ path }) => path)).size).toBe(5);
  });
});

describe("a message counts as sent only when the gateway says so", () => {
  test.each([400, 401, 404, 429, 500, 503])("not with status %i", async (status) => {
    const { url } = await gatewayThat((response) => response.writeHead(status).end("0"));
    await expect(through(url)).rejects.toThrow(String(status));
  });

  test("not when its answer is another than the one agreed on", async () => {
    const { url } = await gatewayThat((response) => response.end("30"));
    await expect(through(url, { ok: /^0$/ })).rejects.toThrow("did not say");
    await expect(through(url, { ok: /^30$/ })).resolves.toBeUndefined();
  });

  test("not when it leads elsewhere: the code is for this gateway alone", async () => {
    const elsewhere = await gatewayThat();
    const { url } = await gatewayThat((response) => response.writeHead(302, { Location: elsewhere.url }).end());
    await expect(through(`${url}/?{code}`)).rejects.toThrow();
    expect(elsewhere.received).toEqual([]);
  });

  test("not when it does not answer in time, or answers without end, or hangs up, or is not there", async () => {
    const silent = await gatewayThat(() => {});
    await expect(through(silent.url, {}, 200)).rejects.toThrow();
    const slow = await gatewayThat((response) => {
      response.write("0");
    });
    await expect(through(slow.url, {}, 200)).rejects.toThrow();
    const endless = await gatewayThat((response) => {
      const pour = () => response.write("0".repeat(10_000), (error) => error ?? setImmediate(pour));
      pour();
    });
    await expect(through(endless.url)).rejects.toThrow("does not end");
    const rude = await gatewayThat((response) => response.destroy());
    await expect(through(rude.url)).rejects.toThrow();
    await expect(through("http://127.0.0.1:1/")).rejects.toThrow();
  });
});

test("the message is Chinese, names the product and leads nowhere", () => {
  expect(MESSAGE.text).toMatch(/^【阳光议事厅】验证码 004217，/);
  expect(MESSAGE.text).not.toMatch(/https?:|www\.|\.cn|\.com/);
  // Two parts of a text message at most.
  expect(MESSAGE.text.length).toBeLessThanOrEqual(67);
});
