import { SaxesParser } from "saxes";

import { Unreadable } from "./unreadable.js";

/**
 * What to do at each element: names come without their prefix, attributes as they stand.
 * @typedef {{
 *   open?: (name: string, attributes: Record<string, string>) => void,
 *   close?: (name: string) => void,
 *   text?: (text: string) => void,
 * }} Handlers
 */

/**
 * Reads XML piece by piece; `after` runs when the elements of a piece were handled, and may hand on what they made.
 * Entities that a document makes up for itself are not known, so none can grow.
 * @template T
 * @param {AsyncIterable<Buffer>} pieces
 * @param {Handlers} handlers
 * @param {() => Iterable<T>} after
 */
export async function* readXml(pieces, { open, close, text }, after) {
  const parser = new SaxesParser({ position: false });
  if (open)
    parser.on("opentag", ({ name, attributes }) =>
      open(localName(name), /** @type {Record<string, string>} */ (attributes)),
    );
  if (close) parser.on("closetag", ({ name }) => close(localName(name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  parser.on("error", () => {
    throw new Unreadable("damaged");
  });
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield* after();
  }
  parser.close();
  yield* after();
}

/**
 * Reads XML for what its handlers make of it.
 * @param {AsyncIterable<Buffer>} pieces
 * @param {Handlers} handlers
 */
export async function handleXml(pieces, handlers) {
  for await (const _ of readXml(pieces, handlers, () => [])) {
    // All is done by the handlers.
  }
}

/** @param {string} name */
const localName = (name) => name.slice(name.indexOf(":") + 1);
