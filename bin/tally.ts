import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { zhCN } from "zod/locales";

import { countFile } from "#app/domain/votes/count-file.ts";
import { type FaultCode, MalformedFile, MOST_FAULTS, pathOf } from "#app/domain/votes/file-faults.ts";

/** What ends with exit code 2. */
const MALFORMED = 2;

const WORDS: Record<FaultCode, string> = {
  unknown_method: "没有这种计票方法",
  not_an_amount: '应为写成文字的金额，如 "1234.50"，最多 6 位小数',
  not_scores: '应为 {"选项": 分数, …}',
  no_roll: "这种表决要有名册",
  no_seat: "有名册时，每张票都要写明席位",
  seat_twice: "同一个席位出现了两次",
  off_roll: "名册上没有这个席位",
  weight_on_roll: "有名册时，票的分量由名册决定",
  nothing_to_measure: "名册上的人数或面积合计为零，无法计票",
  too_large: "合计太大，无法精确计算",
  no_such_electorate: "这种表决没有这样的参加者",
  quorum_of_law: "参与要求由法律规定，只有协商意向可以自定",
  unknown_option: "没有这个选项",
  repeated_option: "同一个选项出现了两次",
  not_a_score: "分数应为整数",
  negative_use: "分数不能小于零",
  choices_or_scores: "每张票写 choices 或 scores 其中一种，全部一致",
  costs_nothing: "费用应大于零",
};

const wordsOf = (code: string) => WORDS[code as FaultCode] ?? code;

/** Counts the file and prints one JSON object; a file that cannot be counted is refused with the path of each fault. */
export function tally(path: string) {
  z.config(zhCN());
  try {
    const result = countFile(read(path), (text) => createHash("sha256").update(text, "utf8").digest("hex"));
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } catch (error) {
    if (!(error instanceof MalformedFile)) throw error;
    const shown = error.faults.slice(0, MOST_FAULTS).map((fault) => `${pathOf(fault.path)}: ${wordsOf(fault.code)}`);
    const more = error.faults.length - shown.length;
    process.stderr.write(`${shown.join("\n")}\n${more > 0 ? `……另有 ${more} 处\n` : ""}`);
    process.exitCode = MALFORMED;
  }
}

function read(path: string): unknown {
  const fault = (code: string) => new MalformedFile([{ path: [], code: `${path}：${code}` }]);
  try {
    const bytes = readFileSync(path);
    // Whatever is not UTF-8 would be replaced without a word, and options that differ could become one.
    if (!isUtf8(bytes)) throw fault("应为 UTF-8 编码的文本");
    return JSON.parse(bytes.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw error instanceof MalformedFile ? error : fault(error instanceof Error ? error.message : String(error));
  }
}
