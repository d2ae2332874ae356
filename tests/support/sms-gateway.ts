import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Received = { method: string; path: string; contentType: string | undefined; body: string };
type Answering = (response: ServerResponse, received: Received) => void;

/** A real HTTP server that stands for a gateway: keeps what it got, and answers as it is told. */
export async function startGateway(answering: Answering = (response) => response.end("0")) {
  const received: Received[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const one = {
      method: request.method ?? "",
      path: request.url ?? "",
      contentType: request.headers["content-type"],
      body: await text(request),
    };
    received.push(one);
    answering(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The signature as the documentation says gateways check it. */
export const signatureOf = (secret: string, { time, nonce, to, text: said }: Record<string, string>) =>
  createHmac("sha256", secret).update(`${time}\n${nonce}\n${to}\n${said}`).digest("hex");
