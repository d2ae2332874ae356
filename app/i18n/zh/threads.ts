import type { Office } from "#app/domain/comments/offices.ts";
import type { Sort } from "#app/domain/comments/ranking.ts";
import type { Shown } from "#app/domain/comments/showing.ts";
import type { StanceKind } from "#app/domain/comments/stances.ts";

const stances: Record<StanceKind, string> = { support: "支持", oppose: "反对", neutral: "中立", question: "疑问" };

const offices: Record<Office, string> = {
  chair: "居委会主任",
  moderator: "居委会",
  official: "街道",
  supervisor: "监督委员会",
};

const sorts: Record<Sort, string> = { best: "最有帮助", newest: "最新", oldest: "最早", disputed: "分歧最大" };

const shown: Record<Shown, string> = { ...stances, answers: "正式答复", committee: "居委会", subdistrict: "街道" };

/** Words of discussions, whatever is discussed. */
export const threads = {
  stances,
  offices,
  sorts,
  shown,
  title: "大家怎么看",
  count: (count: number) => `${count} 条`,
  news: (count: number | "#") => `有 ${count} 条新意见，点此查看`,
  none: "还没有人发表意见。",
  noneHint: "您可以第一个说说看法。",
  noneShown: "这里还没有意见。",
  since: "这里只有新的意见和回复，先说的在前。",
  noneSince: "上次看过之后，还没有新的意见和回复。",
  people: (stance: string, count: number) => `${stance} ${count} 人`,
  stanceBar: "各种态度的人数",
  sort: "排序",
  show: "只看",
  showAll: "全部",
  write: "说说我的意见",
  stance: "我的态度",
  body: "我的意见",
  bodyHint: "对事不对人。不要写别人的姓名、电话、门牌号。写“@名字”可以提到邻居。",
  answerTick: "作为正式答复",
  answerTickHint: "以您现在的职务发表，置顶显示，并记入工作记录。",
  submit: "发表意见",
  signIn: "登录后发表意见",
  comment: {
    label: (name: string, position: number) => `${name}，第 ${position} 条`,
    gone: (position: number) => `第 ${position} 条`,
    answersTo: (name: string) => `回复 ${name}`,
    official: "正式答复",
    edited: "改过",
    removed: "这条意见已由发表的人删除。",
    reply: "回复",
    quote: "引用",
    edit: "修改",
    remove: "删除",
    helpful: (count: number) => (count > 0 ? `有帮助 ${count}` : "有帮助"),
    unhelpful: (count: number) => (count > 0 ? `没帮助 ${count}` : "没帮助"),
    rating: (position: number) => `第 ${position} 条意见对您有帮助吗？`,
    helpfulTo: (count: number) => `${count} 人觉得有帮助`,
    unhelpfulTo: (count: number) => `${count} 人觉得没帮助`,
    goOn: (count: number) => `继续看这段讨论（${count} 条回复）`,
    inContext: "看上下文",
  },
  pinned: { title: "正式答复", more: "看全部正式答复" },
  summary: {
    title: "各方理由",
    by: "居委会归纳",
    pro: "支持的理由",
    con: "反对的理由",
    nobody: "还没有人提出。",
    write: "归纳各方理由",
    edit: "修改归纳",
    lead: "如实归纳大家说过的理由，写在讨论的上方。每条理由后面写上出自哪条意见的编号，例如“担心噪声（#3、#8）”，会变成链接。",
    hint: "一条理由写一行，用“- ”开头。没有就留空。",
    submit: "保存归纳",
    current: "最新的归纳",
  },
  follow: {
    follow: "关注讨论",
    unfollow: "取消关注",
    unread: (count: number) => `您关注的这个讨论有 ${count} 条新意见。`,
    read: "看新的",
    title: "我关注的讨论",
    fresh: (count: number) => `${count} 条新意见`,
    nothingNew: "没有新意见",
    mentions: "提到我的",
    mentionedBy: (name: string) => `${name} 提到了您`,
  },
  conversation: {
    title: "这段讨论",
    context: "上文",
    earlier: "看更早的对话",
    answers: (count: number) => `回复（${count} 条）`,
    noAnswers: "还没有人回复。",
    replyTo: (name: string) => `回复 ${name}`,
    back: "回到整个讨论",
  },
  edit: {
    title: "修改意见",
    lead: "改之前说过什么，大家仍然可以查看。",
    leadAsked: "改好以后，之前的文字不再公开。",
    submit: "保存修改",
    current: "最新的一版",
  },
  removal: {
    title: "删除意见",
    lead: "删除后不能恢复：文字和修改记录都会清空，只留下“已删除”的位置，别人的回复会保留。",
    submit: "确认删除",
    keep: "不删了",
  },
  history: {
    title: "修改记录",
    lead: "划掉的是删去的字，加底色和下划线的是添上的字。",
    gone: "删去：",
    added: "添上：",
    change: (revision: number) => `第 ${revision} 版`,
    first: "最初的一版",
    asked: "按要求改过的一版",
    cleared: "居委会请发表的人修改过，改掉的文字不再公开。",
    none: "这条意见没有改过。",
  },
};
