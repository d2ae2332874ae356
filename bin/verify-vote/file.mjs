import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** npm runs its scripts in the project's folder, and says where the command was typed. @param {string} file */
export function whereTyped(file) {
  const here = resolve(file);
  return existsSync(here) ? here : resolve(process.env.INIT_CWD ?? ".", file);
}
