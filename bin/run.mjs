import { spawn } from "node:child_process";

import { StepFailed } from "./progress.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill();
});

/**
 * Runs a program quietly; what it printed is shown only when it failed.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env] added to ours
 * @param {number} [timeout] in milliseconds; 0 is none
 * @returns {Promise<string>} what it printed
 */
export function run(program, args, env = {}, timeout = 0) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout,
      shell: process.platform === "win32" && program === "npm",
    });
    running.add(child);
    let printed = "";
    child.stdout.on("data", (chunk) => (printed += chunk));
    child.stderr.on("data", (chunk) => (printed += chunk));
    child.on("error", (error) => reject(new StepFailed(`${program}：${error.message}`)));
    child.on("close", (code) => {
      running.delete(child);
      if (code === 0) resolve(printed);
      else reject(new StepFailed(`${printed.trim()}\n（${[program, ...args].join(" ")} 以 ${code} 结束）`));
    });
  });
}

/**
 * A package's command-line program, run with this Node.
 * @param {string} script its path under node_modules
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @param {number} [timeout]
 */
export const runScript = (script, args, env, timeout) =>
  run(process.execPath, [`node_modules/${script}`, ...args], env, timeout);
