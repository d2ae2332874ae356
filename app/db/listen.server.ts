import pg from "pg";

type Handlers = {
  onMessage: (payload: string) => void;
  /** The connection broke: messages may be missed from now on. */
  onLost: () => void;
  /** It is back. What happened in between was not heard. */
  onBack: () => void;
};

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** Hears what is sent on a channel with NOTIFY, on one connection of its own that comes back by itself. */
export async function listen(url: string, channel: string, handlers: Handlers): Promise<{ close(): Promise<void> }> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open() {
    const opening = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, keepAlive: true });
    opening.on("notification", (message) => handlers.onMessage(message.payload ?? ""));
    opening.on("error", () => {}); // followed by "end", which is where it is dealt with
    await opening.connect();
    await opening.query(`LISTEN ${opening.escapeIdentifier(channel)}`);
    client = opening;
    opening.on("end", () => {
      if (closed) return;
      handlers.onLost();
      retry(FIRST_WAIT_MS);
    });
  }

  function retry(wait: number) {
    timer = setTimeout(async () => {
      try {
        await open();
        if (closed) await client?.end();
        else handlers.onBack();
      } catch {
        if (!closed) retry(Math.min(wait * 2, LONGEST_WAIT_MS));
      }
    }, wait);
  }

  await open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
