import { prisma } from "#app/db/client.server.ts";
import { Refused } from "#app/domain/shared/refusal.ts";
import { loginNameOf } from "./login-name.ts";
import { passwordFits } from "./password.server.ts";

/** The account that this name or phone and this password belong to. Known and unknown names are refused alike. */
export async function signIn(name: string, password: string): Promise<string> {
  const loginName = loginNameOf(name);
  const account = await prisma.account.findFirst({
    where: { OR: [{ loginName }, { phone: loginName }] },
    select: { id: true, passwordHash: true },
  });
  if (!(await passwordFits(account?.passwordHash ?? null, password)) || !account) throw new Refused("wrong_sign_in");
  return account.id;
}
