import { connect, createServer, type Socket } from "node:net";

export type Gate = { url: string; shut(): void; open(): Promise<void>; silence(): void; hush(): void; close(): void };

/** A way to a database that can be shut, as when the network or the server goes away, or fall silent: to who comes, or to who is there. */
export async function gateTo(url: string): Promise<Gate> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let silent = false;
  const server = createServer((inner) => {
    sockets.add(inner.on("error", () => {}));
    if (silent) return;
    const outer = connect(Number(target.port), target.hostname).on("error", () => {});
    sockets.add(outer);
    inner.pipe(outer).pipe(inner);
  });
  const open = (port = 0) => new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", resolve));
  await open();
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.href,
    shut() {
      server.close();
      cut();
    },
    open() {
      silent = false;
      return open(port);
    },
    silence() {
      silent = true;
      cut();
    },
    hush() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close() {
      server.close();
      cut();
    },
  };
}
