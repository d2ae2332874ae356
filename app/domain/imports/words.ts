import type { AreaSource, MemberCapacity, UnitKind } from "#app/db/generated/enums.ts";

/** How spreadsheets say what the register knows by a code: our own word first, then what others write. */
type Words<T extends string> = Record<T, readonly [string, ...string[]]>;

export const UNIT_KINDS: Words<UnitKind> = {
  flat: ["住宅", "房屋", "住房", "公寓", "别墅", "成套住宅"],
  shop: ["商铺", "店铺", "门面", "商业", "商业用房", "商服", "底商", "门面房"],
  parkingBay: ["车位", "停车位", "地下车位", "车库", "产权车位"],
};

export const AREA_SOURCES: Words<AreaSource> = {
  registered: ["登记", "不动产登记", "产权登记", "登记簿", "产权证"],
  surveyed: ["测绘", "实测", "测绘报告"],
  contract: ["合同", "买卖合同", "购房合同"],
};

/** What counts as one owner is the same for one person and for several; companies and developers are told apart by name. */
export type OwnerClass = "people" | "company" | "developer";

export const OWNER_KINDS: Words<"person" | "coOwners" | "company" | "developer"> = {
  person: ["个人", "自然人", "私人", "单独所有", "单独"],
  coOwners: ["共有", "共同共有", "按份共有", "共同所有"],
  company: ["单位", "公司", "企业", "法人", "机构"],
  developer: ["开发商", "建设单位", "开发企业", "开发公司"],
};

/** The voter is one of the owners, or votes in their place. */
export const VOTER_CAPACITIES: Words<MemberCapacity> = {
  owner: ["共有人", "本人", "业主", "业主本人"],
  guardian: ["监护人", "法定代理人", "家长"],
  agent: ["代理人", "委托代理人", "受托人", "经办人"],
};

const YES = ["是", "y", "yes", "1", "true", "√", "✓", "✔", "对", "计入", "计"];
const NO = ["否", "n", "no", "0", "false", "×", "✗", "✘", "x", "不是", "不计入", "不计", "不"];

/** The code a word stands for; null when it stands for none. */
export function readWord<T extends string>(words: Words<T>, text: string): T | null {
  const codes = Object.keys(words) as T[];
  return codes.find((code) => words[code].includes(text.replace(/\s+/g, ""))) ?? null;
}

export function readYesNo(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : null;
}

export const showYesNo = (is: boolean) => (is ? "是" : "否");
