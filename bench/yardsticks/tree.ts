import { createElement, type ReactNode } from "react";

/** An element, or text. */
export type Tree = { tag: string; props: Record<string, unknown>; children: Tree[] } | string;
type Element = Exclude<Tree, string>;

const TOKEN = /<!--.*?-->|<!doctype html>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/g;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;
const VOID = /^(area|br|col|hr|img|input|link|meta|source|wbr)$/;
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/** The elements of a page that React drew. Rendered markdown (class "prose") stays the text it is to React. */
export function treeOf(html: string): Tree {
  const root: Element = { tag: "", props: {}, children: [] };
  const open = [{ element: root, start: 0 }];
  for (const { 0: token, 1: closing, 2: tag, 3: attributes = "", 4: selfClosing, index } of html.matchAll(TOKEN)) {
    const at = open.at(-1);
    if (!at) break;
    if (token.startsWith("<!")) continue;
    if (!tag) at.element.children.push(decoded(token));
    else if (closing) {
      open.pop();
      if (at.element.props.className === "prose") setInner(at.element, html.slice(at.start, index));
    } else {
      const element: Element = { tag, props: propsOf(attributes), children: [] };
      at.element.children.push(element);
      if (!selfClosing && !VOID.test(tag)) open.push({ element, start: index + token.length });
    }
  }
  const [page] = root.children;
  if (!page || open.length !== 1) throw new Error("this page is not whole");
  return page;
}

/** The tree as a component would return it. */
export function drawn(tree: Tree): ReactNode {
  return typeof tree === "string" ? tree : createElement(tree.tag, tree.props, ...tree.children.map(drawn));
}

function setInner(element: Element, inner: string) {
  element.props.dangerouslySetInnerHTML = { __html: inner };
  element.children = [];
}

function propsOf(attributes: string) {
  const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [
    name === "class" ? "className" : name,
    decoded(value),
  ]);
  return Object.fromEntries(pairs) as Record<string, unknown>;
}

const decoded = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
