import type { Ground } from "#app/domain/moderation/grounds.ts";
import { judging } from "./judging.ts";

type Explained = { name: string; meaning: string };

const grounds: Record<Ground, Explained> = {
  constitution: {
    name: "反对宪法基本原则",
    meaning: "鼓动推翻宪法确定的国家基本制度。讨论法规怎么落实、提出修改建议，不算。",
  },
  stateSecurity: {
    name: "危害国家安全、泄露国家秘密",
    meaning: "泄露国家秘密，颠覆国家政权，破坏国家统一。反映社区、街道工作中的问题，不算。",
  },
  nationalHonour: {
    name: "损害国家荣誉和利益",
    meaning: "侮辱国旗、国徽、国歌，诋毁英雄烈士等。对公共事务的不满和批评，不算。",
  },
  ethnicHatred: {
    name: "煽动民族仇恨、民族歧视",
    meaning: "因为民族而侮辱、排斥别人，或者鼓动别人这样做。",
  },
  cults: {
    name: "破坏宗教政策，宣扬邪教、封建迷信",
    meaning: "宣扬邪教，借迷信骗人，妨碍别人信教或者不信教。提到自己的习俗和信仰，不算。",
  },
  rumours: {
    name: "散布谣言，扰乱社会秩序",
    meaning: "编造或者明知是假仍然散布会引起恐慌的消息。记错了、问是不是真的、有根据的怀疑，不算。",
  },
  obscenity: {
    name: "淫秽、赌博、暴力、恐怖，教唆犯罪",
    meaning: "发布色情、赌博、凶杀内容，鼓动或者教人犯罪。如实讲小区里发生的治安问题，不算。",
  },
  defamation: {
    name: "侮辱、诽谤他人，侵害他人权益",
    meaning: "捏造事实损害别人的名誉，威胁别人。说的是事实，或者是对人办的事有看法，不算。",
  },
  otherLaw: {
    name: "法律、行政法规禁止的其他内容",
    meaning: "例如诈骗、买卖违禁品。用这一条时要说明是哪部法规的哪一条。",
  },
  personalData: {
    name: "公开别人的个人信息",
    meaning:
      "没有得到本人同意，写出别人的姓名、电话、证件号、门牌号、车牌号、病情或者照片。提到职务和公开的办公电话，不算。",
  },
  insult: {
    name: "辱骂、人身攻击",
    meaning: "不谈事情，只骂人、嘲笑人、给人起外号。话说得重、语气不客气，不算。",
  },
  offTopic: {
    name: "与议题无关",
    meaning: "和正在讨论的事没有关系。换一个角度、提出另一种办法，不算。",
  },
  duplicate: {
    name: "重复刷屏",
    meaning: "把同样的话反复发很多遍。不同的邻居表示同样的看法，不算。",
  },
  advertising: {
    name: "广告、推销",
    meaning: "推销商品和服务，拉人进群，发引流链接。议题需要比较报价、介绍自家的经验，不算。",
  },
};

/** Words of what may be written here and what not. */
export const moderation = {
  grounds,
  comment: {
    flag: "举报",
    hidden: (ground: string) => `这条意见已被居委会隐藏，依据：${ground}。下面的回复保留。`,
    why: "看原因和申诉",
    rule: "看这一条公约",
  },
  promise: (hours: number) => `居委会承诺 ${hours} 小时内处理。`,
  flag: {
    title: "举报这条意见",
    proposalTitle: "举报这个议题",
    lead: "只有居委会和监督委员会能看到举报，发表的人不知道是谁举报的。不同意、不爱听，不是举报的理由。",
    ground: "违反了哪一条",
    note: "补充说明（可以不写）",
    submit: "举报",
    done: "您已举报",
    doneLead: "居委会会逐条查看。处理结果（不含姓名和原文）会写进公开的处理记录。",
    withdraw: "撤回举报",
    log: "公开的处理记录",
  },
  ...judging,
  measure: {
    title: "我被隐藏的意见",
    proposalTitle: "我被隐藏的议题",
    own: "居委会对我的发言的处理",
    lead: "下面是您写的原文，现在只有您和居委会、监督委员会能看到。最后一次决定满 6 个月后，原文和理由会删除。",
    gone: "保存期满，原文和理由已删除。",
    noteGone: "本人已注销，理由不再保留。",
    ground: "依据",
    note: "理由",
    at: "隐藏时间",
    by: "隐藏的人",
    appeal: "我要申诉",
    appealLead: "可以申诉一次，由没有举报、也没有参与隐藏的另一位同事决定。",
    text: "申诉理由",
    submit: "提交申诉",
    appealed: "申诉理由",
    due: "最晚答复时间",
    answer: "答复",
    states: {
      standing: "已隐藏",
      undone: "已撤回，重新显示",
      appealed: "已申诉，等待决定",
      upheld: "申诉不成立，维持隐藏",
      reversed: "申诉成立，重新显示",
    },
  },
  appeal: {
    title: "决定申诉",
    original: "原文",
    reason: "当时隐藏的理由",
    appeal: "发表的人说",
    verdict: "决定",
    verdicts: { upheld: "维持隐藏", reversed: "恢复显示" },
    answer: "理由（发表的人会看到）",
    submit: "作出决定",
    waits: "这件申诉不由您决定，或者已经有了决定。",
  },
  log: {
    title: "处理记录",
    lead: "居委会每隐藏一条意见或一个议题、撤回、收到申诉和作出决定，都公开在这里。不写是谁、说了什么。",
    counts: "每月统计",
    month: "月份",
    ground: "依据",
    hidden: "隐藏",
    undone: "撤回",
    appeals: "申诉",
    reversals: "申诉成立",
    measures: "逐条记录",
    none: "还没有隐藏过任何意见和议题",
    steps: { at: "隐藏", undoneAt: "撤回隐藏", appealedAt: "收到申诉", decidedAt: "作出决定" },
  },
  conduct: {
    title: "发言公约",
    link: "发言公约",
    lead: "这里讨论的是大家共同的事。什么话可以说、什么话不能说，都写在这一页，没有别的标准。",
    criticismTitle: "批评不是违规",
    criticism:
      "批评居委会、物业、业主委员会、街道，反对一个议题，质疑一笔账，话说得尖锐、不好听，都是您的权利。批评本身永远不是处理一条发言的理由。",
    process:
      "认为别人违反了公约，可以举报。居委会隐藏一条意见或一个议题时，要写明依据和理由，本人会看到，可以申诉一次，由没有举报、也没有参与隐藏的另一位同事决定。原文只有本人和居委会、监督委员会能看到，最后一次决定满 6 个月后删除。每一次处理都公开记录。",
    log: "看公开的处理记录",
    rulesTitle: "请这样说话",
    rules: [
      "对事不对人：说事情和理由，不评论别人的人品。",
      "说清楚来处：是亲眼看到的、听说的，还是自己的看法。",
      "替别人保密：不写邻居的姓名、电话、门牌号。",
      "一件事说一遍：有新的理由再补充。",
      "说错了就改：发表以后可以修改，改之前的话大家也能看到。",
    ],
    houseTitle: "邻里之间的约定",
    house: "为了让大家都能好好说话，下面这些不能发。",
    lawTitle: "法律禁止的内容",
    law: "《互联网信息服务管理办法》第十五条列出的九项，每项后面是通俗的解释。",
    items: ["一", "二", "三", "四", "五", "六", "七", "八", "九"].map((number) => `第（${number}）项`),
  },
};
