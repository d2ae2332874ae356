import type { ReviewMode, STRENGTHS } from "#app/domain/signals/forms.ts";
import type { Variant } from "#app/domain/signals/wordlist.ts";

const variants: Record<Variant, string> = {
  spaced: "中间夹了空格或符号",
  shape: "用了全角、带圈等字形",
  traditional: "用了繁体字",
  lookAlike: "用了形近字",
};

const strengths: Record<(typeof STRENGTHS)[number], { name: string; hint: string }> = {
  note: { name: "提醒", hint: "内容照常公开，同时提醒居委会查看。" },
  hold: { name: "先审核", hint: "居委会看过以后才公开。只用于几乎不会误伤的词。" },
};

const modes: Record<ReviewMode, { name: string; hint: string }> = {
  off: { name: "不审核", hint: "发表后马上公开，有问题再处理。" },
  newcomers: { name: "只审核新账号", hint: "注册不满 7 天，或者公开过的意见和议题不到 3 条。" },
  everybody: {
    name: "全部审核",
    hint: "所有人的意见和议题都要居委会看过才公开。居委会、街道和监督委员会以职务发言的除外。",
  },
};

/** Words of what the house notices by itself, and of what waits to come out. */
export const signals = {
  variants,
  strengths,
  modes,
  held: {
    pill: "待审核",
    title: "等待审核的意见",
    lead: "只有您和居委会、监督委员会能看到。居委会看过以后会公开；如果不能公开，会写明依据和理由，您可以申诉。",
    next: "公开以后排在最新一条，写的时间不变。在这之前不计入条数和态度，也不会通知提到的人。",
    changed: "您改过的内容要居委会看过才公开，在这之前别人看不到这条意见。",
    due: "最晚处理时间：",
    own: "等待审核的发言",
    kinds: { comment: "意见", proposal: "议题" },
    changedOwn: "修改过，居委会看过以后再显示。",
    others: "这条意见修改过，居委会看过以后再显示。",
    label: (name: string) => `${name}，还没有公开`,
    rewrite: "修改",
    withdraw: "不发了",
  },
  seen: {
    pill: "系统提醒",
    word: (word: string, ground: string) => `有词表里的“${word}”（${ground}）`,
    held: "，按词表先审核再公开",
    written: (how: string) => `，${how}`,
    and: "，",
    place: "原文：",
    newAccount: (days: number, posts: number) => `新账号：注册 ${days} 天，公开过 ${posts} 条意见和议题`,
    links: (count: number) => `有 ${count} 个链接`,
    repeated: (own: number, others: number) =>
      `7 天内，${[own > 0 && `本人发过 ${own} 次同样的话`, others > 0 && `另有 ${others} 人发过同样的话`].filter(Boolean).join("，")}`,
    speed: (count: number) => `10 分钟内发了 ${count} 条`,
    review: { newcomers: "社区设置了先审核新账号的意见和议题", everybody: "社区设置了先审核所有意见和议题" },
    flags: (people: number) => `${people} 人举报`,
    nothing: "修改以后没有再发现什么，等您看过才公开。",
  },
  judge: {
    publish: "可以公开",
    refuse: "不公开这条意见",
    refuseProposal: "不公开这个议题",
    unnumbered: "公开时才编号，现在只有提议人和居委会、监督委员会能看到。",
    refuseLead: "发表的人会看到依据和理由，可以申诉一次，由您以外的同事决定。批评不是违规。",
    submit: "不公开",
    askLead: "对方马上会看到依据、理由和期限，在这之前不公开；改好了，或者到期没改，都会回到这里由您和同事再看。",
    context: "看这个讨论",
  },
  words: {
    title: "词表",
    lead: "系统在大家发表意见、提交议题时查找这些词，夹空格、换字形、繁体、形近字也能找到。找到了只是提醒，怎么处理由居委会决定。词表只有居委会和监督委员会能看到。",
    add: "加词",
    words: "词（一行一个）",
    wordsHint: "每个至少两个字，最多 40 个字。已经在词表里的，会改成下面选的依据和做法。",
    ground: "依据哪一条",
    strength: "找到以后怎么做",
    submit: "加入词表",
    count: (count: number) => `共 ${count} 个词`,
    none: "词表还是空的",
    remove: "移出",
    removeOf: (word: string) => `把“${word}”移出词表`,
    tryTitle: "试一试",
    tryLead: "粘贴一段话，看会找到哪些词。不会保存。",
    tryText: "一段话",
    trySubmit: "查找",
    tryAgain: "再试一段",
    found: "找到这些",
    foundNothing: "没有找到词表里的词。",
    back: "回到词表",
    readOnly: "词表由居委会增减。",
  },
  settings: {
    review: "发表前审核",
  },
  conduct: {
    title: "系统会提醒居委会什么",
    lead: "系统不会自己隐藏或删除任何意见和议题，只会提醒居委会查看。它留意的是：",
    noticed: [
      "居委会词表里的词。词表不公开，免得有人照着躲；每个词都要对应本页的一条依据。少数词会让内容先审核再公开。",
      "新账号、链接多、内容重复、短时间内连发。只有其中一样时不提醒。",
      "多人举报。",
    ],
    held: "先审核的意见和议题，写的人能看到“待审核”和最晚处理时间；没有公开的，会看到依据和理由，可以申诉。",
    now: "本社区现在的设置：",
  },
};
