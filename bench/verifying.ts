import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { BallotChoice } from "#app/domain/votes/ballot-choice.ts";
import { type CountedSeats, countVote } from "#app/domain/votes/count-vote.ts";
import { canonicalJson, type Plain } from "#app/domain/votes/ledger/canonical.ts";
import { originOf, signerOf } from "#app/domain/votes/ledger/checkpoint.server.ts";
import { GrowingLedger, newSalt } from "#app/domain/votes/ledger/growing-ledger.server.ts";
import { commitmentTo, rollFacts } from "#app/domain/votes/ledger/roll-lines.server.ts";
import { setUpOf } from "#app/domain/votes/ledger/set-up.server.ts";
import { newKey } from "#app/domain/votes/ledger/signing-key.server.ts";
import { inLedger } from "#app/domain/votes/result.ts";
import { MOTION, type VoteSettings } from "#app/domain/votes/settings.ts";
import { CHOICES } from "#app/domain/votes/tally.ts";
import { TRACK_RULES } from "#app/domain/votes/track-rules.ts";
import { generator } from "./counting.ts";

export const BALLOTS = 100_000;
const OPTIONS = 20;

/** What it took to check an export and count it again; `peak` is the most memory the program held, in bytes. */
export type Verified = { what: string; fileBytes: number; seconds: number; peak: number };

type Vote = { what: string; settings: VoteSettings; track: keyof typeof TRACK_RULES; choiceOf: () => BallotChoice };

/** Checks exports of votes as large as a town's, each ballot with a signed head of its own. */
export async function measureVerifying(ballots = BALLOTS): Promise<Verified[]> {
  const folder = await mkdtemp(join(tmpdir(), "verifying-"));
  try {
    const verified = [];
    for (const vote of votes()) {
      const file = join(folder, "vote.jsonl");
      const fileBytes = await writeExport(file, vote, ballots);
      verified.push({ what: `${vote.what}, ${ballots} ballots`, fileBytes, ...(await verify(file)) });
    }
    return verified;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function votes(): Vote[] {
  const draw = generator(1);
  const options = Array.from({ length: OPTIONS }, (_, at) => ({ id: String(at + 1), text: `方案 ${at + 1}` }));
  const someOf = () => options.map(({ id }) => id).filter(() => draw(4) === 0);
  const projects = options.map((option, at) => ({ ...option, cost: `${(at + 1) * 1_000}` }));
  return [
    {
      what: "motion of owners",
      settings: MOTION,
      track: "ownerOrdinary",
      choiceOf: () => CHOICES[draw(3)] ?? "abstain",
    },
    {
      ...{ what: `Schulze of ${OPTIONS}`, settings: { ...MOTION, method: { code: "schulze" }, options } },
      ...{ track: "deliberation", choiceOf: () => shuffled(options, draw).map(({ id }) => [id]) },
    },
    {
      what: `Equal Shares of ${OPTIONS}`,
      settings: { ...MOTION, method: { code: "equalShares", budget: "60000" }, options: projects },
      ...{ track: "deliberation", choiceOf: someOf },
    },
  ];
}

function shuffled<T>(all: readonly T[], draw: (end: number) => number): T[] {
  const order = [...all];
  for (let last = order.length - 1; last > 0; last--) {
    const other = draw(last + 1);
    const [a, b] = [order[last], order[other]];
    if (a !== undefined && b !== undefined) [order[last], order[other]] = [b, a];
  }
  return order;
}

const SERIAL = { year: 2026, number: 1 };
const [NOTICE, OPENS, CLOSES] = ["2026-01-01", "2026-02-01", "2026-03-01"].map((day) => new Date(`${day}T00:00Z`));

/** Writes what the server would give away of such a vote. Returns how large it is. */
async function writeExport(path: string, { settings, track, choiceOf }: Vote, ballots: number): Promise<number> {
  const [community, vote] = ["yangguang", "2026-0001"];
  const times = { noticeAt: NOTICE ?? new Date(), opensAt: OPENS ?? new Date(), closesAt: CLOSES ?? new Date() };
  const keys = newKey();
  const signer = signerOf(keys.privateKey, keys.publicKey);
  const [rule] = TRACK_RULES[track];
  const roll = Array.from({ length: ballots }, (_, at) => ({
    ...{ seat: at + 1, heads: 1, areaDm2: 60_00 + (at % 9_000) },
    commitment: Buffer.from(commitmentTo(`${at + 1} 号`, Buffer.alloc(16))).toString("hex"),
  }));
  const ledger = new GrowingLedger(originOf(community, vote), signer);
  const told = { ...{ communityId: community, ...SERIAL, question: "办哪一件？", explanation: "" }, ...times };
  ledger.add("setUp", setUpOf({ ...told, rule, settings }, rollFacts(roll), keys.publicKey), times.noticeAt);
  ledger.add("opening", {}, times.opensAt);
  const [entries, checkpoints]: [string[], string[]] = [[], []];
  const keep = () => {
    const signed = ledger.sign();
    entries.push(...signed.entries.map(({ line }) => line));
    checkpoints.push(signed.note);
  };
  const counted = roll.map(({ seat, heads, areaDm2 }): CountedSeats => {
    const choice = choiceOf();
    const cast = { seat, channel: "online", choice: choice as Plain, salt: newSalt(), replaces: null } as const;
    ledger.add("ballot", cast, times.opensAt);
    keep();
    return { heads, areaDm2, choice, way: "online" };
  });
  ledger.add("closing", {}, times.closesAt);
  ledger.add("result", { result: inLedger(countVote({ rule, settings }, counted)) }, times.closesAt);
  keep();
  const key = Buffer.from(keys.publicKey).toString("base64");
  const file = createWriteStream(path);
  for (const line of linesOf({ community, vote, key }, { roll, entries, checkpoints })) {
    if (!file.write(`${canonicalJson(line)}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
  return file.bytesWritten;
}

type Parts = { roll: Plain[]; entries: string[]; checkpoints: string[] };

function* linesOf(of: Record<string, string>, { roll, entries, checkpoints }: Parts): Generator<Plain> {
  yield { ...of, format: "sunshine-hall/vote", version: 1 };
  for (const line of roll) yield { roll: line };
  for (const entry of entries) yield { entry };
  for (const checkpoint of checkpoints) yield { checkpoint };
  yield { end: { checkpoints: checkpoints.length, entries: entries.length, roll: roll.length } };
}

const LOOK_MS = 50;

/** Runs the program that anybody runs. */
async function verify(file: string): Promise<{ seconds: number; peak: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, ["bin/verify-vote/main.mjs", file], { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  const ended = once(child, "exit");
  while (child.exitCode === null) {
    peak = Math.max(peak, await peakOf(child.pid));
    await Promise.race([ended, sleep(LOOK_MS)]);
  }
  if (child.exitCode !== 0) throw new Error(`verify-vote ended with ${child.exitCode}`);
  return { seconds: (performance.now() - began) / 1_000, peak };
}

/** The most memory a process ever held, as its kernel counted it, in bytes; nothing once it has ended. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const [, kibibytes = 0] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return Number(kibibytes) * 1024;
}
