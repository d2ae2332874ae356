import { voteExport } from "#app/domain/votes/proofs.server.ts";
import { fileAnswer } from "#app/http/file-answer.server.ts";
import { page } from "#app/http/handlers.server.ts";

export const loader = page(async ({ actor, community, param }) => {
  const serial = param("serial");
  const name = `${community.name}-表决-${serial}`;
  return fileAnswer(await voteExport(actor, serial), { name, ascii: `vote-${serial}`, format: "jsonl" });
});
