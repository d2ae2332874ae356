import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { voteExport } from "#app/domain/votes/proofs.server.ts";
import { linesOf } from "../../../bin/verify-vote/lines.mjs";
import { verify } from "../../../bin/verify-vote/verify.mjs";

/** The export of a vote that is over, as a visitor gets it. */
export async function exportOf(communityId: string, serial: string): Promise<string> {
  const visitor = { communityId, accountId: null, roles: new Set<never>() };
  const pieces: Uint8Array[] = [];
  for await (const piece of await voteExport(visitor, serial)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** What the program finds that shares no code with us: "right", or what is wrong and where. */
export async function verdictOn(exported: string) {
  const outcome = await verify(linesOf([Buffer.from(exported)]));
  return "wrong" in outcome ? outcome.wrong : "right";
}

export const verdictOf = async (communityId: string, serial: string) => verdictOn(await exportOf(communityId, serial));

/** Runs that program itself on a file, as somebody would at home. Gives its exit code. */
export function exitCodeOn(exported: string) {
  const folder = mkdtempSync(join(tmpdir(), "exported-"));
  writeFileSync(join(folder, "vote.jsonl"), exported);
  const { status } = spawnSync(process.execPath, [resolve("bin/verify-vote/main.mjs"), join(folder, "vote.jsonl")]);
  rmSync(folder, { recursive: true });
  return status;
}
