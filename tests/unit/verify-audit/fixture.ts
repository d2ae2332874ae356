import { createHash } from "node:crypto";

import { canonicalJson, type Plain } from "#app/domain/votes/ledger/canonical.ts";
import { verify } from "../../../bin/verify-audit/verify.mjs";
import { linesOf } from "../../../bin/verify-vote/lines.mjs";

export const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

const ID = "0190a000-0000-7000-8000-00000000000";
const SALT = Buffer.alloc(16, 7).toString("base64");

export type Act = { action?: string; about?: number; personal?: Record<string, string>; erased?: boolean };

/** The lines of an export, made as docs/audit.md says; `erased` leaves out what was personal. */
export function exportOf(acts: readonly Act[], chain = "yangguang"): string[] {
  let before: string | null = null;
  const lines = acts.map(({ action = "role.grant", about, personal, erased }, at) => {
    const entry: Record<string, Plain> = {
      ...{ about: about === undefined ? null : `${ID}${about}`, action, actor: `${ID}0` },
      ...{ at: new Date(Date.UTC(2026, 10, 1, 8, at)).toISOString(), before, chain, n: at + 1 },
      commitment: personal ? sha256(canonicalJson({ personal, salt: SALT })) : null,
      ...{ detail: { letters: at }, subject: "role:chair" },
    };
    before = sha256(canonicalJson(entry));
    return canonicalJson({ entry, hash: before, ...(personal && !erased && { personal, salt: SALT }) });
  });
  return [
    canonicalJson({ chain, format: "sunshine-hall/audit", version: 1 }),
    ...lines,
    canonicalJson({ end: { entries: acts.length, hash: before } }),
  ];
}

const read = (lines: readonly string[]) => linesOf([Buffer.from(lines.map((line) => `${line}\n`).join(""))]);

/** What is wrong in an export, and in what follows from an earlier one. */
export async function wrongIn(lines: readonly string[], earlier?: readonly string[]) {
  const before = earlier && (await verify(read(earlier)));
  const outcome = await verify(read(lines), before && "verified" in before ? before.verified : null);
  return "wrong" in outcome ? outcome.wrong : null;
}
