import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { parseArgs } from "node:util";

import { readConfig } from "#app/config.server.ts";
import { connect, disconnect } from "#app/db/client.server.ts";
import { isUniqueViolation } from "#app/db/errors.server.ts";
import { createAdmin } from "#app/domain/accounts/create-admin.server.ts";
import { faultOfPassword } from "#app/domain/accounts/password-rule.ts";
import { zh } from "#app/i18n/zh.ts";
import { telling, withDatabase } from "./database.ts";
import { StepFailed, say } from "./progress.mjs";

/** What is asked, the flag that answers it beforehand, and what an answer looks like. */
const QUESTIONS = {
  name: ["您的姓名", /^.{1,32}$/u, "1 到 32 个字"],
  login: ["登录名", /^\S{2,32}$/u, "2 到 32 个字，不含空格"],
  password: ["密码", /^.{8,128}$/su, "8 到 128 个字符"],
  community: ["社区在网址里的名字，如 yangguang", /^[a-z0-9-]{2,32}$/, "2 到 32 个小写字母、数字或连字符"],
  "community-name": ["社区名称，如 阳光社区", /^.{2,32}$/u, "2 到 32 个字"],
  subdistrict: ["街道或镇，如 和平街道", /^.{2,32}$/u, "2 到 32 个字"],
} as const satisfies Record<string, readonly [string, RegExp, string]>;

type Key = keyof typeof QUESTIONS;
const KEYS = Object.keys(QUESTIONS) as Key[];

await telling(async () => {
  const given = flags();
  const answers = {} as Record<Key, string>;
  for (const key of KEYS) {
    const own = Object.values(answers);
    answers[key] = given[key] === undefined ? await ask(key, own) : checked(key, given[key], own);
  }

  await withDatabase(async (url) => {
    connect(url, readConfig().databaseConnections);
    try {
      await createAdmin({
        ...{ loginName: answers.login, realName: answers.name, password: answers.password },
        ...{ communityId: answers.community, communityName: answers["community-name"] },
        subdistrict: answers.subdistrict,
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new StepFailed(`✗ 登录名“${answers.login}”已有人用。`) : error;
    } finally {
      await disconnect();
    }
    say(
      `✓ 已建好管理员账号 ${answers.login} 和${answers["community-name"]}。启动后打开 /c/${answers.community} 登录。`,
    );
  });
});

/** --name 王芳 --login wangfang …; the password from PASSWORD, which no list of processes shows, or --password. */
function flags(): Partial<Record<Key, string>> {
  const options = Object.fromEntries(KEYS.map((key) => [key, { type: "string" as const }]));
  try {
    return { password: process.env.PASSWORD, ...parseArgs({ options }).values } as Partial<Record<Key, string>>;
  } catch (error) {
    const list = KEYS.map((key) => `  --${key}  ${QUESTIONS[key][0]}`).join("\n");
    throw new StepFailed(`✗ ${error instanceof Error ? error.message : error}\n可用的选项：\n${list}`);
  }
}

function checked(key: Key, answer: string, own: string[]): string {
  const [title, shape, words] = QUESTIONS[key];
  if (!shape.test(answer)) throw new StepFailed(`✗ ${title}应为 ${words}。`);
  const fault = faultOf(key, answer, own);
  if (fault) throw new StepFailed(`✗ ${fault}`);
  return answer;
}

async function ask(key: Key, own: string[]): Promise<string> {
  if (!process.stdin.isTTY) throw new StepFailed(`✗ 缺少 --${key}（${QUESTIONS[key][0]}）。`);
  const [title, shape, words] = QUESTIONS[key];
  for (;;) {
    const answer = await readLine(`${title}：`, key === "password");
    const fault = shape.test(answer) ? faultOf(key, answer, own) : `应为 ${words}。`;
    if (!fault) return answer;
    say(`  ${fault}`);
  }
}

/** Whoever holds this account holds everything: its password is judged as everybody's is. */
function faultOf(key: Key, answer: string, own: string[]): string | null {
  const code = key === "password" ? faultOfPassword(answer, own) : null;
  return code && zh.faults({ code });
}

async function readLine(prompt: string, hidden: boolean): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: hidden ? nowhere : process.stdout, terminal: true });
  lines.on("SIGINT", () => process.exit(130));
  if (hidden) process.stdout.write(prompt);
  const answer = await lines.question(hidden ? "" : prompt);
  lines.close();
  if (hidden) process.stdout.write("\n");
  // A password is taken as typed.
  return hidden ? answer : answer.trim();
}
