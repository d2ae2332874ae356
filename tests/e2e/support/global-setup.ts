import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { WITH_PARENT } from "./app.ts";

/** One server a run. Where it and its database are is handed to the workers through the environment. */
export default async function setUp() {
  const server = spawn(process.execPath, [...WITH_PARENT, "--import", "tsx", "tests/e2e/support/server.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { baseURL, databaseUrl, postOffice } = await firstWord(server);
  process.env.BASE_URL = baseURL;
  process.env.TEST_DATABASE_URL = databaseUrl;
  process.env.POST_OFFICE = postOffice;
  return async () => {
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    await ended;
  };
}

/** The line of JSON it prints once it serves. */
function firstWord(server: ChildProcess): Promise<{ baseURL: string; databaseUrl: string; postOffice: string }> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) throw new Error("the server's output is piped");
    createInterface({ input: server.stdout }).on("line", (line) => {
      if (line.startsWith("{")) resolve(JSON.parse(line));
    });
    server.once("exit", (code) => reject(new Error(`the server under test ended with ${code}`)));
  });
}
