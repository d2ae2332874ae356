import { randomUUID } from "node:crypto";
import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer | AsyncIterable<Buffer> };

/** To the one server that stays for all tests, connections may stay, too. */
const staying = new Agent({ keepAlive: true });

/** One request just as it is given: no client in between that mends an address or adds a header. */
export function send(baseURL: string, path: string, { method = "GET", headers = {}, body }: Sent = {}) {
  const { hostname, port } = new URL(baseURL);
  return new Promise<Answer>((resolve, reject) => {
    const agent = baseURL === process.env.BASE_URL ? staying : false;
    const outgoing = request({ hostname, port, method, path, headers, agent }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.on("error", reject);
      incoming.on("end", () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    outgoing.on("error", reject);
    if (body === undefined || typeof body === "string" || Buffer.isBuffer(body)) outgoing.end(body);
    else void pour(body, outgoing);
  });
}

async function pour(parts: AsyncIterable<Buffer>, into: NodeJS.WritableStream) {
  for await (const part of parts) into.write(part);
  into.end();
}

/** Bytes that need not be HTTP, and the answer until the connection is closed. */
export async function sendBytes(baseURL: string, bytes: string): Promise<Answer> {
  const { hostname, port } = new URL(baseURL);
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
  const [first = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => line.split(": ")).map(([name = "", ...value]) => [name.toLowerCase(), value.join(": ")]),
  );
  return { status: Number(first.split(" ")[1]), headers, text: body };
}

type Fields = Record<string, string> | string | Buffer;

/** A form as a browser sends it from one of our own pages; as text or bytes it goes out unchanged. */
export function post(baseURL: string, path: string, fields: Fields, session?: string) {
  const raw = typeof fields === "string" || Buffer.isBuffer(fields);
  return send(baseURL, path, {
    method: "POST",
    headers: { ...ownPage(baseURL), ...(session && { Cookie: `session=${session}` }) },
    body: raw ? fields : new URLSearchParams(fields).toString(),
  });
}

export const ownPage = (baseURL: string) => ({
  "Content-Type": "application/x-www-form-urlencoded",
  Origin: baseURL,
  "Sec-Fetch-Site": "same-origin",
});

/** Fields that hold a file, and what it is called; pictures are given in base64. */
const FILES: Record<string, string> = {
  ...{ file: "units.csv", document: "photo.png" },
  ...{ picture1: "photo.png", picture2: "photo.png", picture3: "photo.png", picture4: "photo.png" },
};

/** The same of a form with files: what is named as one is one, and of all others none was chosen. */
export function postUpload(baseURL: string, path: string, fields: Record<string, string>, session?: string) {
  const boundary = `----form${randomUUID()}`;
  const parts = Object.entries(fields).map(([name, value]) => {
    const file = FILES[name];
    const said = `form-data; name="${name}"${file ? `; filename="${file}"` : ""}`;
    const head = `--${boundary}\r\nContent-Disposition: ${said}\r\n\r\n`;
    const content = file === "photo.png" ? Buffer.from(value, "base64") : Buffer.from(value);
    return Buffer.concat([Buffer.from(head), content, Buffer.from("\r\n")]);
  });
  return send(baseURL, path, {
    method: "POST",
    headers: {
      ...ownPage(baseURL),
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
      ...(session && { Cookie: `session=${session}` }),
    },
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  });
}

/** As a signed-in person, or a visitor, asks for a page. */
export const get = (baseURL: string, path: string, session?: string, cookies: Record<string, string> = {}) => {
  const sent = Object.entries({ ...(session && { session }), ...cookies }).map(([name, value]) => `${name}=${value}`);
  return send(baseURL, path, { headers: sent.length > 0 ? { Cookie: sent.join("; ") } : {} });
};
