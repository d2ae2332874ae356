import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { makeCommunityIn } from "#app/domain/places/make-community.server.ts";
import { loginNameOf, maskedName } from "./login-name.ts";
import { hashPassword } from "./password.server.ts";

type FirstAdmin = {
  loginName: string;
  realName: string;
  password: string;
  communityId: string;
  communityName: string;
  subdistrict: string;
};

/** The first account of an installation, with its first community. From the shell only. */
export async function createAdmin(admin: FirstAdmin): Promise<void> {
  const { communityId, communityName, subdistrict, realName } = admin;
  const loginName = loginNameOf(admin.loginName);
  const passwordHash = await hashPassword(admin.password);
  await inTransaction(async (tx) => {
    const { id: accountId } = await tx.account.create({
      data: { loginName, passwordHash, realName, shownName: maskedName(realName) },
      select: { id: true },
    });
    if ((await tx.community.count({ where: { id: communityId } })) === 0) {
      await makeCommunityIn(tx, subdistrict, { accountId, id: communityId, name: communityName });
    }
    const role = { communityId, accountId, role: "admin" } as const;
    await tx.membership.create({ data: role, select: { id: true } });
    await record(tx, role, { action: "role.grant", subject: "role:admin", about: accountId });
  });
}
