import { codeHashOf } from "#app/domain/papers/print-sheets.server.ts";
import { shanghaiDay } from "#app/domain/shared/time.ts";
import { ALPHABET, CODE_LENGTH } from "#app/domain/verification/code.ts";
import type { Marked } from "./ballots.ts";
import { communityId } from "./community.ts";
import type { Compound } from "./compound.ts";
import photos from "./data/photos.json" with { type: "json" };
import type { LedgerRows } from "./ledger-rows.ts";
import type { Person } from "./people.ts";
import { Random } from "./random.ts";
import type { Happened, Recorded } from "./recorded.ts";
import { known, type Scene } from "./scene.ts";
import { type Sheet, saidBy } from "./sheets.ts";

const READERS = ["zhoukai", "limin"] as const;
const [BALLOT, AUTHORITY] = [photos.ballot, photos.authority].map((text) =>
  Uint8Array.from(Buffer.from(text, "base64")),
);

/** Prints, serves and reads the sheets of a vote, and writes down who votes for whom: each at its moment. */
export class PaperRows {
  readonly #random: Random;
  readonly #readers: Person[];
  readonly #midway: Date;

  constructor(
    readonly scene: Scene,
    readonly vote: Recorded,
    /** Pictures are kept in the demo's own compound alone: others are for measuring. */
    readonly compound: Compound,
  ) {
    this.#random = new Random(`papers/${vote.key}`);
    this.#readers = READERS.flatMap((login) => known(scene, login) ?? []);
    this.#midway = new Date((vote.opensAt.getTime() + vote.closesAt.getTime()) / 2);
  }

  authorize(proxies: readonly Marked[]) {
    for (const { seat, voter } of proxies) {
      const recordedAt = this.#between(this.vote.opensAt, this.#midway);
      const recorder = this.#reader(1);
      const [id, formKey] = [this.#random.uuid(), this.#random.uuid()];
      const grantedOn = shanghaiDay(this.vote.opensAt);
      this.scene.sink.add("ProxyAuthority", {
        ...{ communityId, id, voteId: this.vote.voteId, seatNo: seat.seatNo, proxyId: voter.id },
        ...{ grantedOn, document: AUTHORITY ?? new Uint8Array(), recordedById: recorder.id, recordedAt, formKey },
      });
      this.#audit(recorder, "proxy.record", { seat: seat.seatNo, proxy: voter.id, grantedOn }, recordedAt);
    }
  }

  handIn(sheets: readonly Sheet[]): Happened[] {
    const served = this.#between(this.vote.opensAt, this.#midway);
    const waiting = sheets.filter((sheet) => saidBy(sheet) === null);
    return [
      ...sheets.filter(({ sheetNo }) => sheetNo === 1).map((sheet) => this.#serve(sheet, served)),
      ...sheets.flatMap((sheet) => this.#read(sheet, waiting.indexOf(sheet) + 1)),
    ];
  }

  #serve({ seat: { seatNo } }: Sheet, at: Date): Happened {
    const [salt, delivererId] = [this.#random.salt(), this.#reader(0).id];
    return {
      at,
      write: (ledger) => {
        const entryNo = ledger.add("delivery", { seat: seatNo, salt }, at);
        const served = { seatNo, entryNo, manner: "handed", delivererId, deliveredAt: at } as const;
        this.scene.sink.add("Delivery", { communityId, voteId: this.vote.voteId, ...served });
      },
    };
  }

  /** What two people read alike is a ballot when the second one has read it. */
  #read(sheet: Sheet, waits: number): Happened[] {
    const { seatNo } = sheet.seat;
    const printedAt = this.scene.calendar.earlier(this.vote.opensAt, 20);
    const row = {
      ...{ communityId, voteId: this.vote.voteId, seatNo, sheetNo: sheet.sheetNo },
      ...{ codeHash: codeHashOf(this.#code(waits)), printedById: this.#reader(1).id, printedAt },
      photo: this.compound.index === 0 ? (BALLOT ?? null) : null,
    };
    let readAt = this.#midway;
    const add = (entryNo: number | null) => this.scene.sink.add("PaperSheet", { ...row, entryNo });
    sheet.read.forEach((choice, at) => {
      readAt = this.#between(readAt, this.vote.closesAt);
      const { voteId, sheetNo } = row;
      const reading = { seatNo, sheetNo, readerId: this.#reader(at).id, choice: choice as string, readAt };
      this.scene.sink.add("PaperReading", { communityId, voteId, ...reading });
      this.#audit(this.#reader(at), "paper.read", { seat: seatNo, sheet: sheetNo, reading: at + 1 }, readAt);
    });
    const choice = saidBy(sheet);
    if (choice !== null) return [{ at: readAt, write: (ledger) => add(this.#put(ledger, seatNo, choice, readAt)) }];
    add(null);
    return [];
  }

  #put(ledger: LedgerRows, seatNo: number, said: NonNullable<ReturnType<typeof saidBy>>, castAt: Date): number {
    const [salt, formKey] = [this.#random.salt(), this.#random.uuid()];
    const entryNo = ledger.add(
      "ballot",
      { seat: seatNo, channel: "paper", choice: said, salt, replaces: null },
      castAt,
    );
    const ballot = { seatNo, entryNo, channel: "paper", casterId: this.#reader(1).id, castAt, formKey } as const;
    this.scene.sink.add("Ballot", { communityId, voteId: this.vote.voteId, ...ballot, choice: said as string });
    return entryNo;
  }

  /** DEMO-SHEE-T001 and so on for those of the demo that wait, so that it can be tried; nobody knows the others. */
  #code(waits: number): string {
    if (waits > 0 && this.compound.index === 0) return `DEM0SHEET${String(waits).padStart(3, "0")}`;
    return Array.from({ length: CODE_LENGTH }, () => this.#random.pick([...ALPHABET])).join("");
  }

  #between(after: Date, before: Date) {
    return this.scene.calendar.between(this.#random, after, before);
  }

  #reader(at: number): Person {
    const reader = this.#readers[at];
    if (!reader) throw new Error("two of the committee read papers");
    return reader;
  }

  #audit({ id: actorId }: Person, action: string, detail: object, at: Date) {
    const entry = { id: this.#random.uuid(), at, actorId, action, subject: `vote:${this.vote.serial}`, detail };
    this.scene.sink.add("AuditEntry", { communityId, ...entry });
  }
}
