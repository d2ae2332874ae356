/** Writes exports of votes as docs/ledger.md says, with code of its own: neither the server's nor the checking program's. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Entry = { kind: string; at?: string; [key: string]: Json | undefined };
export type RollLine = { seat: number; heads: number; areaDm2: number; commitment: string };
export type Key = { privateKey: KeyObject; raw: Buffer };

const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

export function newKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  return { privateKey, raw: publicKey.export({ type: "spki", format: "der" }).subarray(-32) };
}

/** One key for all, for tests are many. */
export const KEY = newKey();

export function json(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(json).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${json(value[key])}`)
    .join()}}`;
}

/** The root as RFC 6962 defines it, from the top down. */
export function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0] ?? Buffer.of();
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

export const leafOf = (line: string) => sha256(Buffer.of(0), line);

export function checkpoint(name: string, size: number, root: Buffer, { privateKey, raw }: Key) {
  const said = `${name}\n${size}\n${root.toString("base64")}\n`;
  const id = sha256(`${name}\n`, Buffer.of(1), raw).subarray(0, 4);
  const signature = Buffer.concat([id, sign(null, Buffer.from(said), privateKey)]);
  return `${said}\n— ${name} ${signature.toString("base64")}\n`;
}

export function rollFacts(roll: RollLine[]) {
  const sum = (of: (line: RollLine) => number) => roll.reduce((all, line) => all + of(line), 0);
  const hash = sha256(roll.map((line) => `${json(line)}\n`).join("")).toString("hex");
  return { seats: roll.length, heads: sum(({ heads }) => heads), areaDm2: sum(({ areaDm2 }) => areaDm2), hash };
}

/** Seats 1, 2, 3 … with so much area and one head each, unless said otherwise. */
export const rollOf = (areas: number[], heads: number[] = []): RollLine[] =>
  areas.map((areaDm2, at) => ({
    ...{ seat: at + 1, heads: heads[at] ?? 1, areaDm2 },
    commitment: sha256(`holder ${at + 1}`).toString("hex"),
  }));

export const SALT = Buffer.alloc(16, 7).toString("base64");
export const OPENS = "2026-11-23T00:00:00.000Z";
export const CLOSES = "2026-11-30T16:00:00.000Z";
export const RULE = {
  ...{ track: "ownerOrdinary", version: 1, electorate: "owners", measures: ["heads", "area"] as Json[] },
  quorum: { numerator: 2, denominator: 3, orExactly: true },
  majority: { numerator: 1, denominator: 2, orExactly: false },
  ...{ majorityOf: "participating", noticeDays: 15, binding: true, citation: "《民法典》第278条" },
};

export type Fixture = {
  /** Of the set-up, what is not usual. */
  setUp?: { [key: string]: Json };
  /** As it is at the end. */
  roll: RollLine[];
  rollAtSetUp?: RollLine[];
  entries: Entry[];
  key?: Key;
  /** Sizes that were signed; all, unless said otherwise. */
  signed?: number[];
};

/** Votes open and close by the clock, and what else happens happens a minute after what was before. */
function* numbered(entries: Entry[]) {
  let now = Date.parse("2026-11-05T08:00:00.000Z");
  for (const [n, entry] of entries.entries()) {
    const usual = entry.kind === "opening" ? Date.parse(OPENS) : entry.kind === "closing" ? Date.parse(CLOSES) : now;
    now = entry.at ? Date.parse(entry.at) : Math.max(now, usual);
    yield json({ n, ...entry, at: new Date(now).toISOString() });
    now += 60_000;
  }
}

export function entriesOf({ setUp = {}, roll, rollAtSetUp = roll, entries, key = KEY }: Fixture): string[] {
  const first = {
    ...{ kind: "setUp", community: "yangguang", vote: "2026-0003", question: "是否更换7号楼电梯？" },
    ...{ explanation: sha256("说明").toString("hex"), noticeAt: "2026-11-05T08:00:00.000Z", opensAt: OPENS },
    ...{ closesAt: CLOSES, method: { code: "motion" }, options: [], rule: RULE, secrecy: "named", finality: "final" },
    ...{ precedence: "online", tieBreak: { rule: "none" }, deemed: null, roll: rollFacts(rollAtSetUp) },
    ...{ key: key.raw.toString("base64"), ...setUp },
  };
  return [...numbered([first, ...entries])];
}

/** The lines of an export; `entries` as text, where a test wants them other than they should be. */
export function exportOf(fixture: Fixture, entries = entriesOf(fixture)): string[] {
  const { roll, key = KEY } = fixture;
  const name = "sunshine-hall/yangguang/2026-0003";
  const leaves = entries.map(leafOf);
  const sizes = fixture.signed ?? entries.map((_, n) => n + 1);
  const checkpoints = sizes.map((size) => checkpoint(name, size, rootOf(leaves.slice(0, size)), key));
  const lines: Json[] = [
    {
      ...{ format: "sunshine-hall/vote", version: 1, community: "yangguang" },
      ...{ vote: "2026-0003", key: key.raw.toString("base64") },
    },
    ...roll.map((line) => ({ roll: line })),
    ...entries.map((entry) => ({ entry })),
    ...checkpoints.map((note) => ({ checkpoint: note })),
    { end: { checkpoints: checkpoints.length, entries: entries.length, roll: roll.length } },
  ];
  return lines.map(json);
}

export const ballot = (seat: number, choice: Json, more: { [key: string]: Json } = {}): Entry => ({
  ...{ kind: "ballot", seat, channel: "online", choice, salt: SALT, replaces: null, ...more },
});
export const result = (result: Json): Entry => ({ kind: "result", result });

/** {online: [2, 300]} is two heads and 3 m² online, and nothing otherwise. */
export const apart = (said: { [way: string]: [heads: number, areaDm2: number] }) =>
  Object.fromEntries(
    ["online", "paper", "proxy", "invalid", "disputed", "notVoted"].map((way) => {
      const [heads, areaDm2] = said[way] ?? [0, 0];
      return [way, { heads, areaDm2 }];
    }),
  );

type Sums = [agreeing: number, against: number, abstaining: number];
/** Figures of a motion; what is missing for quorum and majority is told apart. */
export const figures = (
  measure: string,
  eligible: number,
  [agreeing, against, abstaining]: Sums,
  missing = [0, 0],
) => ({
  ...{ measure, eligible, participating: agreeing + against + abstaining, agreeing, against, abstaining },
  ...{ missingForQuorum: missing[0] ?? 0, missingForMajority: missing[1] ?? 0 },
});
