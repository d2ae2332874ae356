import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";

import { codeMessage } from "#app/domain/accounts/code-message.ts";
import { mailServer } from "#app/messages/mail-server.server.ts";

type Mail = { from: string; to: string[]; user: string | undefined; raw: string };

const FROM = "阳光议事厅 <hall@example.org>";
const MESSAGE = codeMessage("004217", "resetPassword");
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A real SMTP server that keeps what it takes. */
async function postOffice(options: SMTPServerOptions = {}) {
  const taken: Mail[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"], allowInsecureAuth: true },
    async onData(stream, { envelope, user }, done) {
      const raw = await text(stream);
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), user, raw });
      done();
    },
    ...options,
  });
  server.on("error", () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => resolve((listening.address() as AddressInfo).port));
  });
  closers.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port, taken };
}

/** The readable text of a plain mail. */
function textIn(raw: string) {
  const [head = "", ...body] = raw.split("\r\n\r\n");
  const coded = body.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(coded, "base64").toString("utf8");
  const bytes = coded
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

test("a code goes out by mail: to one address, from ours, as plain text", async () => {
  const { port, taken } = await postOffice();
  await mailServer({ url: `smtp://127.0.0.1:${port}`, from: FROM }).send("chenhai@example.org", MESSAGE);
  expect(taken).toMatchObject([{ from: "hall@example.org", to: ["chenhai@example.org"] }]);
  const raw = taken[0]?.raw ?? "";
  expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated/im);
  expect(textIn(raw)).toContain(MESSAGE.text);
});

test("with a user and a password where the server wants them", async () => {
  const { port, taken } = await postOffice({
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      password === "p@ss/字" ? done(null, { user: username }) : done(new Error("no")),
  });
  const secret = encodeURIComponent("p@ss/字");
  await mailServer({ url: `smtp://hall:${secret}@127.0.0.1:${port}`, from: FROM }).send("a@example.org", MESSAGE);
  expect(taken).toMatchObject([{ user: "hall" }]);
  await expect(
    mailServer({ url: `smtp://hall:wrong@127.0.0.1:${port}`, from: FROM }).send("a@example.org", MESSAGE),
  ).rejects.toThrow();
});

test("an address that holds more than one stays one, or is not taken", async () => {
  const { port, taken } = await postOffice();
  const mail = mailServer({ url: `smtp://127.0.0.1:${port}`, from: FROM });
  await mail.send("a@example.org, b@example.org", MESSAGE).catch(() => {});
  await mail.send("a@example.org\r\nBcc: b@example.org", MESSAGE).catch(() => {});
  expect(taken.flatMap(({ to }) => to)).not.toContain("b@example.org");
});

test("a server that refuses, is not there, or takes too long is told as a failure", async () => {
  const refusing = await postOffice({ onRcptTo: (_address, _session, done) => done(new Error("no such user")) });
  const send = (port: number, patience?: number) =>
    mailServer({ url: `smtp://127.0.0.1:${port}`, from: FROM }, patience).send("a@example.org", MESSAGE);
  await expect(send(refusing.port)).rejects.toThrow("no such user");
  await expect(send(1)).rejects.toThrow();
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  closers.push(async () => silent.close());
  await expect(send((silent.address() as AddressInfo).port, 300)).rejects.toThrow();
  const slow = await postOffice({ onData: (stream) => void text(stream) });
  await expect(send(slow.port, 300)).rejects.toThrow("too long");
});
