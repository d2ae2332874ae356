import { StepFailed } from "./progress.mjs";

/**
 * The sentence for an error that the operator can do something about; a bug stays what it is.
 * @param {any} error
 */
export function explained(error) {
  if (error.faults) return new StepFailed(error.faults.map((/** @type {string} */ fault) => `✗ ${fault}`).join("\n"));
  if (["EmbeddedError", "HolidayFault", "MigrationError"].includes(error.name))
    return new StepFailed(`✗ ${error.message}`);
  if (error.syscall !== "listen" && error.syscall !== "getaddrinfo") return error;
  if (error.code === "EADDRINUSE") {
    return new StepFailed(`✗ 端口 ${error.port} 已被占用。请停下占用它的程序，或用 PORT=… 另选一个。`);
  }
  if (error.code === "EACCES")
    return new StepFailed(`✗ 没有权限使用端口 ${error.port}。请用 PORT=… 另选一个 1024 以上的。`);
  return new StepFailed(`✗ HOST 不是本机的地址：${error.address ?? error.hostname}。`);
}
