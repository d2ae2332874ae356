import { originOf, type Signer } from "#app/domain/votes/ledger/checkpoint.server.ts";
import type { EntryBodies, EntryKind } from "#app/domain/votes/ledger/entries.ts";
import { GrowingLedger } from "#app/domain/votes/ledger/growing-ledger.server.ts";
import { communityId } from "./community.ts";
import type { RowSink } from "./row-sink.ts";

/** Keeps the ledger of a vote as the app does: after every entry its head is signed. */
export class LedgerRows {
  readonly #sink: RowSink;
  readonly #voteId: string;
  readonly #ledger: GrowingLedger;

  constructor(sink: RowSink, signer: Signer, voteId: string, serial: string) {
    this.#sink = sink;
    this.#voteId = voteId;
    this.#ledger = new GrowingLedger(originOf(communityId, serial), signer);
  }

  /** Adds an entry. Returns its number. */
  add<Kind extends EntryKind>(kind: Kind, body: EntryBodies[Kind], moment: Date): number {
    const n = this.#ledger.add(kind, body, moment);
    const { entries, size, note } = this.#ledger.sign();
    for (const entry of entries) this.#sink.add("LedgerEntry", { communityId, voteId: this.#voteId, ...entry });
    this.#sink.add("LedgerCheckpoint", { communityId, voteId: this.#voteId, size, note });
    return n;
  }
}
