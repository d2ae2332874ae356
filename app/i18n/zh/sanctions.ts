import type { NEVER_TAKEN } from "#app/domain/sanctions/writing.ts";

const never: Record<(typeof NEVER_TAKEN)[number], string> = {
  vote: "投票、委托投票",
  endorse: "附议别人的议题",
  object: "对结果、对合并提出异议",
  correct: "申请更正名册",
  appeal: "申诉",
  ownData: "查看、导出自己的数据，注销账号",
};

type Slow = { minutes: number; end: string; free: string; reason: string };
type Step = { days: number; first: boolean };

/** Words of what the committee may do about a person, and of how much one may write. */
export const sanctions = {
  kinds: { warning: "提醒", slow: "放慢发言", mute: "暂停发言" },
  kindsMeaning: {
    warning: (days: number) => `写给本人看，不限制发言。${days} 天内再违反，可以用更重的办法。`,
    slow: (minutes: number) => `每 ${minutes} 分钟只能发一次意见或者提一个议题。最长 14 天。`,
    mute: "不能发表和修改意见、提议题、举报。第一次最长 7 天；90 天内暂停过的，最长 30 天。",
  },
  days: (days: number) => `${days} 天`,
  standings: {
    running: "正在执行",
    lifted: "已提前解除",
    over: "已到期",
    reversed: "申诉成立，已撤销",
    fallen: "意见已恢复，一并撤销",
  },
  states: {
    standing: "已作出",
    appealed: "已申诉，等待决定",
    upheld: "申诉不成立，维持",
    reversed: "申诉成立，已撤销",
    fallen: "意见已恢复，一并撤销",
  },
  facts: {
    ground: "依据",
    note: "理由",
    from: "开始",
    until: "到期",
    counts: "有效到",
    lifted: "提前解除",
    liftReason: "解除的理由",
    by: "决定的人",
    appealed: "申诉理由",
    due: "最晚答复时间",
    answer: "答复",
    fell: "撤销",
  },
  refused: {
    mute: (end: string, reason: string) =>
      `到 ${end} 为止，您不能发表意见、提议题和举报。原因：${reason}。投票、附议和提异议不受影响。您写的内容还在。`,
    slow: ({ minutes, end, free, reason }: Slow) =>
      `到 ${end} 为止，您每 ${minutes} 分钟可以发一次，下一次是 ${free} 以后。原因：${reason}。您写的内容还在。`,
    why: "看原因，或者申诉",
  },
  never: {
    title: "无论怎样都不受影响",
    lead: "提醒、放慢和暂停，只管发言。下面这些权利谁也不能拿走，也随时可以找居委会和监督委员会反映情况。",
    list: never,
  },
  form: {
    title: "提醒或限制发表的人",
    link: "提醒或限制发表的人",
    linkLead: "意见隐藏以后，如果还需要提醒本人，或者限制一段时间的发言，在这里办。",
    lead: "先轻后重：多数时候提醒就够了。本人会看到依据和理由，可以申诉一次，由您以外的同事决定。",
    rests: "因为这条意见",
    before: "90 天内有效的记录",
    noneBefore: "90 天内没有记录",
    kind: "怎么做",
    days: "多长时间（提醒一律记 90 天）",
    ground: "依据哪一条",
    note: "理由（本人会看到）",
    submit: "确定",
    open: "看已经作出的处理",
  },
  list: {
    title: "提醒和限制",
    lead: "现在有效的提醒、放慢发言和暂停发言，以及等待决定的申诉。到期自动结束。",
    running: "现在有效",
    none: "现在没有提醒和限制",
    appeals: "等待决定的申诉",
    due: "最晚决定时间：",
    until: "到期：",
    log: "公开的处理记录",
  },
  page: {
    title: (kind: string) => `居委会的处理：${kind}`,
    ownLead: "这是居委会对您的发言作出的处理，只有您和居委会、监督委员会能看到是您。",
    read: "我知道了",
    appeal: "我要申诉",
    appealLead: (until: string) =>
      `可以申诉一次，到 ${until} 为止。由没有参与决定的另一位同事答复。申诉成立，立即撤销，不留记录。`,
    text: "申诉理由",
    submit: "提交申诉",
    words: "因为这条意见",
    decide: "决定申诉",
    lift: "提前解除",
  },
  lifting: {
    title: "提前解除",
    lead: "解除以后，本人马上可以照常发言。这次处理的记录还在：认为当时就不该处理的，请本人申诉。",
    reason: "理由（本人会看到）",
    submit: "解除",
  },
  decision: {
    title: "决定申诉",
    verdict: "决定",
    verdicts: { upheld: "维持", reversed: "撤销" },
    answer: "理由（本人会看到）",
    submit: "作出决定",
  },
  own: {
    title: "居委会对我的提醒和限制",
  },
  home: {
    unread: (kind: string) => `居委会给您的处理：${kind}。请看原因`,
    appeals: (count: number) => `${count} 件对提醒和限制的申诉等您决定`,
  },
  log: {
    title: "对人的提醒和限制",
    lead: "不写是谁。到期自动结束，可以提前解除。",
    none: "还没有提醒或限制过任何人",
    counts: "每月统计：提醒和限制",
    warnings: "提醒",
    slows: "放慢",
    mutes: "暂停",
    lifted: "提前解除",
    appeals: "申诉",
    reversals: "撤销",
    steps: {
      from: "开始",
      until: "到期",
      liftedAt: "提前解除",
      appealedAt: "收到申诉",
      decidedAt: "作出决定",
      fellAt: "意见恢复，一并撤销",
    },
  },
  conduct: {
    title: "反复违反怎么办",
    lead: "先轻后重，都有期限，到期自动结束。每一次都写明依据和理由，本人可以申诉，由另一位同事决定。",
    upTo: ({ days, first }: Step) => (first ? `最长 ${days} 天` : `再次暂停，最长 ${days} 天`),
    after: {
      nothing: "发言违反公约就可以用",
      anything: "90 天内提醒或限制过才能用；涉及法律或个人信息的，可以直接用",
      mute: "90 天内暂停过才能用",
    },
    staff: "居委会、监督委员会、街道工作人员和管理员不在此列：他们的职务由给予的人收回。",
  },
};
