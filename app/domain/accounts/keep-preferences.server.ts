import { prisma } from "#app/db/client.server.ts";
import type { Holder } from "./holder.ts";

/** What one wishes of every device one signs in on. */
export async function keepOwnPreferences({ accountId }: Holder, wishes: { elder: boolean; language: "zh" | "en" }) {
  await prisma.account.update({ where: { id: accountId }, data: wishes, select: { id: true } });
}
