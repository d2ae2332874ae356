/** What was found, in words for whoever is on the roll. */
import { hash } from "node:crypto";

const METHODS = new Map([
  ["motion", "同意、反对、弃权"],
  ["singleChoice", "单选，票多者胜"],
  ["approval", "多选，票多者胜"],
  ["score", "打分，总分高者胜"],
  ["schulze", "排序，两两比较（舒尔茨法）"],
  ["irv", "排序，逐轮淘汰"],
  ["stv", "排序，可转移票（STV）"],
  ["greedyBudget", "预算，按票数"],
  ["equalShares", "预算，等额份额法"],
]);
const DECISIONS = new Map([
  ["passed", "通过"],
  ["rejected", "未通过"],
  ["noQuorum", "未通过（参与未达到要求）"],
]);

/** @param {import("./verify.mjs").Verified} verified @returns {string} */
export function summaryOf({ header, roll, ledger, checkpoints }) {
  const { setUp, result, cancellation } = ledger;
  const seats = [...roll.seats.values()];
  const root = Buffer.from(checkpoints.last?.root ?? "", "base64");
  const area = seats.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);
  const lines = [
    `✓ 这份导出文件前后一致，重新计票的结果与公布的相同。`,
    ``,
    `表决　${header.community} ${header.vote}：${setUp.question}`,
    `方法　${METHODS.get(setUp.method.code)}；${setUp.secrecy === "secret" ? "无记名" : "记名"}`,
    `名册　${seats.length} 个席位，${sumOf(seats)} 人，${squareMetres(area)} ㎡`,
    ...(cancellation ? [`结果　已取消，没有结果：${cancellation.reason}`] : resultLines(setUp, result)),
    `台账　${ledger.size} 笔，逐笔核对了编号、时间、顺序和内容`,
    `签名　${checkpoints.count} 个签名指纹全部有效，最后一个包括全部 ${checkpoints.last?.size} 笔`,
    `指纹　${fingerprint(root)}（全文 ${root.toString("base64")}）`,
    `公钥　${fingerprint(hash("sha256", Buffer.from(header.key, "base64"), "buffer"))}（全文 ${header.key}）`,
    ``,
    `请把指纹和公钥与您自己留存的、公告栏上贴着的比对：不一致，说明台账被整个换过。`,
    `这个程序看不出：名册上的人是否真实、应列的人是否都列了；票是否出于本人意愿；纸质票录入得是否与纸上相同。`,
    ...(setUp.recorded ? [`这场表决早于台账，是 ${setUp.recorded} 补记的：补记之前有没有改过，签名证明不了。`] : []),
  ];
  return lines.map(shown).join("\n");
}

/** As the site shows it to people who compare: the first 16 hex digits, in fours. @param {Buffer} bytes */
const fingerprint = (bytes) => bytes.toString("hex", 0, 8).toUpperCase().match(/.{4}/g)?.join(" ");

/** @param {any} setUp @param {any} result */
function resultLines(setUp, result) {
  const ways = /** @type {[string, string][]} */ (
    Object.entries({
      online: "网上",
      paper: "纸质",
      proxy: "委托",
      invalid: "废票",
      disputed: "争议",
      notVoted: "未投",
    })
  );
  const apart = ways.map(([way, word]) => `${word} ${result.apart[way].heads}`).join("，");
  return [
    `投票　${apart}（人）`,
    ...(setUp.method.code === "motion" ? motionLines(result) : optionLines(setUp, result)),
  ];
}

/** @param {any} result */
function motionLines({ decision, figures, deemedResult }) {
  const words = figures.map((/** @type {any} */ { measure, eligible, agreeing, against, abstaining }) => {
    const show = measure === "area" ? squareMetres : String;
    const unit = measure === "area" ? "㎡" : "人";
    return `${show(agreeing)} ${unit}同意，${show(against)} 反对，${show(abstaining)} 弃权，共 ${show(eligible)} ${unit}`;
  });
  const deemed = deemedResult && `　　　送达未表态的按多数计入，则为：${DECISIONS.get(deemedResult.decision)}`;
  return [`结果　${DECISIONS.get(decision)}：${words.join("；")}`, ...(deemed ? [deemed] : [])];
}

/** @param {any} setUp @param {any} result */
function optionLines(setUp, { quorate, winners, ties, unfollowed }) {
  if (!quorate) return ["结果　参与未达到要求，没有结果"];
  const texts = new Map(setUp.options.map((/** @type {any} */ { id, text }) => [id, text]));
  const namesOf = (/** @type {string[]} */ ids) => ids.map((id) => texts.get(id)).join("、");
  const tied = ties.map(
    (/** @type {any} */ { between, brokenBy }) =>
      `　　　并列：${namesOf(between)}${brokenBy ? "（已抽签）" : "（未决）"}`,
  );
  const more = unfollowed ? ["　　　并列太多，没有再往下推算"] : [];
  return [`结果　${winners.length > 0 ? `${namesOf(winners)}胜出` : "没有选项胜出"}`, ...tied, ...more];
}

/** @param {{ heads: number }[]} seats */
const sumOf = (seats) => seats.reduce((sum, { heads }) => sum + heads, 0);

/** @param {number} areaDm2 in 0.01 m² */
const squareMetres = (areaDm2) => `${Math.floor(areaDm2 / 100)}.${String(areaDm2 % 100).padStart(2, "0")}`;

/** A terminal shall show what a file says, and do nothing it says. @param {string} text */
export const shown = (text) => text.replaceAll(/\p{C}/gu, "�");
