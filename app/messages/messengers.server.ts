import type { Messenger, Messengers } from "#app/domain/accounts/code-message.ts";
import { log } from "#app/http/log.server.ts";
import { httpGateway } from "./http-gateway.server.ts";
import { mailServer } from "./mail-server.server.ts";
import type { Messaging } from "./settings.ts";
import { whyOf } from "./why.ts";

/** What the configuration says messages are sent with. */
export function createMessengers({ sms, mail }: Messaging): Messengers {
  return {
    phone: sms === "off" ? null : sms === "log" ? logged : telling("the text message gateway", httpGateway(sms)),
    email: mail && telling("the mail server", mailServer(mail)),
  };
}

/** The operator learns why a message was not sent, and not to whom. */
const telling = (what: string, messenger: Messenger): Messenger => ({
  async send(to, message) {
    try {
      await messenger.send(to, message);
    } catch (error) {
      log.error({ why: whyOf(error) }, `${what} did not send`);
      throw error;
    }
  },
});

/** For trying things out: the one place where a code is logged, and nobody's number with it. */
const logged: Messenger = {
  async send(_to, { text }) {
    log.info(text);
  },
};
