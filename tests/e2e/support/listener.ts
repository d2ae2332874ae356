import { type IncomingHttpHeaders, request } from "node:http";

/** What a page with a thread hears, without a page. */
export type Hearing = {
  status: number;
  headers: IncomingHttpHeaders;
  /** The numbers that were told so far, in order. */
  heard: number[];
  /** All that came, as it came. */
  text: () => string;
  ended: Promise<unknown>;
  stop: () => void;
};

/** Listens until it is stopped, or the server ends it. */
export function listenTo(url: string, headers: Record<string, string> = {}): Promise<Hearing> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers, agent: false }, (incoming) => {
      const heard: number[] = [];
      let text = "";
      incoming.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        heard.splice(0, heard.length, ...[...text.matchAll(/^data: (\d+)$/gm)].map(([, number]) => Number(number)));
      });
      const ended = new Promise((over) => incoming.once("close", over));
      // Cut off is what it is meant to be.
      incoming.on("error", () => {});
      const { statusCode: status = 0, headers } = incoming;
      resolve({ status, headers, heard, ended, text: () => text, stop: () => outgoing.destroy() });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}
