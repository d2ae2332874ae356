import type { CounterKind, ProposalState } from "#app/db/generated/enums.ts";
import { type Serial, showSerial } from "#app/domain/shared/serial.ts";
import { type Edition, stepTo } from "./editions.ts";

const NUMBERED_AT = {
  proposal: "submitted",
  vote: "ballotNotice",
  outcome: "resultNotice",
} as const satisfies Record<CounterKind, ProposalState>;

export const KINDS = ["proposal", "vote", "outcome"] as const satisfies CounterKind[];

/** The numbers of everything, in the order in which it came up. */
export class Serials {
  readonly #numbers = new Map<string, number>();
  readonly last: Record<CounterKind, number> = { proposal: 0, vote: 0, outcome: 0 };

  constructor(
    editions: Edition[],
    readonly year: number,
  ) {
    for (const kind of KINDS) {
      const numbered = editions
        .flatMap(({ key, ...rest }) => {
          const step = stepTo({ key, ...rest }, NUMBERED_AT[kind]);
          return step ? [{ key, at: step.at.getTime() }] : [];
        })
        .sort((a, b) => a.at - b.at);
      for (const { key } of numbered) this.#numbers.set(`${kind}/${key}`, ++this.last[kind]);
    }
  }

  /** Null for what has none, as a draft. */
  find(kind: CounterKind, key: string): Serial | null {
    const number = this.#numbers.get(`${kind}/${key}`);
    return number ? { year: this.year, number } : null;
  }

  get(kind: CounterKind, key: string): Serial {
    const serial = this.find(kind, key);
    if (!serial) throw new Error(`the ${kind} of ${key} has no number`);
    return serial;
  }

  show(kind: CounterKind, key: string): string {
    return showSerial(this.get(kind, key));
  }
}
