import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A bare server: takes from the benchmark what it needs, listens on a free port and says on which. */
export function bareServer<Needs>(listenerFor: (needs: Needs) => RequestListener) {
  process.on("disconnect", () => process.exit());
  process.once("message", (needs: Needs) => {
    const server = createServer(listenerFor(needs)).listen(0, "127.0.0.1", () => {
      process.send?.((server.address() as AddressInfo).port);
    });
  });
}
