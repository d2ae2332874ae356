import { posix } from "node:path";

import { LIMITS } from "./limits.js";
import { Unreadable } from "./unreadable.js";
import { handleXml } from "./xml.js";
import { contentOf, partsOf } from "./zip.js";

/**
 * What the cells of a workbook's sheets refer to.
 * @typedef {{ sharedTexts: string[], dateStyles: Set<number>, date1904: boolean }} Shared
 * @typedef {Shared & { sheets: (() => AsyncGenerator<Buffer>)[] }} Workbook each sheet's XML, as often as it is asked for
 */

/** Formats for days and times that every workbook has; the first number of each range and the last. */
const DATE_FORMATS = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/**
 * @param {Buffer} bytes
 * @param {(share: number) => void} onProgress
 * @returns {Promise<Workbook>}
 */
export async function openWorkbook(bytes, onProgress) {
  const parts = partsOf(bytes);
  refuseOthers(parts);
  const unpacked = { bytes: 0 };
  /** @param {string} name */
  const content = (name) => {
    const part = parts.get(name);
    return part ? contentOf(bytes, part, unpacked) : undefined;
  };

  const home = [...(await relationsOf(content("_rels/.rels"), "")).values()].find(
    ({ type }) => type === "officeDocument",
  );
  const workbook = content(home?.target ?? "");
  if (!home || !workbook) throw new Unreadable("no_workbook");
  const folder = posix.dirname(home.target);
  const relations = await relationsOf(content(`${folder}/_rels/${posix.basename(home.target)}.rels`), folder);
  const { sheets, date1904 } = await sheetsOf(workbook);
  /** @param {string} type */
  const partOf = (type) => content([...relations.values()].find((relation) => relation.type === type)?.target ?? "");
  return {
    date1904,
    sharedTexts: await sharedTextsOf(partOf("sharedStrings")),
    dateStyles: await dateStylesOf(partOf("styles")),
    sheets: sheets.flatMap((id) => {
      const part = parts.get(relations.get(id)?.target ?? "");
      // Read twice, counted once.
      return part ? [() => contentOf(bytes, part, { ...unpacked }, onProgress)] : [];
    }),
  };
}

/** @param {Map<string, import("./zip.js").Part>} parts */
function refuseOthers(parts) {
  const names = [...parts.keys()];
  if ([...parts.values()].some(({ locked }) => locked)) throw new Unreadable("locked");
  if (names.some((name) => /vbaProject\.bin$|\/macrosheets\//i.test(name))) throw new Unreadable("macros");
  if (names.some((name) => /^(?:word|ppt)\/|^mimetype$|workbook\.bin$/.test(name)))
    throw new Unreadable("other_document");
}

/**
 * What a part refers to, by id.
 * @param {AsyncIterable<Buffer> | undefined} pieces
 * @param {string} folder
 */
async function relationsOf(pieces, folder) {
  /** @type {Map<string, { type: string, target: string }>} */
  const relations = new Map();
  await handleXml(pieces ?? none(), {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name !== "Relationship") return;
      const target = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
      relations.set(Id, { type: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
  });
  return relations;
}

async function* none() {
  yield Buffer.from("<none/>");
}

/** @param {AsyncIterable<Buffer>} pieces */
async function sheetsOf(pieces) {
  /** @type {string[]} */
  const sheets = [];
  let date1904 = false;
  await handleXml(pieces, {
    open(name, attributes) {
      if (name === "workbookPr") date1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet" || (attributes.state ?? "visible") !== "visible") return;
      const [, id] = Object.entries(attributes).find(([key]) => /:id$/.test(key)) ?? [];
      if (id) sheets.push(id);
    },
  });
  return { sheets, date1904 };
}

/** @param {AsyncIterable<Buffer> | undefined} pieces */
async function sharedTextsOf(pieces) {
  /** @type {string[]} */
  const texts = [];
  let characters = 0;
  let current = "";
  let isText = false;
  let isReading = false;
  await handleXml(pieces ?? none(), {
    open(name) {
      if (name === "si") current = "";
      // How a text is pronounced stands beside it, and is no part of it.
      if (name === "rPh") isReading = true;
      isText = name === "t" && !isReading;
    },
    text(piece) {
      if (isText && current.length <= LIMITS.text) current += piece.slice(0, LIMITS.text + 1);
    },
    close(name) {
      isText = false;
      if (name === "rPh") isReading = false;
      if (name !== "si") return;
      texts.push(current);
      characters += current.length;
      if (texts.length > LIMITS.sharedTexts || characters > LIMITS.sharedCharacters) {
        throw new Unreadable("too_much_inside");
      }
    },
  });
  return texts;
}

/**
 * The styles that show a number as a day.
 * @param {AsyncIterable<Buffer> | undefined} pieces
 */
async function dateStylesOf(pieces) {
  /** @type {Set<number>} */
  const dates = new Set();
  const formats = new Set(DATE_FORMATS.flatMap(([first = 0, last = 0]) => range(first, last)));
  let inCells = false;
  let style = 0;
  await handleXml(pieces ?? none(), {
    open(name, { numFmtId = "0", formatCode = "" }) {
      if (name === "numFmt" && isDateFormat(formatCode)) formats.add(Number(numFmtId));
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      if (formats.has(Number(numFmtId))) dates.add(style);
      style += 1;
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dates;
}

/** @param {string} code such as yyyy"年"m"月"d"日" */
const isDateFormat = (code) => /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/g, ""));

/**
 * @param {number} first
 * @param {number} last
 */
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
