import { prisma } from "#app/db/client.server.ts";
import { changeAccount } from "#app/domain/factors/change-account.server.ts";
import { refusalToChangeAccess } from "#app/domain/factors/policy.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import type { Holder } from "./holder.ts";
import { hashPassword } from "./password.server.ts";
import { faultOfPassword } from "./password-rule.ts";
import { setPassword } from "./set-password.server.ts";

/** Another password, or a first one. Whoever is signed in by the old one is signed out everywhere but here. */
export async function changePassword(holder: Holder, password: string): Promise<void> {
  const { accountId, session } = holder;
  const account = await prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { loginName: true, phone: true, email: true, realName: true, shownName: true },
  });
  const own = Object.values(account).filter((known) => known !== null);
  if (faultOfPassword(password, own)) throw new Refused("password_too_close");
  const passwordHash = await hashPassword(password);
  await changeAccount(holder, refusalToChangeAccess, null, (tx) =>
    setPassword(tx, accountId, passwordHash, session.id),
  );
}
