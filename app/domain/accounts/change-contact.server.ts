import { isUniqueViolation } from "#app/db/errors.server.ts";
import { changeAccount } from "#app/domain/factors/change-account.server.ts";
import { refusalToChangeAccess } from "#app/domain/factors/policy.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Contact } from "./contact.ts";
import type { Holder } from "./holder.ts";
import type { CodePurpose } from "./one-time-code.ts";
import { putContact } from "./own-store.server.ts";
import { sendCode } from "./send-code.server.ts";
import { sentTo, withCode } from "./use-code.server.ts";

const PURPOSES = { phone: "changePhone", email: "changeEmail" } as const satisfies Record<Contact["by"], CodePurpose>;

type Sending = { id: string; to: Contact; network: string };

/** Sends a code to the number or address that is to be the account's. Throws what sendCode throws. */
export async function askForContact(
  holder: Holder,
  { id, to, network }: Sending,
  means: Parameters<typeof sendCode>[1],
): Promise<void> {
  await changeAccount(holder, refusalToChangeAccess, null, async () => {});
  await sendCode({ id, to, network, purpose: PURPOSES[to.by], accountId: holder.accountId }, means);
}

/** The number or address that a code was sent to last in this browser; null when there is none. */
export async function contactAsked(codeId: string) {
  return (await sentTo(codeId, "changePhone")) ?? (await sentTo(codeId, "changeEmail"));
}

/**
 * Takes over the number or address that the code went to. Whose it is otherwise is told only to who has just proved
 * that it is theirs. Throws Refused: code_wrong, code_spent, contact_taken.
 */
export async function changeContact(holder: Holder, codeId: string, code: string): Promise<void> {
  await changeAccount(holder, refusalToChangeAccess, null, async () => {});
  const asked = await contactAsked(codeId);
  if (!asked) throw new Refused("code_spent");
  try {
    await withCode({ id: codeId, purpose: PURPOSES[asked.by], code }, async (tx, { contact, accountId }) => {
      if (accountId !== holder.accountId) throw new Refused("code_spent");
      await putContact(tx, accountId, contact);
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refused("contact_taken");
    throw error;
  }
}
