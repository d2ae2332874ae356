/**
 * What becomes of a text between the parser and the page: nothing that somebody typed is lost, and no link hides where it
 * leads. Plain JavaScript, as the worker that uses it is.
 */

/** @typedef {import("mdast").Nodes} Words */
/** @typedef {import("mdast").RootContent} Content */

/** As the parser finds it: everything up to the next space. A Chinese sentence goes on without one. */
const ADDRESS = /(?:https?:\/\/|www\.)[!-~]+/gi;
const HOLDS_BLOCKS = ["root", "blockquote", "listItem"];

/**
 * Tags, notes and the words about pictures stand as they were typed: notes would name each other by ids, and many texts stand
 * on one page. What is to be done shows whether it is, and addresses in running text end where Chinese begins.
 *
 * @param {Words} parent
 */
export function keepWords(parent) {
  if (!("children" in parent)) return;
  if (parent.type === "listItem") tick(parent);
  const children = /** @type {Content[]} */ (parent.children).flatMap((child) => keptAs(child, parent));
  for (const child of children) keepWords(child);
  parent.children = /** @type {never} */ (children);
}

/**
 * @param {Content} child
 * @param {Words} parent
 * @returns {Content[]}
 */
function keptAs(child, parent) {
  if (child.type === "html") {
    const words = text(child.value);
    return HOLDS_BLOCKS.includes(parent.type) ? [{ type: "paragraph", children: [words] }] : [words];
  }
  if (child.type === "footnoteReference") return [text(`[^${child.label}]`)];
  if (child.type === "footnoteDefinition") return begunWith(`[^${child.label}]: `, child.children);
  if (child.type === "image" || child.type === "imageReference") return [text(child.alt ?? "")];
  if (child.type === "link" && isBare(child)) return addressesIn(child);
  return [child];
}

/** @param {string} value @returns {import("mdast").Text} */
const text = (value) => ({ type: "text", value });

/** @param {import("mdast").ListItem} item */
function tick(item) {
  if (typeof item.checked !== "boolean") return;
  item.children = begunWith(item.checked ? "☑ " : "☐ ", item.children);
  item.checked = null;
}

/**
 * @template {Content} Block
 * @param {string} words
 * @param {Block[]} blocks
 * @returns {(Block | import("mdast").Paragraph)[]}
 */
function begunWith(words, blocks) {
  const [first] = blocks;
  if (first?.type !== "paragraph") return [{ type: "paragraph", children: [text(words)] }, ...blocks];
  first.children.unshift(text(words));
  return blocks;
}

/**
 * Whether a link is an address that just stands there, with neither brackets nor pointed ones around it.
 *
 * @param {import("mdast").Link} link
 */
const isBare = ({ children: [words], position }) =>
  words?.type === "text" && words.position?.start.offset === position?.start.offset;

/**
 * @param {import("mdast").Link} link
 * @returns {Content[]}
 */
function addressesIn(link) {
  const [words] = link.children;
  if (words?.type !== "text" || /^[!-~]*$/.test(words.value)) return [link];
  /** @type {Content[]} */
  const parts = [];
  let done = 0;
  for (const { 0: found, index } of words.value.matchAll(ADDRESS)) {
    const address = withoutEnd(found);
    const url = /^www\./i.test(address) ? `http://${address}` : address;
    parts.push(text(words.value.slice(done, index)), { type: "link", url, children: [text(address)] });
    done = index + address.length;
  }
  return [...parts, text(words.value.slice(done))];
}

/**
 * Without what ends the sentence around it, as the parser takes it off.
 *
 * @param {string} address
 * @returns {string}
 */
function withoutEnd(address) {
  const isClosedOnly = address.endsWith(")") && address.split(")").length > address.split("(").length;
  const shorter = isClosedOnly ? address.slice(0, -1) : address.replace(/[?!.,:;*_~'"]+$/, "");
  return shorter === address ? address : withoutEnd(shorter);
}

/**
 * A link to elsewhere says where it leads, unless its own words begin with that.
 *
 * @param {import("hast").Element} link
 */
export function showHost(link) {
  const host = hostOf(String(link.properties.href ?? ""));
  if (!host || saysHost(wordsOf(link), host)) return;
  const shown = { type: /** @type {const} */ ("text"), value: `(${host})` };
  link.children.push(
    { type: "text", value: " " },
    { type: "element", tagName: "span", properties: { className: ["host"] }, children: [shown] },
  );
}

/**
 * As the browser will read it: the host, or the address of mail. Empty for what stays on this site.
 *
 * @param {string} href
 */
function hostOf(href) {
  if (!URL.canParse(href, "https://here.invalid")) return "";
  const { host, pathname } = new URL(href, "https://here.invalid");
  return host === "here.invalid" ? "" : host || pathname;
}

/**
 * @param {string} words
 * @param {string} host
 */
function saysHost(words, host) {
  const said = words.toLowerCase().replace(/^[a-z][a-z+.-]*:\/\//, "");
  return said.startsWith(host.toLowerCase()) && /^(?:[/?#]|$)/.test(said.slice(host.length));
}

/**
 * @param {import("hast").ElementContent} node
 * @returns {string}
 */
const wordsOf = (node) =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(wordsOf).join("") : "";
