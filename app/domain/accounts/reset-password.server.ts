import { Refused } from "#app/domain/shared/refusal.ts";
import { findByContact } from "./account-store.server.ts";
import { hashPassword } from "./password.server.ts";
import { faultOfPassword } from "./password-rule.ts";
import { setPassword } from "./set-password.server.ts";
import { sentTo, withCode } from "./use-code.server.ts";

/**
 * A new password for whoever's phone or e-mail address the code went to; all their sessions end. Throws Refused:
 * code_wrong, code_spent, not_registered, password_too_close, too_busy.
 */
export async function resetPassword(id: string, code: string, password: string): Promise<string> {
  // Hashing is dear, and done only where a guess would count.
  if (!(await sentTo(id, "resetPassword"))?.isOpen) throw new Refused("code_spent");
  const passwordHash = await hashPassword(password);
  return withCode({ id, purpose: "resetPassword", code }, async (tx, { contact }) => {
    const account = await findByContact(tx, contact);
    if (!account) throw new Refused("not_registered");
    const { loginName, phone, email, realName, shownName } = account;
    const own = [loginName, phone, email, realName, shownName].filter((word) => word !== null);
    if (faultOfPassword(password, own)) throw new Refused("password_too_close");
    await setPassword(tx, account.id, passwordHash);
    return account.id;
  });
}
