import { randomBytes } from "node:crypto";

import { findByContact } from "./account-store.server.ts";
import { withCode } from "./use-code.server.ts";

/** Who came in: somebody known, or somebody new with the proof that this contact is theirs. */
type Entered = { accountId: string } | { proof: string };

/** In with a code. Throws Refused: code_wrong, code_spent. */
export function enterByCode(id: string, code: string): Promise<Entered> {
  // Not the id again: it was there before the code was right, and may have been put there by somebody else.
  const secret = randomBytes(24).toString("base64url");
  return withCode<Entered>(
    { id, purpose: "enter", code },
    async (tx, { contact }) => {
      const account = await findByContact(tx, contact);
      return account ? { accountId: account.id } : { proof: `${id}.${secret}` };
    },
    secret,
  );
}
