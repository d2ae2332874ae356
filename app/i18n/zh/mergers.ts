import type { MERGER_ANSWERS } from "#app/domain/proposals/forms.ts";

type Answer = (typeof MERGER_ANSWERS)[number];

const answers: Record<Answer, { label: string; hint: string }> = {
  keep: { label: "维持合并", hint: "写明为什么是同一件事，会和异议一起公开。" },
  undo: { label: "撤销合并", hint: "议题恢复到合并之前的阶段，附议人回到原处。" },
};

export const mergers = {
  answers,
  into: "已并入",
  intoLead: "说的是同一件事，请到那里继续附议和讨论。这里的内容和意见保留，不再接受新的。",
  later: "后来又一起并入",
  by: (name: string) => `${name} 办理`,
  objectUntil: "提出人的异议期到",
  reason: "合并的理由",
  object: "我不同意合并",
  objection: "提出人的异议",
  waits: "提出人提出了异议，等待居委会答复。答复之后一起公布。",
  answer: "居委会的答复：维持合并",
  answerIt: "答复异议",
  undo: "撤销合并",
  merge: "与别的议题合并",
  merged: "并入这里的议题",
  mergedLead: "它们的附议人都算在上面，每人只算一次。",
  goFree: (count: number) => `有 ${count} 件议题并入了这里。撤回以后，它们恢复到并入之前的阶段，附议人回到原处。`,
  choose: {
    title: "并入哪一件",
    lead: "同一件事合在一起办：两边的附议人合并计算，每人只算一次；原来的意见留在原处，仍可查看。",
    alike: "相似的议题",
    none: "没有找到相似的议题，可以按编号选。",
    number: "按编号选",
    numberHint: "例如 2026-0012",
    unknown: "没有这个编号的议题，请核对。",
    go: "对照着看",
  },
  confirm: {
    title: "确认合并",
    source: "合并后结束",
    target: "合并后继续",
    together: (count: number) => `合并后共 ${count} 人附议`,
    reason: "合并的理由",
    reasonHint: "会公开显示，并告诉提出人。提出人 7 天内可以提出异议。",
    submit: "确认合并",
    another: "另选一件",
  },
  objecting: {
    title: "对合并提出异议",
    lead: "请写清两件事有什么不同。居委会答复之后，您写的内容和答复一起公开；请不要写电话和房号。",
    text: "为什么不是同一件事",
    submit: "提交异议",
  },
  answering: {
    title: "答复对合并的异议",
    verdict: "答复",
    reason: "理由",
    reasonHint: "会永久公开，请不要写姓名、房号和电话。",
    submit: "提交答复",
  },
  undoing: {
    title: "撤销合并",
    lead: "议题恢复到合并之前的阶段，附议人回到原处；合并之后在那边新附议的，仍算在那边。",
    reason: "撤销的理由",
    submit: "确认撤销合并",
  },
  own: {
    title: "和您的议题有关的合并",
    came: (title: string) => `并入了您的“${title}”，附议人一起计算`,
    into: (title: string) => `并入“${title}”`,
    home: (title: string) => `您的“${title}”已并入另一件议题`,
    until: "异议期到",
    waits: "您的异议正在等居委会答复",
    answered: "居委会已答复您的异议",
  },
  toAnswer: "对合并的异议，等待答复",
  home: (count: number) => `${count} 条对合并的异议等待答复`,
};
