import type { Messenger, Messengers } from "#app/domain/accounts/code-message.ts";
import { log } from "#app/http/log.server.ts";
import { httpGateway } from "./http-gateway.server.ts";
import { mailServer } from "./mail-server.server.ts";
import type { Messaging } from "./settings.ts";

/** What the configuration says messages are sent with. */
export function createMessengers({ sms, mail }: Messaging): Messengers {
  return {
    phone: sms === "off" ? null : sms === "log" ? logged : httpGateway(sms),
    email: mail && mailServer(mail),
  };
}

/** For trying things out: the one place where a code is logged, and nobody's number with it. */
const logged: Messenger = {
  async send(_to, { text }) {
    log.info(text);
  },
};
