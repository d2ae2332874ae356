import type { Db } from "#app/db/client.server.ts";
import { contactOf } from "#app/domain/accounts/contact.ts";
import { loginNameOf } from "#app/domain/accounts/login-name.ts";

/** The account that signs in with this name, phone or e-mail address. */
export async function findByName(tx: Db, name: string): Promise<string | null> {
  const loginName = loginNameOf(name);
  const contact = contactOf(name);
  const account = await tx.account.findFirst({
    where: { OR: [{ loginName }, ...(contact ? [{ [contact.by]: contact.value }] : [])] },
    select: { id: true },
  });
  return account?.id ?? null;
}

export async function endSessions(tx: Db, accountId: string) {
  await tx.session.deleteMany({ where: { accountId } });
}
