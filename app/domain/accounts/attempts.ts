/** What is counted, how many wrong ones are free, and in how many seconds. Names and addresses come as digests. */
export type Counter = { key: string; free: number; windowSeconds: number };

/** How long to wait after the last free wrong one, after the next, and so on, in seconds; the last goes for all after it. */
export const WAITS = [60, 120, 240, 480, 900];

/** A neighbourhood may share one address: it gets as many wrong ones as this many people. */
const PEOPLE_BEHIND_AN_ADDRESS = 10;

const HOUR_S = 3_600;
const DAY_S = 24 * HOUR_S;

/**
 * What an attempt to sign in is counted under. On a device the account knows, under that device alone: others can
 * make one another wait, and never its owner. Elsewhere under the name that was typed, against guessing at one, and
 * under the network, against one guess at many. It is the name and not the account: whose it is, or that it is nobody's,
 * makes no difference that could be seen.
 */
export function countersOf(name: string, network: string, knownDevice: string | null, free: number): Counter[] {
  if (knownDevice) return [{ key: `device ${knownDevice} ${name}`, free, windowSeconds: DAY_S }];
  return [
    { key: `name ${name}`, free, windowSeconds: DAY_S },
    { key: `network ${network}`, free: free * PEOPLE_BEHIND_AN_ADDRESS, windowSeconds: HOUR_S },
  ];
}

/** What a client's address counts as: one line in IPv6 has 2^64 addresses, the first half of which stay the same. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address.replace(/%.*$/, "").toLowerCase();
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const missing = plain.includes("::") ? Math.max(0, 8 - left.length - right.length) : 0;
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
