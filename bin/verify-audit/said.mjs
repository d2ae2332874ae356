/** What was found, in words. @param {import("./verify.mjs").Verified} verified */
export function said({ chain, entries, hash, from, to, erased }) {
  const name = chain === "*" ? "各社区之上" : chain;
  if (hash === null) return `✓ ${name}：还没有记录`;
  const gone = erased > 0 ? `；其中 ${erased} 条的个人信息已随本人注销删去` : "";
  return `✓ ${name}：${entries} 条记录，${from} 至 ${to}，编号连续，环环相扣${gone}\n  最后一条的哈希 ${hash}`;
}
