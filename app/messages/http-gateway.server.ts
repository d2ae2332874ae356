import { createHmac, randomUUID } from "node:crypto";

import type { CodeMessage, Messenger } from "#app/domain/accounts/code-message.ts";
import type { HttpGateway } from "./settings.ts";

/** A gateway that has not answered by now will not be waited for: a person is. */
const PATIENCE_MS = 5_000;

/** More than any gateway has to say. */
const LONGEST_ANSWER = 64 * 1024;

/**
 * Any gateway that is asked by HTTP. Its address and body are templates: {to}, {text} and {code} are the message, {time}
 * is the second it is sent in, {nonce} is used once, and {sign} is the HMAC-SHA256, in hex, of time, nonce, to and text, each on a line of its own.
 * With a body it is a POST, without one a GET. Redirects are not followed: what is sent is for this gateway alone.
 */
export function httpGateway({ url, body, ok, secret }: HttpGateway, patienceMs = PATIENCE_MS): Messenger {
  const isJson = body?.trimStart().startsWith("{") || body?.trimStart().startsWith("[");
  const contentType = isJson ? "application/json; charset=utf-8" : "application/x-www-form-urlencoded; charset=utf-8";
  return {
    async send(to, message) {
      const values = valuesOf(to, message, secret);
      const answer = await fetch(fill(url, values, encodeURIComponent), {
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
        ...(body !== null && {
          method: "POST",
          headers: { "Content-Type": contentType },
          body: fill(body, values, isJson ? inJson : encodeURIComponent),
        }),
      });
      const said = await textOf(answer);
      if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`);
      if (ok && !ok.test(said)) throw new Error("the gateway did not say that it sent the message");
    },
  };
}

function valuesOf(to: string, { text, code }: CodeMessage, secret: string | null): Record<string, string> {
  const time = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const sign = createHmac("sha256", secret ?? "")
    .update([time, nonce, to, text].join("\n"))
    .digest("hex");
  return { to, text, code, time, nonce, sign };
}

const fill = (template: string, values: Record<string, string>, encode: (value: string) => string) =>
  template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? encode(values[name] ?? "") : whole));

/** Between the quotes that the template has. */
const inJson = (value: string) => JSON.stringify(value).slice(1, -1);

/** The answer as text, unless it does not end. */
async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let said = "";
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    said += decoder.decode(part.value, { stream: true });
    if (said.length > LONGEST_ANSWER) throw new Error("the gateway's answer does not end");
  }
  return said.trim();
}
