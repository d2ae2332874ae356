/** Tags of our renderer's HTML, whose attributes always stand in double quotes and whose text holds no bare "<". */
const TAG = /(<(?:"[^"]*"|[^">])*>)/;

/** The HTML with its text changed by `change`, and nothing inside tags, links and code touched. */
export function changeText(html: string, change: (text: string) => string): string {
  let closed = 0;
  return html
    .split(TAG)
    .map((part) => {
      if (!part.startsWith("<")) return closed > 0 ? part : change(part);
      if (/^<(a|code)\b/.test(part)) closed += 1;
      if (/^<\/(a|code)>/.test(part)) closed -= 1;
      return part;
    })
    .join("");
}
