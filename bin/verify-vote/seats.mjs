/** What counts for each seat: docs/ledger.md, "What counts for a seat". */
import { demand } from "./fault.mjs";

/**
 * @typedef {object} Voted what came in for a seat
 * @property {{ n: number, choice: string, channel: "online" | "proxy" } | null} online the last one, proxies included
 * @property {string | null} paper what its first paper says
 * @property {boolean} disputed its papers differ
 * @property {string | null} resolution what papers say that differ
 * @property {boolean} delivered
 */

/** @typedef {"online" | "paper" | "proxy" | "invalid" | "disputed" | "notVoted"} Way */

export class Seats {
  /** @type {Map<number, Voted>} */
  #voted = new Map();
  #setUp;

  /** @param {{ finality: string, precedence: string }} setUp */
  constructor(setUp) {
    this.#setUp = setUp;
  }

  /** @param {any} ballot @param {string} choice as it was read */
  cast({ n, seat, channel, replaces }, choice) {
    const voted = this.#of(seat);
    if (channel === "paper") {
      demand(replaces === null, "纸质票不替换别的票");
      voted.disputed ||= voted.paper !== null && voted.paper !== choice;
      voted.paper ??= choice;
      return;
    }
    const before = voted.online?.n ?? null;
    demand(before === null || this.#setUp.finality === "lastCounts", `${seat} 号席位已经投过票，不能再投`);
    const should = before === null ? "null" : String(before);
    demand(replaces === before, `replaces 应为 ${should}：这个席位上一张票的编号`);
    voted.online = { n, choice, channel };
  }

  /** Secret votes: that somebody voted. @param {any} participation */
  participate({ n, seat, channel }) {
    const voted = this.#of(seat);
    demand(!voted.online && voted.paper === null, `${seat} 号席位已经投过票，不能再投`);
    if (channel === "paper") voted.paper = "";
    else voted.online = { n, choice: "", channel };
  }

  /** @param {any} resolution @param {string} choice as it was read */
  resolve({ seat }, choice) {
    const voted = this.#of(seat);
    demand(voted.disputed && this.#isOnPaper(voted), `${seat} 号席位没有争议，不能裁定`);
    voted.resolution = choice;
  }

  /** @param {any} delivery */
  deliver({ seat }) {
    this.#of(seat).delivered = true;
  }

  /** @param {number} seat @returns {{ way: Way, choice: string | null, delivered: boolean }} */
  standing(seat) {
    const voted = this.#voted.get(seat);
    if (!voted) return { way: "notVoted", choice: null, delivered: false };
    const { resolution, online, paper, disputed, delivered } = voted;
    const said = disputed ? resolution : paper;
    if (this.#isOnPaper(voted)) {
      return said === null ? { way: "disputed", choice: null, delivered } : { ...valid("paper", said), delivered };
    }
    return online
      ? { ...valid(online.channel, online.choice), delivered }
      : { way: "notVoted", choice: null, delivered };
  }

  /** Whether papers are what counts. @param {Voted} voted */
  #isOnPaper({ online, paper }) {
    return paper !== null && (!online || this.#setUp.precedence === "paper");
  }

  /** @param {number} seat */
  #of(seat) {
    const known = this.#voted.get(seat);
    if (known) return known;
    /** @type {Voted} */
    const fresh = { online: null, paper: null, disputed: false, resolution: null, delivered: false };
    this.#voted.set(seat, fresh);
    return fresh;
  }
}

/** @param {Way} way @param {string} choice @returns {{ way: Way, choice: string | null }} */
const valid = (way, choice) => (choice === "invalid" ? { way: "invalid", choice: null } : { way, choice });
