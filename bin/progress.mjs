/** What the commands print: one line a step, with its seconds, and on a terminal what is under way. */
/** @type {NodeJS.WriteStream} */
let stream = process.stdout;
/** @type {Map<string, number>} */
const underWay = new Map();
/** @type {NodeJS.Timeout | undefined} */
let ticking;

/** For a command whose standard output is its result and nothing else. */
export function tellOnStandardError() {
  stream = process.stderr;
}

/** A failure that is already told in full: no stack is printed for it. */
export class StepFailed extends Error {}

/**
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} work returning null when there was nothing to do: then nothing is printed
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const began = performance.now();
  underWay.set(title, began);
  if (stream.isTTY) ticking ??= setInterval(showUnderWay, 250).unref();
  try {
    const result = await work();
    finish(title);
    if (result !== null) say(`✓ ${title}  ${seconds(began)}`);
    return result;
  } catch (error) {
    finish(title);
    say(`✗ ${title}  ${seconds(began)}`);
    throw error;
  }
}

/** @param {string} line */
export function say(line) {
  if (stream.isTTY) stream.write("\r\x1b[2K");
  stream.write(`${line}\n`);
}

/** @param {string} title */
function finish(title) {
  underWay.delete(title);
  if (underWay.size === 0) {
    clearInterval(ticking);
    ticking = undefined;
    if (stream.isTTY) stream.write("\r\x1b[2K");
  }
}

function showUnderWay() {
  const parts = [...underWay].map(([title, began]) => `${title} ${seconds(began)}`);
  stream.write(`\r\x1b[2K… ${parts.join("　")}`);
}

/** @param {number} began */
const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} 秒`;

/**
 * Runs a command to its end and ends the process with what went wrong, in the words of whoever can mend it.
 * @param {() => Promise<void>} work
 */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (error instanceof StepFailed) console.error(error.message);
    else console.error(error);
    process.exit(1);
  }
}
