import { linesOf } from "../../../bin/verify-vote/lines.mjs";
import { summaryOf } from "../../../bin/verify-vote/summary.mjs";
import { verify } from "../../../bin/verify-vote/verify.mjs";

/** What the program says of these lines: null when all is well, else the line and why. */
export async function faultOf(lines: readonly string[]): Promise<string | null> {
  const outcome = await verifyText(`${lines.join("\n")}\n`);
  return "wrong" in outcome ? `${outcome.wrong.line}：${outcome.wrong.why}` : null;
}

export const verifyText = (text: string | Uint8Array) => verify(linesOf([Buffer.from(text)]));

export async function summaryFor(lines: readonly string[]): Promise<string> {
  const outcome = await verifyText(`${lines.join("\n")}\n`);
  return "verified" in outcome ? summaryOf(outcome.verified) : `${outcome.wrong.line}：${outcome.wrong.why}`;
}
