import type { Action } from "#app/domain/audit/actions.ts";
import { communityId } from "./community.ts";
import { Random } from "./random.ts";
import type { RowSink } from "./row-sink.ts";

type Act = {
  at: Date;
  actorId: string | null;
  aboutId: string | null;
  action: Action;
  subject: string;
  detail?: object;
  personal?: object;
};

const isSaying = (personal: object | undefined) => Object.values(personal ?? {}).some(Boolean);

/** The acts of people with power, gathered while their stories are told: the chain numbers them as they happened. */
export class Acts {
  readonly #acts: Act[] = [];

  add(act: Act) {
    this.#acts.push(act);
  }

  write(sink: RowSink) {
    const random = new Random("acts");
    for (const { detail = {}, personal, ...act } of this.#acts.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      const part = isSaying(personal) ? personal : undefined;
      sink.add("AuditEntry", { communityId, id: random.uuid(), ...act, detail, personal: part, salt: random.bytes() });
    }
  }
}
