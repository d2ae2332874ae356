import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";

/**
 * Does the work only when its inputs have changed since it last succeeded.
 * @param {string} mark the file that remembers
 * @param {string[]} inputs files and folders
 * @param {() => Promise<unknown>} work
 */
export async function whenChanged(mark, inputs, work) {
  const now = fingerprint(inputs);
  if (existsSync(mark) && readFileSync(mark, "utf8") === now) return null;
  // Until the work is done there is no mark, so a run that was cut short is done again.
  if (existsSync(mark)) writeFileSync(mark, "");
  await work();
  writeFileSync(mark, now);
}

/** @param {string[]} inputs */
function fingerprint(inputs) {
  const hash = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap(filesIn).sort()) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((file) => !file.startsWith("app/db/generated/"));
}
