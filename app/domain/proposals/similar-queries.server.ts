import { prisma } from "#app/db/client.server.ts";
import { showSerial } from "#app/domain/shared/serial.ts";
import type { ProposalState } from "./lifecycle.ts";
import { LEAST_SHARED, LIKENESS } from "./likeness.ts";
import { titleTerms } from "./title-terms.server.ts";

export type SimilarProposal = { serial: string; title: string; state: ProposalState; endorsementCount: number };

type Row = Omit<SimilarProposal, "serial"> & { year: number; number: number };

/** More would be a list to work through, and not a hint. */
export const MOST_SUGGESTED = 3;

/** Of so many titles the ones to be shown are taken. */
const MOST_LOOKED_AT = 100;

/**
 * Submitted proposals with a title like this one, the most alike first: one query of the index. In the place of
 * what was merged is what it was merged into. What was withdrawn is left out; what was refused or decided is there, so
 * that people see what came of it.
 */
export async function similarProposals(
  communityId: string,
  title: string,
  { limit, except = null }: { limit: number; except?: string | null },
): Promise<SimilarProposal[]> {
  const { weights, size } = titleTerms(title);
  if (size < LEAST_SHARED) return [];
  const { smaller, larger, fromPercent } = LIKENESS;
  const rows = await prisma.$queryRaw<Row[]>`
    WITH "alike" AS (
      SELECT t."proposalId", ${100 * (smaller + larger)}::int * sum(a."weight")
        / (${smaller}::int * least(t."size", ${size}::int) + ${larger}::int * greatest(t."size", ${size}::int)) AS "percent"
      FROM unnest(${[...weights.keys()]}::text[], ${[...weights.values()]}::int[]) AS a("term", "weight")
      JOIN "ProposalTerm" t ON t."communityId" = ${communityId} AND t."term" = a."term"
      GROUP BY t."proposalId", t."size" HAVING sum(a."weight") >= ${LEAST_SHARED}
      ORDER BY "percent" DESC LIMIT ${MOST_LOOKED_AT}
    )
    SELECT p."year", p."number", p."title", p."state", p."endorsementCount"
    FROM "alike" JOIN "Proposal" m ON m."communityId" = ${communityId} AND m."id" = "alike"."proposalId"
    JOIN "Proposal" p ON p."communityId" = ${communityId} AND p."id" = coalesce(m."standsInId", m."id")
    WHERE "percent" >= ${fromPercent} AND p."state" NOT IN ('draft', 'withdrawn') AND p."id" IS DISTINCT FROM ${except}::uuid
    GROUP BY p."communityId", p."id" ORDER BY max("percent") DESC, p."submittedAt" DESC LIMIT ${limit}`;
  return rows.map(({ year, number, ...row }) => ({ ...row, serial: showSerial({ year, number }) }));
}
