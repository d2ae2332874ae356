import { createHash } from "node:crypto";

import { prisma } from "#app/db/client.server.ts";
import { type Actor, accountOf } from "#app/domain/shared/actor.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import { seatNoIn, serialIn } from "./address.ts";
import { canonicalJson, type Plain } from "./ledger/canonical.ts";
import { headOf } from "./ledger/checkpoint.server.ts";
import { signingKey } from "./ledger/signing-key.server.ts";
import { leafHash } from "./ledger/tree.server.ts";
import {
  checkpointsOf,
  entriesOf,
  getCheckpointOf,
  getLastCheckpoint,
  getShownCheckpoint,
  type LedgerKey,
  listLastCheckpoints,
  proveEntry,
} from "./ledger-store.server.ts";
import { rollLinesOf } from "./roll-store.server.ts";
import { listOwnSeats } from "./seat-store.server.ts";
import { findVote } from "./store.server.ts";
import { isOver } from "./window.ts";

/** What stands on a receipt and can be read out: the beginning of its entry's hash. */
export const trackerOf = (line: string) =>
  (leafHash(line).subarray(0, 6).toString("hex").toUpperCase().match(/.{4}/g) ?? []).join("-");

/** A hash as people compare it: its first 16 hex digits, in fours. */
const fingerprintOf = (bytes: Uint8Array) =>
  (Buffer.from(bytes).subarray(0, 8).toString("hex").toUpperCase().match(/.{4}/g) ?? []).join(" ");

/** Where an entry is in the ledger, with the proof that the signed head covers it. */
export async function proofOf(key: LedgerKey, entryNo: number) {
  const checkpoint = await getLastCheckpoint(prisma, key);
  const proven = checkpoint && (await proveEntry(prisma, key, entryNo, checkpoint.size));
  // A vote from before there were ledgers gets its own within a minute.
  if (!proven) return null;
  return {
    n: entryNo,
    tracker: trackerOf(proven.line),
    entry: proven.line,
    proof: proven.proof,
    checkpoint: checkpoint.note,
  };
}

/** A receipt as a file: whoever keeps it can show later that this ballot was in. For the person who cast it. */
export async function receiptFile(actor: Actor, serial: string, seat: string): Promise<string> {
  const accountId = accountOf(actor);
  const { id: voteId } = await findVote(prisma, actor.communityId, serialIn(serial));
  const seatNo = seatNoIn(seat);
  const seats = await listOwnSeats(prisma, actor.communityId, accountId, serialIn(serial));
  const own = seats.find((one) => one.seatNo === seatNo);
  if (!own) throw new Refused("not_on_roll");
  const found = own.entryNo === null ? null : await proofOf({ communityId: actor.communityId, voteId }, own.entryNo);
  if (!found) throw new Refused("not_found");
  const receipt = { community: actor.communityId, format: "sunshine-hall/receipt", version: 1, vote: serial, ...found };
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/** What a printed head or a receipt is held against: size and root of a tree. */
export type HeldHead = { size: number; root: string };

/** The ledger of a vote as it stands: its signed head, the key, and whether a head that somebody holds is in it. */
export async function ledgerPage(actor: Actor, serial: string, held: HeldHead | null) {
  const { communityId } = actor;
  const { id: voteId, ...vote } = await findVote(prisma, communityId, serialIn(serial));
  const key = { communityId, voteId };
  const [last, then, { publicKey }] = await Promise.all([
    getShownCheckpoint(prisma, key),
    held && getCheckpointOf(prisma, key, held.size),
    signingKey(prisma),
  ]);
  const head = last && headOf(last.note);
  return {
    ...{ serial, question: vote.question, status: vote.status, isSecret: vote.isSecret },
    key: {
      fingerprint: fingerprintOf(createHash("sha256").update(publicKey).digest()),
      text: Buffer.from(publicKey).toString("base64"),
    },
    last: head &&
      last && { size: head.size, note: last.note, root: base64url(head.root), fingerprint: fingerprintOf(head.root) },
    /** Null when none is held against it. */
    agrees: held && (then ? base64url(headOf(then.note).root) === held.root : false),
  };
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

/** Everything that is needed to count a vote again that is over: docs/ledger.md. Refuses while it is running. */
export async function voteExport(actor: Actor, serial: string): Promise<AsyncIterable<Uint8Array>> {
  const { communityId } = actor;
  const { id: voteId, status } = await findVote(prisma, communityId, serialIn(serial));
  if (!isOver({ status })) throw new Refused("vote_still_running");
  const { publicKey } = await signingKey(prisma);
  const key = Buffer.from(publicKey).toString("base64");
  return exportLines(
    { communityId, voteId },
    { community: communityId, format: "sunshine-hall/vote", key, version: 1, vote: serial },
  );
}

async function* exportLines(key: LedgerKey, header: Record<string, Plain>): AsyncGenerator<Uint8Array> {
  const counts = { checkpoints: 0, entries: 0, roll: 0 };
  const written = (kind: keyof typeof counts, lines: readonly Plain[], name: string) => {
    counts[kind] += lines.length;
    return Buffer.from(lines.map((line) => `${canonicalJson({ [name]: line })}\n`).join(""));
  };
  yield Buffer.from(`${canonicalJson(header)}\n`);
  for await (const lines of rollLinesOf(prisma, key)) yield written("roll", lines, "roll");
  for await (const lines of entriesOf(prisma, key)) yield written("entries", lines, "entry");
  for await (const notes of checkpointsOf(prisma, key)) yield written("checkpoints", notes, "checkpoint");
  yield Buffer.from(`${canonicalJson({ end: counts })}\n`);
}

/** The last signed head of each of the latest ledgers: whoever keeps them notices a later rewrite. */
export async function checkpointFeed(communityId: string) {
  const heads = await listLastCheckpoints(prisma, communityId, 50);
  return heads.map(({ year, number, question, note, at }) => ({
    serial: showSerial({ year, number }),
    question,
    note,
    at,
  }));
}
