import type { ObjectionVerdict, Standing } from "#app/domain/outcomes/standing.ts";

const standings: Record<Standing, string> = { notice: "公示中", final: "已确定", annulled: "已撤销" };
const verdicts: Record<ObjectionVerdict, string> = { waiting: "等待答复", upheld: "异议成立", rejected: "异议不成立" };

export const objections = {
  standings,
  verdicts,
  /** What became final did so whatever was decided: a rejected matter has ended too. */
  final: "公示期已满，没有成立的异议，结果已经确定。",
  annulled: "有一条异议成立，这项结果已经撤销，不再有效。议题回到协商阶段，可以重新表决。",
  settled: "确定时间",
  annulledAt: "撤销时间",
  toProposal: "到议题里接着商议",
  countedBefore: "撤销之前的计票",
  plannedBefore: "撤销之前的落实安排",
  notCarriedOut: "结果已经撤销，不再照此落实。",
  ofVote: "按这次计票公布的结果，已经因为异议成立而撤销，不再有效。",
  title: "异议",
  lead: "公示期内，本社区的居民、业主和监督委员会都可以提出异议。居委会在 5 天内答复，答复和异议一起公布在这里。",
  none: "还没有公布的异议。",
  waiting: (count: number) => `还有 ${count} 条异议等待答复，答复之后公布。`,
  over: "公示期已满，不再接受异议。",
  object: "提出异议",
  by: "提出人",
  answered: "答复",
  form: {
    title: "对结果提出异议",
    lead: "请写清哪里不对：比如票数、名册、程序，或者公示的内容。答复之后，您写的内容和您的显示名会一起公开；请不要写电话和房号。",
    until: "公示期到",
    text: "哪里不对，为什么",
    submit: "提交异议",
    own: "您提出过的异议",
  },
  page: {
    title: "对结果的异议",
    filed: "提出",
    due: "最迟答复",
    late: "已经超过答复期限，请马上处理。",
    hidden: "答复之前，只有提出人、居委会和监督委员会看得到。",
    waits: "居委会会在期限之前答复您，答复会和异议一起公布。",
    answerTitle: "答复这条异议",
    verdict: "异议是否成立",
    options: {
      rejected: { label: "不成立", hint: "结果不变。答复马上公布。" },
      upheld: {
        label: "成立，撤销结果",
        hint: "要由另一位同事审核，两个人里要有一位是居委会主任。通过之后结果作废，议题回到协商阶段。",
      },
    },
    afterAnnulment: {
      rejected: { label: "不成立", hint: "结果已经因为另一条异议撤销。答复马上公布。" },
      upheld: { label: "成立", hint: "结果已经因为另一条异议撤销，不用再审核。答复马上公布。" },
    },
    answer: "理由",
    answerHint: "写明核对了什么、依据是什么。会永久公开，请不要写姓名、房号和电话。",
    submit: "答复",
  },
  list: {
    title: "等待答复的异议",
    lead: "5 天内要答复，最急的排在最前面。",
    none: "现在没有等待答复的异议。",
    late: "已超期",
  },
  act: "撤销的依据",
  home: (count: number) => `${count} 条对结果的异议等待答复`,
};
