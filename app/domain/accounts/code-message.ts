import { CODE_MINUTES, type CodePurpose } from "./one-time-code.ts";

/** A code on its way to somebody: `text` says it all; gateways that hold texts of their own take the `code` alone. */
export type CodeMessage = { subject: string; text: string; code: string };

/** Sends a message to a phone number or an e-mail address, or throws when it cannot be known to have gone out. */
export type Messenger = { send(to: string, message: CodeMessage): Promise<void> };

/** By what each kind of contact is reached here; null where the operator set nothing up. */
export type Messengers = { phone: Messenger | null; email: Messenger | null };

const FOR: Record<CodePurpose, string> = {
  enter: "登录或注册",
  changePhone: "更换手机号",
  changeEmail: "更换邮箱",
  resetPassword: "重设密码",
};

/** In Chinese, whatever the interface speaks, and never with a link: a message with one is not ours. */
export const codeMessage = (code: string, purpose: CodePurpose): CodeMessage => ({
  code,
  subject: `验证码 ${code}`,
  text: `【阳光议事厅】验证码 ${code}，用于${FOR[purpose]}，${CODE_MINUTES} 分钟内有效。请勿告诉任何人，工作人员不会向您索要。`,
});
