import type { Role } from "#app/domain/shared/actor.ts";
import type { RefusalCode } from "#app/domain/shared/refusal.ts";
import { planFaults } from "./plan-refusals.ts";
import { refusals } from "./refusals.ts";

type Fault = { code: string; limit?: number };

const FAULTS: Record<string, (limit: number) => string> = {
  required: () => "请填写这一项。",
  too_long: (limit) => `写得太长了，最多 ${limit} 个字。`,
  too_short: (limit) => `再多写一点，至少 ${limit} 个字。`,
  unknown_option: () => "请从给出的选项里选一个。",
  repeated: () => "这一项提交了两次，请只填一次。",
  broken_text: () => "有无法识别的字符，请检查后重新输入。",
  file_missing: () => "请选择一个文件。",
  file_too_large: () => "文件太大，请换一个小一些的。",
  not_a_photo: () => "这不是可以使用的照片。请换一张 JPG、PNG、WebP 或 HEIC 格式的。",
  photo_heic: () => "这张 HEIC 照片太大。请换成 JPG 格式，或者上传它的截图。",
  not_valid: () => "这里填得不对，请检查。",
  bad_digits: () => "请输入 6 位数字。",
  no_passkey: () => "没有收到通行密钥，请再试一次。",
  name_length: () => "名字要有 2 到 16 个字。",
  name_characters: () => "名字里有不能用的字符。请只用文字、数字和空格。",
  name_reserved: () => "这个名字容易被当成居委会或管理员，请换一个。",
  name_taken: () => "这个名字本社区已经有人用了，请换一个。",
  name_of_staff: () => "这个名字和社区工作人员的名字太像了，请换一个。",
  passwords_differ: () => "两次输入的密码不一样。",
  bad_hours: () => "请填 1 到 168 的整数。",
  bad_count: () => "请填 0 到 1000 的整数。",
  bad_word: () => "只用小写字母、数字和连字符，2 到 32 个。",
  new_name_missing: () => "请写新街道的名称，至少 2 个字。",
  bad_url: () => "请填写完整网址，以 http:// 或 https:// 开头。",
  no_such_number: () => "议题编号写成 2026-0012 这样。",
  reason_missing: () => "请写明理由，提出人和邻居都会看到。",
  refusal_reason_missing: () => "请写明不通过的原因，申请人会看到。",
  bad_moment: () => "请填写有效的日期和时间。",
  range_turned_round: () => "后一个号要不小于前一个。",
  no_seat_ticked: () => "请先勾选送到的席位。",
  proxy_of_property: () => "物业服务企业的人员不能受托，请确认后打勾。",
  bad_day: () => "请填写有效的日期。",
  notice_period_too_short: () => "公示期至少 15 天。",
  notice_period_too_long: () => "公示期最长 365 天。",
  bad_area: () => "请填写面积，最多两位小数，例如 89.37。",
  owner_or_same: () => "业主姓名和“同一户业主”，请填其中一项。",
  too_many_names: () => "最多写 20 位，每位不超过 60 个字，一行一位。",
  bad_id_tail: () => "请填证件号码的最后四位，或者留空。",
  kind_and_owners: () => "产权人数和类型对不上：个人是一位产权人，共有至少两位，单位至少一位。",
  voter_without_name: () => "选中的这一位没有写名字。",
  no_unit_chosen: () => "请至少选一套房屋。",
  area_missing: () => "请选择由哪个小区的业主表决。",
  bad_contact: () => "请填写 11 位手机号，或完整的电子邮箱地址。",
  bad_code: () => "验证码是 6 位数字，请看短信或邮件里的数字。",
  not_ticked: () => "请先阅读，并在方框里打勾。",
  bad_real_name: () => "请填写真实姓名，只用汉字或字母，例如 张小明、买买提·阿不都拉。",
  password_short: () => "密码至少 8 个字符，可以用汉字。",
  password_long: () => "密码最多 128 个字符。",
  password_common: () => "这个密码太常见，别人很容易猜到。请换一个，例如用几个不相干的词连起来。",
  password_own: () => "密码里除了名字、号码或本站的名称，几乎没有别的内容。请换一个。",
  summary_empty: () => "请至少写一方的理由。",
  ...planFaults,
};

const waitOf = (seconds: number) => {
  if (seconds < 120) return `${seconds} 秒`;
  return seconds < 7_200 ? `${Math.ceil(seconds / 60)} 分钟` : `${Math.ceil(seconds / 3_600)} 小时`;
};

const roles: Record<Role, string> = {
  resident: "居民",
  owner: "业主",
  representative: "居民代表",
  buildingSteward: "楼栋长",
  gridWorker: "网格员",
  moderator: "居委会成员",
  chair: "居委会主任",
  supervisor: "居务监督委员会",
  official: "街道工作人员",
  admin: "管理员",
};

export const common = {
  brand: "阳光议事厅",
  slogan: "自己的家园，大家商量着办",
  otherLanguage: "English",
  skipToContent: "跳到正文",
  elderOn: "长辈版",
  elderOff: "标准版",
  signIn: "登录",
  signOut: "退出登录",
  privacyPolicy: "隐私政策",
  complaints: (channel: string) => `投诉渠道：${channel}`,
  nav: { label: "主导航", home: "首页", proposals: "议事", votes: "表决", notices: "公示", me: "我的" },
  wayOn: { sign_in_first: "去登录", factor_first: "去完成两步验证", prove_again: "去确认身份" } as Partial<
    Record<RefusalCode, string>
  >,
  owesFactor: "您是社区工作人员。完成两步验证之前，可以浏览和以居民身份参与，不能办理工作。",
  toSecondStep: "去完成两步验证",
  myAccount: "我的账号",
  back: "返回",
  preview: "预览",
  working: "正在提交…",
  print: "打印",
  save: "保存",
  pager: { label: "翻页", next: "下一页", toFirst: "回到第一页" },
  waitFor: (seconds: number) => `操作得太频繁了，请 ${waitOf(seconds)}后再试。`,
  formHasFaults: "有几处需要再看一下，都标在下面。您填的内容还在。",
  faults: ({ code, limit = 0 }: Fault) => (FAULTS[code] ?? FAULTS.not_valid)?.(limit) ?? "",
  refusals,
  roles,
  error: {
    titles: {
      403: "这里您暂时进不去",
      404: "没有找到",
      503: "系统正在恢复",
    } as Partial<Record<number, string>>,
    otherTitle: "这一步没有成功",
    home: "回到首页",
    typed: "您刚才填写的内容",
    typedHint: "为免丢失，都列在这里，可以复制保存。",
    signInInNewTab: "打开登录页",
  },
};
