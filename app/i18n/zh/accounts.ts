export const accounts = {
  frontDoor: {
    title: "选择您的社区",
    emptyTitle: "这里还没有社区",
    emptyHint: "安装已经完成。请管理员在服务器上运行下面的命令，建立第一个社区和第一个账号：",
  },
  signIn: {
    title: "登录",
    name: "账号或手机号",
    password: "密码",
    submit: "登录",
    help: "没有账号或忘记密码，请带身份证件到居委会窗口办理。",
  },
  me: {
    title: "我的",
    roles: "我在本社区的身份",
    noRoles: "您还没有在本社区登记，可以浏览，暂时不能参与。请到居委会登记。",
    proposals: "我的议题",
    drafts: "草稿",
    noProposals: "您还没有提过议题",
    noProposalsHint: "身边有什么想改变的？写下来，请邻居一起商量。",
    ballots: "等我投票",
    noBallots: "现在没有等您投票的事项。",
  },
};
