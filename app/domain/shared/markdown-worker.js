/**
 * Turns markdown into HTML that is safe to send. Runs in a worker thread, because some texts take a parser
 * longer than anyone may wait: the thread is then ended from outside. Plain JavaScript, so that the thread
 * starts from this very file both from source and from the build.
 */
import { parentPort } from "node:worker_threads";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import remarkRehype from "remark-rehype";

import { keepWords, showHost } from "./markdown-tree.js";

/** A page has one h1, its title; a text's own headings start below the page's. */
const HEADINGS = { h1: "h3", h2: "h4", h3: "h5", h4: "h6", h5: "h6", h6: "h6" };

const schema = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames?.filter((name) => name !== "img" && name !== "input"),
};

const processor = remark()
  .use(remarkGfm, { singleTilde: false })
  .use(() => keepWords)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(() => settle)
  .use(rehypeStringify);

/** @param {import("hast").Root} tree */
function settle(tree) {
  eachElement(tree, (element) => {
    element.tagName = HEADINGS[/** @type {keyof typeof HEADINGS} */ (element.tagName)] ?? element.tagName;
    if (element.tagName !== "a") return;
    element.properties.rel = ["nofollow", "ugc", "noopener"];
    showHost(element);
  });
}

/**
 * @param {import("hast").Root | import("hast").Element} parent
 * @param {(element: import("hast").Element) => void} visit
 */
function eachElement(parent, visit) {
  for (const child of parent.children) {
    if (child.type !== "element") continue;
    visit(child);
    eachElement(child, visit);
  }
}

/** What stands within a line divides no words. */
const WITHIN_A_LINE = /<\/?(?:a|code|del|em|span|strong|sub|sup)\b[^>]*>/g;

/** @param {string} html */
const plainText = (html) =>
  html
    .replace(WITHIN_A_LINE, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x3C;|&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x26;|&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

/**
 * @param {string} text
 * @returns {{ html: string, text: string }}
 */
function render(text) {
  const html = String(processor.processSync(text));
  return { html, text: plainText(html) };
}

// A text that overflows the stack is an answer too: null.
parentPort?.on("message", (/** @type {string} */ text) => {
  try {
    parentPort?.postMessage(render(text));
  } catch {
    parentPort?.postMessage(null);
  }
});
parentPort?.postMessage("ready");
