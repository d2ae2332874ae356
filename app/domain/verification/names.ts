/** What stands between the parts of a name, in the many ways it is typed: 欧阳·娜娜, 阿卜杜•热合曼, Anna-Maria. */
const BETWEEN = /[\s\p{Cf}\p{Pd}·•‧∙⋅・･᛫⸱.．'’]/gu;

/** A name in the one form in which the same name is the same: width, case, spaces and dots make no difference. */
export const nameKey = (name: string) => name.normalize("NFKC").replace(BETWEEN, "").toLowerCase();

/** Whether two people wrote the same name. Nothing at all is nobody's name. */
export function isSameName(one: string, other: string): boolean {
  const key = nameKey(one);
  return key !== "" && key === nameKey(other);
}
