import { randomInt } from "node:crypto";

import { inTransaction, prisma } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { codeMessage, type Messengers } from "./code-message.ts";
import { addCode, findCode, lockSending, sendsOfTheDay, voidCode } from "./code-store.server.ts";
import type { Contact } from "./contact.ts";
import { digestOf } from "./digest.server.ts";
import { CODE_DIGITS, type CodePurpose, originCaps, TARGET_CAPS, waitToSend } from "./one-time-code.ts";

type Sending = {
  /** Made with the form, and known to no other browser: guessing at one's own code is of no use against another's. */
  id: string;
  purpose: CodePurpose;
  to: Contact;
  /** For whom, where the purpose is an account's. */
  accountId?: string | null;
  /** The client's network, as networkOf() names it. */
  network: string;
};

type Means = { messengers: Messengers; codesPerHour: number };

/**
 * Sends a code, the same way whoever the contact belongs to, if anybody. The same form sent twice is one message. Throws
 * Refused: wait_longer with the seconds, message_not_sent, no_messenger.
 */
export async function sendCode(sending: Sending, { messengers, codesPerHour }: Means): Promise<void> {
  const { id, purpose, to, accountId = null, network } = sending;
  const messenger = messengers[to.by];
  if (!messenger) throw new Refused("no_messenger");
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
  const origin = digestOf("origin", network);
  const caps = originCaps(codesPerHour);

  const isNew = await inTransaction(async (tx) => {
    await lockSending(tx, to.value, origin);
    const sent = await findCode(tx, id);
    if (sent) {
      if (sent.purpose === purpose && sent.target === to.value) return false;
      throw new Refused("code_spent");
    }
    const most = Math.max(...[...TARGET_CAPS, ...caps].map((cap) => cap.most));
    const { now, toTarget, fromOrigin } = await sendsOfTheDay(tx, to.value, origin, most);
    const wait = Math.max(waitToSend(toTarget, TARGET_CAPS, now), waitToSend(fromOrigin, caps, now));
    if (wait > 0) throw new Refused("wait_longer", wait);
    return addCode(tx, { id, purpose, target: to.value, accountId, codeHash: digestOf(id, code) }, origin);
  });
  if (!isNew) return;

  try {
    await messenger.send(to.value, codeMessage(code, purpose));
  } catch (cause) {
    await voidCode(prisma, id);
    throw Object.assign(new Refused("message_not_sent"), { cause });
  }
}
