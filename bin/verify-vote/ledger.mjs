import { canonical, parsed } from "./canonical.mjs";
import { readerOf } from "./choices.mjs";
import { checkEntry } from "./entries.mjs";
import { demand, Fault } from "./fault.mjs";
import { gather, withSecret } from "./gather.mjs";
import { demandEnd, moved } from "./order.mjs";
import { demandSame, isUnanimous, resultOf } from "./result.mjs";
import { Seats } from "./seats.mjs";
import { isObject, moment, text } from "./shape.mjs";

/** Follows the entries of a ledger, one after the other, and counts when there is a result to compare with. */
export class Ledger {
  /** @type {any} */
  setUp = null;
  /** @type {any} */
  result = null;
  /** @type {any} */
  cancellation = null;
  size = 0;
  closesAt = "";
  #header;
  #roll;
  /** @type {import("./order.mjs").Stage} */
  #stage = "start";
  #lastAt = "";
  #setUpLine = 0;
  /** @type {import("./roll.mjs").Correction[]} */
  #corrections = [];
  /** @type {string | null} */
  #seed = null;
  /** @type {(choice: any) => string} */
  #read = String;
  #seats = new Seats({ finality: "final", precedence: "online" });
  /** Secret ballots: how many of each choice. @type {Map<string, number>} */
  #secret = new Map();
  #lastTracker = "";
  #participations = { all: 0, paper: 0 };

  /** @param {any} header @param {import("./roll.mjs").Roll} roll as the file has it */
  constructor(header, roll) {
    this.#header = header;
    this.#roll = roll;
  }

  /** @param {string} said @param {number} line */
  add(said, line) {
    const entry = parsed(said);
    demand(isObject(entry), "记录应为对象");
    demand(entry.n === this.size, `编号应为 ${this.size}：记录有缺失、重复或调换`);
    demand(moment(entry.at, "at ") >= this.#lastAt, "时间早于前一条记录");
    const stage = this.#stage;
    this.#stage = moved(stage, text(entry.kind, "kind "));
    checkEntry(entry);
    this.size += 1;
    this.#lastAt = entry.at;
    this.#take(entry, line, stage);
  }

  /** @param {any} entry @param {number} line @param {import("./order.mjs").Stage} stage before it */
  #take(entry, line, stage) {
    switch (entry.kind) {
      case "setUp":
        return this.#begin(entry, line);
      case "rollCorrection":
        demand(canonical(entry.from) !== canonical(entry.to), "更正前后没有不同");
        return this.#corrections.push({ ...entry, line });
      case "opening":
        demand(entry.at >= this.setUp.opensAt, "早于公布的开始时间");
        return this.#checkRoll();
      case "cancellation":
        this.cancellation = entry;
        return stage === "notice" && this.#checkRoll();
      case "extension":
        demand(entry.closesAt > this.closesAt, "延长后的截止时间没有更晚");
        this.#demandInTime(entry);
        this.closesAt = entry.closesAt;
        return;
      case "ballot":
      case "participation":
        return this.#vote(entry, stage);
      case "delivery":
        if (stage !== "notice") this.#demandOnRoll(entry.seat);
        return this.#seats.deliver(entry);
      case "resolution":
        demand(this.setUp.secrecy === "named", "无记名投票没有裁定");
        this.#demandOnRoll(entry.seat);
        return this.#seats.resolve(entry, this.#readOrInvalid(entry.choice));
      case "closing":
        return demand(entry.at >= this.closesAt, `早于截止时间 ${this.closesAt}`);
      case "secretBallot":
        return this.#drop(entry);
      case "lot":
        return this.#draw(entry);
      case "result":
        return this.#compare(entry);
    }
  }

  /** All entries are read. */
  end() {
    demandEnd(this.#stage);
  }

  /** @param {any} setUp @param {number} line */
  #begin(setUp, line) {
    for (const key of ["community", "vote", "key"]) {
      demand(setUp[key] === this.#header[key], `${key} 与文件第一行写的不同`);
    }
    this.setUp = setUp;
    this.#setUpLine = line;
    this.closesAt = setUp.closesAt;
    this.#read = readerOf(setUp);
    this.#seats = new Seats(setUp);
  }

  /** Nothing of the roll changes once the vote is open. */
  #checkRoll() {
    this.#roll.check(this.setUp.roll, this.#setUpLine, this.#corrections);
    const secret = this.setUp.secrecy === "secret";
    const uneven = secret && [...this.#roll.seats.values()].find(({ heads }) => heads !== 1);
    if (uneven) throw new Fault(`无记名投票每个席位一票，${uneven.seat} 号席位不是`, this.#setUpLine);
  }

  /** @param {any} entry @param {import("./order.mjs").Stage} stage */
  #vote(entry, stage) {
    const secret = entry.kind === "participation";
    demand(secret === (this.setUp.secrecy === "secret"), secret ? "这不是无记名投票" : "无记名投票不能有记名的票");
    this.#demandOnRoll(entry.seat);
    if (entry.channel !== "paper") {
      demand(stage === "open", "截止之后只能录入纸质票");
      this.#demandInTime(entry);
    }
    if (!secret) {
      const paper = entry.channel === "paper";
      return this.#seats.cast(entry, paper ? this.#readOrInvalid(entry.choice) : this.#read(entry.choice));
    }
    this.#seats.participate(entry);
    this.#participations.all += 1;
    if (entry.channel === "paper") this.#participations.paper += 1;
  }

  /** @param {any} ballot */
  #drop({ choice, tracker }) {
    demand(this.setUp.secrecy === "secret", "这不是无记名投票");
    demand(tracker > this.#lastTracker, "无记名票没有按 tracker 排序，或有重复");
    this.#lastTracker = tracker;
    const read = this.#readOrInvalid(choice);
    this.#secret.set(read, (this.#secret.get(read) ?? 0) + 1);
  }

  /** Whoever could draw again would draw until it suits. @param {any} entry */
  #draw({ seed }) {
    demand(this.setUp.tieBreak.rule === "lot", "这场表决没有约定抽签");
    demand(this.#seed === null, "抽签只抽一次");
    const isOpen = (this.result.ties ?? []).some((/** @type {any} */ { brokenBy }) => brokenBy === null);
    demand(isOpen, "没有未决的并列，不能抽签");
    this.#seed = seed;
  }

  /** @param {any} entry */
  #compare({ result }) {
    let gathered = gather(this.#roll, this.#seats, isUnanimous(this.setUp));
    if (this.setUp.secrecy === "secret") {
      const ballots = [...this.#secret.values()].reduce((sum, each) => sum + each, 0);
      const { all, paper } = this.#participations;
      demand(ballots === all, `有 ${all} 个席位投了票，无记名票却有 ${ballots} 张`);
      demand((this.#secret.get("invalid") ?? 0) <= paper, "废票比纸质票还多");
      gathered = withSecret(gathered, this.#secret);
    }
    demandSame(resultOf(this.setUp, gathered, this.#seed), result);
    this.result = result;
  }

  /** @param {any} choice */
  #readOrInvalid(choice) {
    return choice === "invalid" ? choice : this.#read(choice);
  }

  /** @param {number} seat */
  #demandOnRoll(seat) {
    demand(this.#roll.seats.has(seat), `名册上没有 ${seat} 号席位`);
  }

  /** @param {any} entry */
  #demandInTime({ at }) {
    demand(at <= this.closesAt, `晚于截止时间 ${this.closesAt}`);
  }
}
