import type { Db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { RuleSet, type Track } from "#app/domain/votes/rules.ts";

/** Holds the community until commit: its rules are numbered one after the other. */
export const lockRules = (tx: Db, communityId: string) =>
  tx.$executeRaw`SELECT FROM "Community" WHERE "id" = ${communityId} FOR NO KEY UPDATE`;

export async function findRuleByForm(db: Db, communityId: string, formKey: string) {
  const found = await db.localRule.findUnique({
    where: { communityId_formKey: { communityId, formKey } },
    select: { rule: true },
  });
  return found && RuleSet.parse(found.rule);
}

export async function lastVersion(db: Db, communityId: string, track: Track): Promise<number> {
  const { _max } = await db.localRule.aggregate({ where: { communityId, track }, _max: { version: true } });
  return _max.version ?? 1;
}

export async function insertRule(tx: Db, rule: Prisma.LocalRuleUncheckedCreateInput) {
  await tx.localRule.create({ data: rule, select: { version: true } });
}

/** All rules of a community's own, the newest of each kind of decision first. */
export async function listRules(db: Db, communityId: string) {
  const rows = await db.localRule.findMany({
    where: { communityId },
    orderBy: [{ track: "asc" }, { version: "desc" }],
    select: { rule: true, addedAt: true },
  });
  return rows.map(({ rule, addedAt }) => ({ rule: RuleSet.parse(rule), addedAt }));
}
