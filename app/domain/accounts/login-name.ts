/** What is typed to sign in, in the one form it is stored in: full-width and capital letters are the same name. */
export const loginNameOf = (typed: string) => typed.normalize("NFKC").trim().toLowerCase();

/** 张*三: the first and last character of a real name; 李* for a name of two. */
export function maskedName(realName: string): string {
  const characters = [...realName];
  const [first = "", last = ""] = [characters[0], characters.at(-1)];
  return characters.length <= 2 ? `${first}*` : `${first}*${last}`;
}
