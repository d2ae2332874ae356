import { type Server, STATUS_CODES } from "node:http";

type ParserError = Error & { code?: string };

const STATUSES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

const TEXTS: Record<number, string> = {
  400: "请求无法识别。",
  408: "等得太久，请重新发送。",
  431: "请求头太长。清除本站的 Cookie 后再试。",
};

/** What Node's parser refuses never becomes a request: it is answered here, guarded like every other answer. */
export function answerUnreadable(server: Server, headers: readonly (readonly [string, string])[]) {
  server.on("clientError", (error: ParserError, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    const status = STATUSES[error.code ?? ""] ?? 400;
    const body = `${TEXTS[status]}\n`;
    const lines = [
      ...headers,
      ["Content-Type", "text/plain; charset=utf-8"],
      ["Content-Length", String(Buffer.byteLength(body))],
      ["Connection", "close"],
    ].map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
  });
}
