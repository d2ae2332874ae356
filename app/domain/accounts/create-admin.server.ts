import { inTransaction } from "#app/db/client.server.ts";
import { record } from "#app/domain/audit/record.server.ts";
import { tags } from "#app/domain/shared/tags.ts";
import { touch } from "#app/domain/shared/touch.server.ts";
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
    await tx.community.upsert({
      where: { id: communityId },
      create: {
        ...{ id: communityId, name: communityName, endorsementThreshold: 20 },
        subdistrict: { connectOrCreate: { where: { name: subdistrict }, create: { name: subdistrict } } },
      },
      update: {},
      select: { id: true },
    });
    const account = await tx.account.create({
      data: {
        loginName,
        passwordHash,
        realName,
        shownName: maskedName(realName),
        memberships: { create: { communityId, role: "admin" } },
      },
      select: { id: true },
    });
    await record(tx, { communityId, accountId: account.id }, { action: "role.grant", subject: "role:admin" });
    await touch(tx, tags.installation(), tags.community(communityId));
  });
}
