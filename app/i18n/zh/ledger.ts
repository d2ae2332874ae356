export const ledger = {
  title: "核对这次表决",
  lead: "表决的每一步都按顺序记进一本台账，只能往后添，不能改、不能抽。每添一笔，台账就有一个新的指纹，并由系统签名。",
  toLedger: "自己来核对",
  now: {
    title: "台账现在的指纹",
    size: (entries: number) => `记到第 ${entries} 笔`,
    hint: "把这个指纹记下来、拍下来或贴在公告栏。以后台账里只要改过一个字，指纹就对不上。",
    none: "台账正在建立，请过一分钟再看。",
    print: "打印张贴",
    scan: "扫码核对：台账是不是还和这张纸一致",
    note: "签名原文",
    key: "签名公钥",
  },
  agrees: {
    title: "一致",
    text: (size: number) => `您手里的指纹（第 ${size} 笔）和台账完全一致，之前的内容没有改动过。`,
  },
  differs: {
    title: "不一致",
    text: (size: number) =>
      `台账在第 ${size} 笔时没有这个指纹。请核对有没有抄错；如果没有，请保留好手里的凭据，向居务监督委员会反映。`,
  },
  recount: {
    title: "自己重新计票",
    closed: "下载全部数据，可以从头验证签名、名册和每一张票，并重新算出结果。不用相信居委会，也不用相信这个网站。",
    running: "截止计票后，全部数据会在这里公开下载，任何人都能重新计票。",
    download: "下载表决数据",
    how: "懂电脑的邻居可以用下面的命令核对（只需要 Node.js）：",
    command: "node bin/verify-vote/main.mjs 下载的文件",
  },
  receipt: {
    title: "计票凭据",
    number: "台账编号",
    entry: (n: number) => `第 ${n + 1} 笔`,
    tracker: "回执码",
    hint: "您的票已记进台账。保存凭据文件，以后可以证明这张票在里面，谁也删不掉。",
    save: "保存凭据",
    later: "凭据一分钟内生成，请稍后再来看。",
  },
  feed: { title: (community: string) => `${community} · 表决台账的签名指纹` },
};
