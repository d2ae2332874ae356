import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A gateway for text messages and a mail server in one: takes what the app sends, and tells tests the codes. */
export async function openPostOffice() {
  const codes = new Map<string, string>();
  let closed = false;
  const gateway = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://gateway");
    const to = searchParams.get("to") ?? "";
    if (pathname === "/code") return response.end(codes.get(to) ?? "");
    // The test decides when the gateway fails.
    if (pathname === "/fail") {
      closed = searchParams.get("now") === "yes";
      return response.end();
    }
    if (closed) return response.writeHead(500).end();
    codes.set(to, searchParams.get("code") ?? "");
    response.end("0");
  });
  const mail = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"] },
    async onData(stream, { envelope }, done) {
      const [, code = ""] = /^Subject: .*?(\d{6})/m.exec(subjectIn(await text(stream))) ?? [];
      for (const { address } of envelope.rcptTo) codes.set(address, code);
      done();
    },
  });
  const url = `http://127.0.0.1:${await listening(gateway)}`;
  const mailPort = await new Promise<number>((resolve) => {
    const server = mail.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
  return {
    url,
    settings: {
      ...{
        SMS_GATEWAY: "http",
        SMS_URL: `${url}/send?to={to}&code={code}&sign={sign}`,
        SMS_SECRET: "a",
        SMS_OK: "^0$",
      },
      ...{ SMTP_URL: `smtp://127.0.0.1:${mailPort}`, MAIL_FROM: "阳光议事厅 <hall@example.org>" },
    },
    async close() {
      gateway.closeAllConnections();
      gateway.close();
      await new Promise<void>((resolve) => mail.close(() => resolve()));
    },
  };
}

function listening(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
}

/** Chinese subjects come encoded, in pieces. */
function subjectIn(raw: string): string {
  return raw
    .replace(/\?=\r\n\s+=\?/g, "?= =?")
    .replace(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, coded) => Buffer.from(coded, "base64").toString("utf8"))
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, coded: string) => coded.replace(/=[0-9A-F]{2}/g, ""));
}

/** The last code that went to this phone number or e-mail address, from the server under test. */
export async function codeSentTo(to: string, office = process.env.POST_OFFICE ?? ""): Promise<string> {
  return (await fetch(`${office}/code?to=${encodeURIComponent(to)}`)).text();
}

let last = 0;

/** A number that nobody else in the run has. */
export function newPhone(): string {
  last += 1;
  return `13${Math.floor(Math.random() * 9) + 1}${String(process.pid % 10_000).padStart(4, "0")}${String(last).padStart(4, "0")}`;
}
