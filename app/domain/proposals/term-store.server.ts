import type { Db } from "#app/db/client.server.ts";
import { TERMS_VERSION } from "./likeness.ts";
import { titleTerms } from "./title-terms.server.ts";

/** Puts the terms of a submitted proposal's title in the place of those it had. Its row is held by the caller. */
export async function indexTitle(tx: Db, communityId: string, id: string, title: string) {
  const { weights, size } = titleTerms(title);
  await tx.proposalTerm.deleteMany({ where: { communityId, proposalId: id } });
  await tx.proposalTerm.createMany({
    data: [...weights.keys()].map((term) => ({ communityId, proposalId: id, term, size })),
  });
  await tx.proposal.update({
    where: { communityId_id: { communityId, id } },
    data: { termsVersion: TERMS_VERSION },
    select: { id: true },
  });
}

type Titled = { communityId: string; id: string; title: string };

/** Submitted proposals whose titles were not worked out, or by an older version; held until commit, without waiting for any. */
export const lockUnindexed = (tx: Db, limit: number) =>
  tx.$queryRaw<Titled[]>`
    SELECT "communityId", "id", "title" FROM "Proposal"
    WHERE "submittedAt" IS NOT NULL AND "termsVersion" <> ${TERMS_VERSION}
    LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
