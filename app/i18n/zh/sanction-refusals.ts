/** Why somebody cannot be sanctioned, or cannot write. */
export const sanctionRefusals = {
  wrote_enough: "您这段时间写得比较多了，请过一会儿再来。各档能发多少，写在发言公约里。",
  too_many_links: "链接太多了，请去掉几个。各档能放几个，写在发言公约里。",
  muted: "您现在被暂停发言，不能发表意见、提议题和举报。原因和申诉的办法在“我的”里。",
  slowed: "您现在是放慢发言，还没有到下一次的时间。原因和申诉的办法在“我的”里。",
  sanction_of_staff: "这位担任着职务，不能这样处理。职务由给予的人收回，请向管理员或街道反映。",
  hide_first: "只能针对已经隐藏的意见。请先处理这条意见本身。",
  sanctioned_already: "这条意见已经处理过发表的人了，一件事不处理两次。",
  warn_first: "90 天内还没有提醒或限制过这位，不能直接暂停发言。请先提醒，或者放慢发言。",
  sanction_too_long: "时间太长了：放慢发言最长 14 天，第一次暂停最长 7 天，90 天内暂停过的最长 30 天。",
  sanction_over: "这次处理已经结束或者撤销了。",
  sanction_decided: "这件申诉已经有了决定，或者还没有人申诉。",
  own_sanction: "这次处理是您决定的，申诉要由另一位同事决定。",
  appeal_too_late: "到期 7 天以后就不能再申诉了。",
};
