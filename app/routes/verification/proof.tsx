import { proofOf } from "#app/domain/verification/review-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";

/** A picture we drew ourselves, for the committee while the claim waits. No answer of ours to a signed-in person is stored. */
export const loader = page(
  async ({ actor, param }) =>
    new Response(Buffer.from(await proofOf(actor, param("claim"))), { headers: { "Content-Type": "image/jpeg" } }),
);
