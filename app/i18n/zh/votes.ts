import type { Verdict } from "#app/domain/votes/result.ts";
import type { Electorate, Measure, Quorum, Track } from "#app/domain/votes/rules.ts";
import type { Share } from "#app/domain/votes/shares.ts";
import type { Choice } from "#app/domain/votes/tally.ts";
import type { Phase, VoteWindow } from "#app/domain/votes/window.ts";

const statuses: Record<VoteWindow["status"], string> = {
  notice: "公告中",
  open: "正在表决",
  closed: "已截止",
  cancelled: "已取消",
};

const phases: Record<Phase, string> = { ...statuses, counting: "正在计票" };

const decisions: Record<Verdict, string> = {
  passed: "通过",
  rejected: "未通过",
  noQuorum: "参与不足，未成立",
  decided: "已选出",
  tied: "并列，未决出",
};

/** Why it ended so, for who never read the rule. */
const whys: Record<Verdict, string> = {
  passed: "参与的够数，同意的也够数。",
  rejected: "参与的够数，同意的不够数。",
  noQuorum: "参与的不够数。不管同意的有多少，这次都不算。",
  decided: "参与的够数，按事先公告的办法选出。",
  tied: "参与的够数，但有几项不分先后。",
};

const choices: Record<Choice, { label: string; hint?: string }> = {
  agree: { label: "同意" },
  against: { label: "反对" },
  abstain: { label: "弃权", hint: "算参与，不算同意" },
};

const tracks: Record<Track, { label: string; hint: string }> = {
  deliberation: { label: "协商意向", hint: "了解大家的意向，结果供参考，没有法律约束力" },
  ownerOrdinary: { label: "业主一般事项", hint: "人数和面积都过半数同意；须提前 15 天公告" },
  ownerSpecial: { label: "业主特别事项", hint: "人数和面积都四分之三以上同意；须提前 15 天公告" },
  ownerUnanimous: { label: "住改商等一致同意事项", hint: "整栋楼的业主每一户都同意才通过；须提前 15 天公告" },
  residentsMeeting: { label: "居民会议", hint: "过半数参加，参加者过半数同意；须提前 10 天公告" },
  residentReps: { label: "居民代表会议", hint: "代表和居委会成员三分之二以上参加，参加者过半数同意；须提前 10 天公告" },
  villagersMeeting: {
    label: "村民会议",
    hint: "村民过半数或户代表三分之二以上参加，参加者过半数同意；须提前 10 天公告",
  },
  villagerReps: { label: "村民代表会议", hint: "代表和村委会成员三分之二以上参加，参加者过半数同意；须提前 10 天公告" },
  villagerGroup: {
    label: "村民小组会议",
    hint: "一个小组（网格）三分之二以上参加，参加者过半数同意；须提前 10 天公告",
  },
  collectiveMembers: { label: "集体经济组织成员大会", hint: "全体成员三分之二以上同意；须提前 10 天公告" },
};

/** Who is asked, in a part of the community where it has a name. */
const electorates: Record<Electorate, (place: string | null) => string> = {
  owners: (place) => `${place ?? "本社区"}全体业主`,
  residents: () => "本社区登记居民",
  households: (place) => `${place ?? "本社区"}登记住户，每户一名代表`,
  residentRepresentatives: () => "居民代表和居委会成员",
  villagers: (place) => `${place ?? "本社区"}登记村民`,
  villagerRepresentatives: () => "村民代表和村委会成员",
  members: () => "集体经济组织成员",
};

const quorums: Record<Quorum, string> = {
  none: "不限参与人数",
  atLeastOneThird: "三分之一以上参与",
  moreThanHalf: "过半数参与",
  atLeastTwoThirds: "三分之二以上参与",
};

const measures: Record<Measure, { took: string; agreed: string; unit: string }> = {
  heads: { took: "参与人数", agreed: "同意人数", unit: "人" },
  area: { took: "参与面积", agreed: "同意面积", unit: "㎡" },
};

const NUMERALS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 1/2 exceeded is 过半数; a share that may be met exactly is 以上. */
function share({ numerator, denominator, orExactly }: Share): string {
  if (numerator === denominator) return "全部";
  if (numerator * 2 === denominator) return orExactly ? "半数" : "过半数";
  const fraction = `${NUMERALS[denominator] ?? denominator}分之${NUMERALS[numerator] ?? numerator}`;
  return orExactly ? fraction : `超过${fraction}`;
}

/** 以上 says that the number itself is enough (民法典 1259). */
const inFull = (needs: Share) =>
  needs.orExactly && needs.numerator < needs.denominator ? `${share(needs)}以上` : share(needs);

export const votes = {
  statuses,
  phases,
  decisions,
  whys,
  choices,
  tracks,
  electorates,
  quorums,
  measures,
  share,
  shareInFull: inFull,
  list: {
    title: "表决",
    lead: "先公告，再投票；公开计票，结果人人可查。",
    running: "正在进行",
    decided: "已经结束",
    emptyTitle: "还没有表决",
    emptyHint: "议题协商成熟后，由居委会发起表决，会在这里公告。",
    toProposals: "看看正在议的事",
  },
  opensAt: "开始",
  closesAt: "截止",
  turnout: (done: string, all: string, unit: string) => `已参与 ${done} / ${all} ${unit}`,
  missing: (count: string, unit: string) => `还差 ${count} ${unit}`,
  enough: "参与已够数",
  reached: "达到",
  line: (share: string) => `线：${share}`,
  page: {
    facts: "表决说明",
    number: "编号",
    track: "类型",
    electorate: "谁来投",
    roll: "名册",
    noticed: "公告时间",
    window: "表决时间",
    quorum: "参与要求",
    quorumNone: "不限",
    quorumOf: (needs: Share, both: boolean) => `${both ? "人数、面积都达" : "人数达"}${inFull(needs)}`,
    majority: "通过条件",
    majorityOf: (needs: Share, both: boolean) => `参与者中${both ? "，人数、面积都" : ""}${inFull(needs)}同意`,
    majorityOfAll: (needs: Share, both: boolean) => `全体${both ? "，人数、面积都" : ""}${inFull(needs)}同意`,
    everyone: "每一户都同意",
    rule: "依据",
    manner: "方式",
    secrecies: { named: "记名", secret: "无记名" },
    finalities: { final: "提交后不可更改", lastCounts: "截止前可以改，以最后一次为准" },
    force: "效力",
    binding: "意见征询：按法定比例计票，正式效力以业主大会的决定为准",
    bindingMeeting: "按法定比例计票，由会议确认后公布",
    notBinding: "协商意向，供决策参考",
    whileOpen: "表决期间只公布参与情况，不公布选择。",
    counting: "已经截止，正在计票，请稍后刷新。",
    yourSeats: "您的席位",
    voted: "已投票",
    toReceipt: "看回执",
    vote: "去投票",
    turnoutTitle: "参与情况",
    resultTitle: "计票结果",
    tookEnough: "先看参与够不够",
    agreedEnough: "再看同意够不够",
    preliminary: "这是初步结果，还没有公布。公布以前，补录纸质票、裁定争议票或抽签，都可能改变它。",
    asked: (needs: string) => `要求：${needs}`,
    signIn: "登录查看我的席位",
    proposal: "相关议题",
    publish: "公布结果",
    outcome: "看结果公示",
    forCommittee: "居委会办理",
    detail: "各项票数",
    agree: "同意",
    against: "反对",
    abstain: "弃权",
    tookNoPart: "没有参与",
  },
  ballot: {
    title: "投票",
    stepOne: "第 1 步，共 2 步",
    stepTwo: "第 2 步，共 2 步",
    backToVote: "返回表决",
    choice: "您的意见",
    seat: "您的席位",
    weight: "这一票算",
    weightOwner: (area: string, heads: number) => `${area} ㎡ · ${heads} 人`,
    weightResident: (heads: number) => `${heads} 人`,
    next: "下一步：确认",
    receiptPromise: "提交后会显示回执，可以随时回来查看。",
    confirmTitle: "请确认您的选择",
    confirmLead: "提交后不能更改，请看清楚。",
    youChose: "您的选择",
    confirmAll: "确认提交",
    confirm: (choice: string) => `确认提交：${choice}`,
    change: "返回修改",
  },
  receipt: {
    title: "投票成功",
    lead: "您的票已经计入，谢谢参与。",
    castAt: "投票时间",
    later: "截止计票后，结果会在这里公布。",
    toVote: "看参与情况",
    home: "回首页",
  },
  open: {
    title: "发起表决",
    lead: "公告发出后，问题、规则和名册都不能再改，请仔细核对。",
    question: "表决的问题",
    questionHint: "写成一句能用“同意 / 反对”回答的话，例如：是否同意动用维修资金大修 7 号楼电梯？",
    explanation: "说明",
    explanationHint: "预算、分摊办法、方案要点等，会和问题一起公告。",
    track: "表决类型",
    otherTracks: "其他类型：会议、村和集体经济组织",
    area: "由谁表决",
    areaResidents: (count: number) => `全体登记居民（${count} 人）`,
    areaOwners: (name: string, heads: number, area: string) => `${name}业主（${heads} 席，${area} ㎡）`,
    areaHint: "业主一般、特别事项请选择小区，协商意向可以不选，其他类型不用选。",
    otherScope: "一栋楼、一个小组，或者按户表决",
    building: "哪一栋楼",
    buildingHint: "只用于一致同意事项，整栋楼的业主都要表态。",
    buildingNone: "不选",
    buildingIn: (area: string, name: string) => `${area} · ${name}`,
    grid: "哪个小组",
    gridHint: "只用于村民小组会议。",
    gridNone: "不选",
    mode: "按人还是按户",
    modeHint: "用于居民会议、村民会议和村民小组会议，公告之后不能再改。",
    modes: { people: "每人一票", households: "每户一名代表" },
    quorum: "参与要求",
    quorumHint: "只用于协商意向；其他类型按法律规定。",
    opensAt: "开始时间",
    opensHint: (earliest: string) => `不填就是马上开始。业主事项最早 ${earliest} 开始，会议要提前 10 天。`,
    closesAt: "截止时间",
    submit: "提交",
  },
};
