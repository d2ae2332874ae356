import { proofOf } from "#app/domain/verification/review-queries.server.ts";
import { page } from "#app/http/handlers.server.ts";
import { pictureAnswer } from "#app/http/picture-answer.server.ts";

/** The proof that came with a claim, for the committee while the claim waits. */
export const loader = page(async ({ actor, param }) => pictureAnswer(await proofOf(actor, param("claim"))));
