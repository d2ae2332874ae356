import type { RefusalCode } from "#app/domain/shared/refusal.ts";

/** What may be wrong with the form of a vote, a rule or a plan. */
export const planFaults = {
  building_missing: () => "请选择由哪一栋楼的业主表决。",
  grid_missing: () => "请选择由哪个村民小组（网格）表决。",
  not_for_this_track: () => "这一类表决不用这一项，请改回空白，或者换一个类型。",
  asked_missing: () => "请填写有多少人提议，只写数字。",
  study_missing: () => "这类表决要先由社区党组织研究，请填写研究的日期。",
  minutes_missing: () => "请填写会议纪要的编号或名称。",
  rule_of_other_track: () => "这一版规则是另一类表决的，请换一版，或者换一个类型。",
  bad_days: () => "请填 0 到 365 的整数。",
  method_of_law: () => "这类表决依法只能“同意、反对、弃权”。其他方式只用于协商意向。",
  options_without_method: () => "“同意、反对、弃权”的表决没有选项。请清空选项，或者换一种方式。",
  too_few_options: () => "请至少写两个选项，一行一个。",
  too_many_options: () => "选项最多 50 个。",
  option_too_long: () => "每个选项最多 80 个字。",
  option_repeated: () => "有两个选项一样，请改一下。",
  cost_missing: () => "每行写成“项目 | 金额”，金额大于零，最多两位小数，例如：修缮凉亭 | 38000.00",
  bad_option_count: () => "请填 1 到选项总数的整数。",
  bad_score: () => "请填 1 到 100 的整数。",
  bad_amount: () => "请填写金额，大于零，最多两位小数，例如 200000.00。",
  secret_by_area: () => "按面积计票的表决不能无记名：面积会说出是谁投的。",
  secret_is_final: () => "无记名投票投出后就认不出是谁的，不能再改。请选“投出后不能改”。",
  no_tie_in_motion: () => "“同意、反对、弃权”的表决不会有并列，不用抽签。",
  lot_source_missing: () => "请写明用哪个公开的随机数抽签，例如：2026 年 12 月 20 日福利彩票双色球开奖号码。",
  deemed_of_owners: () => "“未表态从众”只用于业主事项的同意、反对、弃权表决。请清空。",
  deemed_is_named: () => "“未表态从众”要知道谁没有表态，不能用在无记名投票里。",
};

/** Why a vote is not prepared, approved or opened, or a rule not added. */
export const planRefusals = {
  body_unbalanced:
    "代表会议里，居民代表要占五分之四以上，现在不够，会议不能作决定。请先在“身份与任职”里登记好代表，再来发起。",
  own_plan: "这份方案是您拟定的，要由另一位来批准或退回。",
  not_your_plan: "方案由拟定人撤回。需要修改的，请退回并写明理由。",
  two_roles_needed: "发布名册要居委会主任和居委会成员两个人：成员拟定的由主任批准，主任拟定的由成员批准。",
  plan_first: "有法律效力的表决要先拟定方案，由另一位同事批准后才能公告。",
  plan_decided: "这份方案已经有了结果。",
  plan_waiting: "这个议题已经有一份表决方案在等待批准。请先等它有结果，或者把它撤回。",
  roll_changed:
    "您打开页面之后，名册有了变化，人数或面积和刚才不一样了。没有发出公告：请刷新页面，核对现在的名册，再批准。",
  cannot_ask_for_this: "这类表决不能由他们提议。请改为居委会召集，或换一个提议人。",
  more_asked_than_are: "提议人数比登记的总人数还多。请核对人数，或先补登记。",
  too_few_asked: "提议人数没有达到法律要求。请补足联名，或改由居委会召集。",
  study_first: "社区党组织还没有研究这件事。请先研究，再填上日期和会议纪要编号。",
  study_not_yet: "研究的日期还没有到。请在研究之后再来发起。",
  no_such_account: "本社区没有用这个手机号或登录名的账号。请核对，或者留空：没有账号的成员用纸质票。",
  member_already: "这个账号已经在名单里了，不用再添加。",
  member_left: "这位已经不在名单里了。",
  not_at_home: "这位现在没有登记住在这一户。请刷新页面，重新选择。",
  chair_only: "这件事由居委会主任办理。",
  rule_outdated: "这个版本的规则已经不是最新的了。请重新打开页面，选择最新的一版或法律规定。",
  weaker_quorum: "参与要求低于法律规定。本社区的规则只能比法律更严，请改高一些。",
  weaker_majority: "通过条件低于法律规定。本社区的规则只能比法律更严，请改高一些。",
  shorter_notice: "公告天数少于法律规定。本社区的规则只能比法律更长，请改长一些。",
} satisfies Partial<Record<RefusalCode, string>>;
