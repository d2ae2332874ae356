import { receiptFile } from "#app/domain/votes/proofs.server.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { page } from "#app/http/handlers.server.ts";

export const loader = page(async ({ actor, community, param }) => {
  const serial = param("serial");
  const text = await receiptFile(actor, serial, param("seat"));
  const file = { name: `${community.name}-表决-${serial}-凭据`, ascii: `receipt-${serial}`, format: "json" } as const;
  return fileAnswer(Buffer.from(text), file);
});
