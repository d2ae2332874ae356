const WIDTH = 24;
const EVERY_MS = 1_000;

/** Says how far a long seeding is, at most once a second. */
export class Progress {
  readonly #began = Date.now();
  #said = this.#began;

  constructor(readonly say: (line: string) => void) {}

  reached(part: number, whole: number, rows: number) {
    if (part === whole || Date.now() - this.#said < EVERY_MS) return;
    this.#said = Date.now();
    const filled = Math.round((part * WIDTH) / whole);
    const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
    this.say(`${bar} ${Math.floor((part * 100) / whole)}%，${this.#pace(rows)}`);
  }

  done(rows: number) {
    this.say(`演示数据写好了：${this.#pace(rows)}，用时 ${(this.#elapsedMs / 1_000).toFixed(1)} 秒`);
  }

  get #elapsedMs() {
    return Math.max(1, Date.now() - this.#began);
  }

  #pace(rows: number) {
    const count = (value: number) => Math.round(value).toLocaleString("zh-CN");
    return `${count(rows)} 行，每秒 ${count((rows * 1_000) / this.#elapsedMs)} 行`;
  }
}
