import type { Method } from "#app/domain/votes/settings.ts";
import type { Way } from "#app/domain/votes/tally.ts";

/** How ballots make a result, in a sentence. */
const counted: Record<Method["code"], string> = {
  motion: "同意达到要求就通过。",
  singleChoice: "得票最多的一项胜出。",
  approval: "支持人数最多的胜出。",
  score: "总分最高的胜出。",
  schulze: "两两比较，谁都比不过它的那一项胜出。",
  irv: "每轮淘汰排在最前最少的一项，票转给下一名。",
  stv: "达到当选票数的胜出，多余的票和被淘汰的票转给下一名。",
  greedyBudget: "按支持人数从多到少安排，直到钱不够。",
  equalShares: "每人手里有同样一份钱，由支持者共同出资；剩下的钱按票数安排。",
};

const ways: Record<Way, string> = {
  online: "网上",
  paper: "纸质",
  proxy: "委托",
  invalid: "废票",
  disputed: "争议票",
  notVoted: "未投",
};

export const ballots = {
  counted,
  ways,
  method: "计票方法",
  amount: (cost: string) => `${cost} 元`,
  single: "请选一项",
  approval: (most: number) => `最多选 ${most} 项`,
  approvalHint: "一项都不选，就是弃权。",
  projects: (budget: string) => `勾选您支持的项目（总额 ${budget} 元）`,
  projectsHint: "不用管加起来是多少：支持哪个就勾哪个。一个都不勾，就是弃权。",
  score: (max: number) => `给每一项打分：0 到 ${max} 分`,
  scoreHint: "不打分的，不计分。全都不打，就是弃权。",
  noScore: "不打分",
  points: (points: number) => `${points} 分`,
  ranking: "给各项排名次",
  rankingHint: "1 是您最希望的。名次可以相同；不排的，算在所有排了的后面。全都不排，就是弃权。",
  noRank: "不排",
  rank: (rank: number) => `第 ${rank}`,
  nothing: "弃权（一项都没有选）",
  again: "您已经投过。截止前再投一次，就以新的为准。",
  asProxy: "受委托代投",
  asProxyHint: "请按委托人书面写明的意见投。",
  confirmLastCounts: "截止之前您还可以回来改。",
  secretNote:
    "无记名：您的选择与席位分开保存，不留先后和时间，截止后才按随机编号一起公布。别人能看到您投没投，看不到您投了什么。截止之前，能直接进入数据库服务器的技术人员，从存储痕迹上仍有可能推断。",
  secretChoice: "无记名，不显示",
  trackerTitle: "您的查票码",
  trackerHint: "截止后，在导出的文件里可以按这个码找到您的票。它只在这里显示这一次，请抄下或截图，不要给别人看。",
  toReceipt: "看回执",
  fewTurnout: "为保护隐私，参与满 10 人后才显示人数。",
  decided: {
    winner: "胜出",
    winners: (count: number) => `胜出的 ${count} 项`,
    funded: (count: number) => `安排的 ${count} 个项目`,
    none: "没有选项胜出",
    spent: (spent: string, budget: string) => `共 ${spent} 元，总额 ${budget} 元`,
    votes: (count: string) => `${count} 票`,
    points: (count: string) => `${count} 分`,
    tie: (names: string) => `并列，未分先后：${names}`,
    tieByLot: (names: string) => `并列，按公开的种子抽签决定：${names}`,
    unfollowed: "并列的情况太多，没有逐一推算；只列出在第一处并列之前已经胜出的。",
    every: "各项得票",
    lot: "抽签",
  },
  apart: {
    title: "票从哪里来",
    lead: "废票、争议票和未投的，都不算参与。",
    way: "来源",
  },
  deemed: {
    title: "计入送达未表态票的结果",
    lead: (citation: string) => `依据${citation}：选票已送达而未表态的，从众计入多数意见。上面是不计入的结果。`,
  },
  needsLot: (source: string) => `出现并列。按公告，以“${source}”为种子抽签。`,
};
