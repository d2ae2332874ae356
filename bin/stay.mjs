import { explained } from "./explain.mjs";
import { say } from "./progress.mjs";

/** Ctrl-C under npm arrives twice: from the terminal, and passed on by npm. */
const ONE_KEYSTROKE_MS = 500;

/**
 * Starts the app in this process and stays until it is told to stop; then what is under way is finished first.
 * @param {() => Promise<{ close(): Promise<void> }>} start
 */
export async function stay(start) {
  /** @type {{ close(): Promise<void> } | undefined} */
  let running;
  let asked = 0;
  const stop = async () => {
    if (asked && Date.now() - asked < ONE_KEYSTROKE_MS) return;
    // Before it runs, and for the impatient: the way out still stops the embedded database.
    if (!running || asked) process.exit(130);
    asked = Date.now();
    say("正在停止…");
    await running.close();
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  try {
    running = await start();
  } catch (error) {
    throw explained(error);
  }
}
